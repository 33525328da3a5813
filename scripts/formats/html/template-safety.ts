import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { report } from '../../ground/messages.ts'
import templateUnsafe from '../../rules/template-unsafe.ts'
import type { Template } from './template.ts'

/** Elements that run something, show another page, send what is typed, or change what addresses mean. */
const ACTIVE = new Set([
  ...['applet', 'audio', 'base', 'embed', 'form', 'frame', 'frameset', 'iframe', 'noscript', 'object', 'portal'],
  ...['script', 'source', 'style', 'track', 'video'],
])

/** Attributes that hold an address which is fetched, or followed without a click. */
const FETCHED = [
  'src',
  'srcSet',
  'poster',
  'data',
  'background',
  'action',
  'formAction',
  'ping',
  'xLinkHref',
  'manifest',
]

/** An address of a site, or of a kind such as `javascript:`; not a path beside the page. */
const LEADS_OUT = /^(?:\/\/|\\\\|[a-z][a-z\d+.-]*:)/i

/** Browsers pass over spaces before an address, and over control characters in it. */
function asBrowsersRead(address: unknown): string {
  return String(address ?? '').replace(/[\p{Cc}]|^\s+/gu, '')
}

/** Whether an address is another than a path beside the page. */
export function leadsOut(address: unknown): boolean {
  return LEADS_OUT.test(asBrowsersRead(address))
}

/**
 * Reports what a template must not hold (`template-unsafe`): scripts, frames, forms, a base, a refresh, and addresses of
 * other sites that a page would fetch. Links that a reader can click are left alone.
 */
export function checkTemplateSafety({ tree, file }: Template): void {
  visit(tree, 'element', (element: Element) => {
    const fault = faultOf(element)
    if (fault !== undefined) report(file, templateUnsafe, fault, { place: element.position?.start })
  })
}

function faultOf({ tagName, properties }: Element): string | undefined {
  const remedy = 'take it away, or set `active-templates: true` in publication.yaml'
  if (ACTIVE.has(tagName)) return `A template holds no \`<${tagName}>\`: ${remedy}`
  // Its content could be shown as a part of the page (`shadowrootmode`).
  if (tagName === 'template' && properties.dataSlot === undefined)
    return 'A `<template>` without `data-slot` fills no place: take it away'
  if (tagName === 'meta' && properties.httpEquiv !== undefined)
    return `A template holds no \`<meta http-equiv>\`: ${remedy}`
  const handler = Object.keys(properties).find(name => /^on[a-z]/i.test(name))
  if (handler !== undefined) return `A template holds no \`${handler.toLowerCase()}\`: ${remedy}`
  const fetched = tagName === 'a' || tagName === 'area' ? FETCHED : [...FETCHED, 'href']
  const name = fetched.find(key => [properties[key]].flat().some(leadsOut))
  if (name !== undefined)
    return `\`${name.toLowerCase()}\` names no file beside the template: put one into \`templates/\`, or ${remedy}`
  const href = asBrowsersRead(properties.href)
  if (leadsOut(href) && !/^(?:https?|mailto):/i.test(href)) return `This is no address to link to: ${remedy}`
  if (/url\s*\(|@import|expression\s*\(/i.test(String(properties.style ?? '')))
    return `A \`style\` that fetches something: write it into a style sheet of \`templates/\``
  return undefined
}
