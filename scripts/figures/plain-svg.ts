import type { Element } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

/** What attributes say where they are not there (SVG 2), in elements that inherit nothing else. */
const INITIAL: Readonly<Record<string, string>> = {
  fontWeight: 'normal',
  opacity: '1',
  strokeWidth: '1',
  transform: 'translate(0,0)',
}

/**
 * Takes out of a drawn chart what changes nothing: attributes that say what holds anyway, and groups that say nothing. Half of
 * what Vega writes is that, and readers fetch it with the page.
 */
export function dropIdleMarkup(tree: Element): void {
  const inherited = new Set<string>()
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName !== 'g' && tagName !== 'svg') return
    for (const name of Object.keys(properties)) inherited.add(name)
  })
  visit(tree, 'element', element => {
    for (const [name, value] of Object.entries(INITIAL))
      if (String(element.properties[name]) === value && (isOwn(name) || !inherited.has(name)))
        delete element.properties[name]
    if (element.tagName !== 'line') return
    for (const name of ['x1', 'y1', 'x2', 'y2'])
      if (String(element.properties[name]) === '0') delete element.properties[name]
  })
  visit(tree, 'element', element => {
    if (element.tagName === 'g') sayOnce(element)
  })
  visit(tree, 'element', (element, index, parent) => {
    const isIdle = element.tagName === 'g' && Object.keys(element.properties).length === 0
    if (!isIdle || !parent || index === undefined) return undefined
    parent.children.splice(index, 1, ...element.children)
    return [SKIP, index]
  })
}

/** What elements inherit, and Vega says of each tick and label. */
const SAID_ALIKE = ['fill', 'stroke', 'fontSize', 'textAnchor']

/** Has a group say what all of its parts say alike. */
function sayOnce(group: Element): void {
  const parts = group.children.filter(child => child.type === 'element')
  if (parts.length < 3) return
  for (const name of SAID_ALIKE) {
    const value = parts[0]?.properties[name]
    if (value === undefined || group.properties[name] !== undefined) continue
    if (!parts.every(({ properties }) => properties[name] === value)) continue
    group.properties[name] = value
    for (const { properties } of parts) delete properties[name]
  }
}

/** Whether an attribute is for its element alone, and not for those within. */
function isOwn(name: string): boolean {
  return name === 'opacity' || name === 'transform'
}
