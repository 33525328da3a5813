import type { Element, ElementContent, Properties } from 'hast'
import { s } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import figureUnsafe from '../rules/figure-unsafe.ts'
import {
  ELEMENTS,
  isAllowed,
  isDropped,
  isDroppedElement,
  PLAIN_TEXT_ELEMENTS,
  REFERENCED_ELEMENTS,
  referenceOf,
} from './allow-svg.ts'

declare module 'hast' {
  interface ElementData {
    /** SVG 2 `inline-size` of a `text` element, in user units: the room that its words have. No browser wraps by it: we do. */
    inlineSize?: number | undefined
  }
}

/**
 * A copy of an SVG tree that holds allowed elements and attributes alone. `style` attributes become presentation attributes.
 * What is refused is reported once for each name and value, as `figure-unsafe`.
 */
export function cleanSvg(svg: Element, file: VFile): Element {
  const refuse = refusals(file)
  const clean = cleanElement(svg, refuse)
  // The chapter says what the whole picture shows (`alt`); a title of the file would say it again, in a tooltip.
  clean.children = clean.children.filter(child => child.type !== 'element' || !PLAIN_TEXT_ELEMENTS.has(child.tagName))
  checkReferences(clean, file, refuse)
  return clean
}

/** How many elements those that a drawing shows again, as copies, markers, masks or patterns, may add to it. */
const MAX_COPIES = 10_000

type Refuse = (what: string, element: Element) => void

function refusals(file: VFile): Refuse {
  const seen = new Set<string>()
  return (what, element) => {
    if (seen.has(what)) return
    seen.add(what)
    report(file, figureUnsafe, `The drawing holds ${what}: take it out, for drawings neither run nor fetch anything`, {
      place: element.position?.start,
    })
  }
}

function cleanElement(element: Element, refuse: Refuse): Element {
  const children: ElementContent[] = []
  const isWords = element.tagName === 'text' || element.tagName === 'tspan'
  // Between lines it would stand at the end of the upper one and move it, where text ends or is centred at a place.
  const keepsSpace = isWords && !element.children.some(startsLine)
  for (const child of element.children) {
    if (child.type === 'text' && (keepsSpace || child.value.trim() !== '')) children.push({ ...child })
    if (child.type !== 'element' || isDroppedElement(child.tagName)) continue
    if (!ELEMENTS.has(child.tagName) || child.tagName === 'svg' || PLAIN_TEXT_ELEMENTS.has(element.tagName)) {
      refuse(`element \`${child.tagName}\``, child)
    } else children.push(cleanElement(child, refuse))
  }
  const { properties, inlineSize } = cleanProperties(element, refuse)
  return {
    type: 'element',
    tagName: element.tagName,
    properties,
    children,
    ...(element.position && { position: element.position }),
    ...(inlineSize !== undefined && { data: { position: {}, inlineSize } }),
  }
}

const startsLine = (node: ElementContent): boolean =>
  node.type === 'element' && (node.properties.x ?? node.properties.y ?? node.properties.dy) !== undefined

function cleanProperties(element: Element, refuse: Refuse): { properties: Properties; inlineSize: number | undefined } {
  const { style, ...own } = element.properties
  const declared = declarations(typeof style === 'string' ? style : '')
  const properties: Properties = {}
  // A declaration of `style` wins over an attribute of the same name.
  for (const [property, raw] of Object.entries({ ...own, ...declared })) {
    const value = Array.isArray(raw) ? raw.join(' ') : String(raw)
    if (isAllowed(element.tagName, property, value)) properties[property] = value
    else if (property !== 'inlineSize' && !isDropped(property)) {
      refuse(`attribute \`${property}="${value.slice(0, 60)}"\` of \`${element.tagName}\``, element)
    }
  }
  const room = Number.parseFloat(String(declared.inlineSize))
  return { properties, inlineSize: Number.isFinite(room) && room > 0 ? room : undefined }
}

/** The declarations of a `style` attribute under their hast property names. */
function declarations(style: string): Properties {
  const found: Record<string, string> = {}
  for (const declaration of style.replace(/\/\*[\s\S]*?\*\//g, '').split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0) found[declaration.slice(0, colon).trim().toLowerCase()] = declaration.slice(colon + 1).trim()
  }
  const { 'inline-size': inlineSize, ...rest } = found
  return { ...s('g', rest).properties, ...(inlineSize !== undefined && { inlineSize }) }
}

/**
 * Takes out references that lead nowhere, and references from within referenced elements: a `use` of a `use` of a `use` can draw a
 * billion shapes from a page of text.
 */
function checkReferences(svg: Element, file: VFile, refuse: Refuse): void {
  const ids = new Map<string, Element>()
  visit(svg as ElementContent, 'element', element => {
    const id = element.properties.id
    if (typeof id !== 'string') return
    if (ids.has(id))
      report(file, figureInvalid, `The id \`${id}\` stands here twice: change one`, { place: element.position?.start })
    ids.set(id, element)
  })
  let copied = 0
  const sizes = new Map<Element, number>()
  const copies = (target: Element, times: number): number => {
    const size = sizes.get(target) ?? sizeOf(target)
    sizes.set(target, size)
    copied += size * times
    return copied
  }
  const checked = (element: Element, within: boolean): void => {
    for (const [property, value] of Object.entries(element.properties)) {
      const target = referenceOf(property, String(value))
      if (target === undefined) continue
      const found = ids.get(target)
      if (found === undefined) {
        report(file, figureInvalid, `No element has the id \`${target}\``, {
          place: element.position?.start,
          actual: target,
          expected: ids.keys(),
        })
      } else if (within) {
        refuse(`reference to \`#${target}\` from within an element that others refer to`, element)
      } else if (!GRADIENTS.has(found.tagName) && copies(found, timesDrawn(element, property)) >= MAX_COPIES) {
        refuse(`copies of \`#${target}\`, which holds copies itself or is too large`, element)
      } else continue
      delete element.properties[property]
    }
  }
  visit(svg as ElementContent, 'element', element => {
    if (!REFERENCED_ELEMENTS.has(element.tagName)) return checked(element, false)
    visit(element as ElementContent, 'element', inner => checked(inner, true))
    return SKIP
  })
}

/** They have a few stops, and are worked out once. */
const GRADIENTS = new Set(['linearGradient', 'radialGradient'])

/** How often an element shows what one of its attributes refers to: a marker at each corner, a pattern in each shape that takes it over. */
function timesDrawn(element: Element, property: string): number {
  if (/^(?:fill|stroke)$/.test(property)) return sizeOf(element)
  if (!property.startsWith('marker')) return 1
  let times = 0
  visit(element as ElementContent, 'element', ({ properties: { d, points } }) => {
    const numbers = `${d ?? ''} ${points ?? ''}`.match(/\d+/g)?.length ?? 0
    times += property === 'markerMid' ? Math.ceil(numbers / 2) : 1
  })
  return times
}

function sizeOf(target: Element): number {
  let size = 0
  visit(target as ElementContent, 'element', element => {
    size += element.tagName === 'use' ? MAX_COPIES : 1
  })
  return size
}
