import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import { escapeXml } from '../../ground/xml-text.ts'
import { elementsBelow, elementsIn, readXmlTree, textIn } from '../../ground/xml-tree.ts'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { Language } from '../../model/publication.ts'
import importLanguage from '../../rules/import-language.ts'
import importSyntax from '../../rules/import-syntax.ts'
import type { MemoryUnit } from '../memory.ts'
import { matchLanguage } from './language.ts'

export interface MemoryLanguages {
  source: Pick<Language, 'id' | 'tag'>
  target: Pick<Language, 'id' | 'tag'>
}

/** Writes units as TMX 1.4b, a unit a line, so that files merge. */
export function writeTmx(units: Iterable<MemoryUnit>, { source, target }: MemoryLanguages): string {
  const header = `<header creationtool="policy-paper" creationtoolversion="1" segtype="paragraph" o-tmf="policy-paper" adminlang="${TOOL_LANGUAGE}" srclang="${source.tag}" datatype="plaintext"/>`
  const variant = (tag: string, text: string): string =>
    `<tuv xml:lang="${tag}"><seg>${escapeXml(text.toWellFormed())}</seg></tuv>`
  const lines = Array.from(units, unit => {
    const place = unit.in === '' ? '' : `<prop type="x-place">${escapeXml(unit.in)}</prop>`
    return `<tu>${place}${variant(source.tag, unit.source)}${variant(target.tag, unit.target)}</tu>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    header,
    '<body>',
    ...lines,
    '</body>',
    '</tmx>\n',
  ].join('\n')
}

/** Languages that a message names. */
const MOST_NAMED = 10

/** The line with which most files begin; nothing is read for it. */
const DOCTYPE = /<!DOCTYPE\s+tmx(?:\s+(?:SYSTEM|PUBLIC)(?:\s+(?:"[^"]*"|'[^']*')){1,2})?\s*>/i

/**
 * Reads what a TMX file says in two languages; units in others, or without words, are left out. What makes the whole of it
 * unusable is reported.
 */
export function readTmx(file: VFile, { source, target }: MemoryLanguages): MemoryUnit[] | undefined {
  // Of the same lines and length, for the places of what is behind it.
  const text = String(file).replace(DOCTYPE, line => line.replace(/[^\n]/g, ' '))
  const found = readXmlTree(text)
  const refuse = (reason: string, offset: number): undefined => {
    report(file, importSyntax, reason, { place: pointsOf(text)(offset) })
    return undefined
  }
  if ('reason' in found) return refuse(found.reason, found.offset)
  const { root } = found
  if (root.name !== 'tmx') return refuse(`This is no TMX: it begins with \`${root.name}\``, root.offset)
  const languages = new Set<string>()
  const units = elementsBelow(root, 'tu').flatMap(unit => {
    const variants = elementsIn(unit, 'tuv').map(variant => {
      const language = variant.attributes.get('xml:lang') ?? variant.attributes.get('lang') ?? ''
      languages.add(language)
      const [segment] = elementsIn(variant, 'seg')
      return { language, text: segment ? textIn(segment) : '' }
    })
    const textOf = (language: Pick<Language, 'id' | 'tag'>): string =>
      (
        variants.find(variant => matchLanguage(variant.language, language) === 'same') ??
        variants.find(variant => matchLanguage(variant.language, language) === 'variant')
      )?.text ?? ''
    const [from, to] = [textOf(source), textOf(target)]
    const place = elementsIn(unit, 'prop').find(({ attributes }) => attributes.get('type') === 'x-place')
    return from.trim() === '' || to.trim() === '' ? [] : [{ source: from, target: to, in: place ? textIn(place) : '' }]
  })
  if (units.length === 0 && languages.size > 0) {
    const named = [...languages]
      .slice(0, MOST_NAMED)
      .map(language => `\`${language}\``)
      .join(', ')
    const reason = `The file has no unit in \`${source.tag}\` and \`${target.tag}\`, but in ${named}`
    report(file, importLanguage, reason, { place: { line: 1, column: 1 } })
    return undefined
  }
  return units
}
