import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser'
import type { VFile } from 'vfile'
import { type JsonMember, kindOf, readJson } from '../../ground/json.ts'
import { report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import localeField from '../../rules/locale-field.ts'
import { FIELDS, formatLocaleFile, type LocaleEntry, readEntry } from '../locales/locale-file.ts'

/**
 * The key of an `interface.json` below which stands what a translation is beside its words: which source each of them
 * translates, whether somebody reviewed it, the note. i18next is not shown it. It has an entry for each word, as a chapter's
 * locale file has, so that git merges the work of two people; the words themselves stand where i18next wants them.
 */
export const STATE = '$state'

/** What is known of a word beside the word. */
export type WordState = Omit<LocaleEntry, 'in' | 'target'>

const ELSEWHERE = new Set(['in', 'target'])

/**
 * Reads the states of the words of a file, by the keys of the words with full stops between.
 *
 * @param isWord whether there is a word of this key
 */
export function readStates(file: VFile, isWord: (key: string) => boolean): Map<string, WordState> {
  const states = new Map<string, WordState>()
  const root = file.messages.length > 0 ? undefined : readJson(file)
  const found = root?.type === 'object' ? root.members.find(({ key }) => key === STATE)?.value : undefined
  if (!found) return states
  const pointAt = pointsOf(String(file))
  const wrong = (offset: number, reason: string, actual?: string): void => {
    report(file, localeField, reason, {
      place: pointAt(offset),
      ...(actual === undefined ? {} : { actual, expected: FIELDS.filter(field => !ELSEWHERE.has(field)) }),
    })
  }
  if (found.type !== 'object')
    wrong(found.start, `\`${STATE}\` is ${kindOf(found)}: \`npm run translations:sync\` writes it`)
  for (const member of found.type === 'object' ? found.members : []) {
    if (!isWord(member.key)) wrong(member.start, `\`${STATE}\` tells of no word of the interface by \`${member.key}\``)
    for (const field of fieldsElsewhere(member)) wrong(field.start, `\`${field.key}\` stands with the word itself`)
    const entry = readEntry(member, wrong)
    if (entry) states.set(member.key, stateOf(entry))
  }
  return states
}

function fieldsElsewhere({ value }: JsonMember): JsonMember[] {
  return value.type === 'object' ? value.members.filter(({ key }) => ELSEWHERE.has(key)) : []
}

/** An entry without what stands elsewhere in the file. */
export function stateOf({ in: _, target: __, ...state }: LocaleEntry): WordState {
  return state
}

/** The text of an `interface.json` with these states in the place of its own, at the end. */
export function withStates(text: string, states: ReadonlyMap<string, WordState>): string {
  const root = parseTree(text)
  if (root?.type !== 'object') return text
  const node = findNodeAtLocation(root, [STATE])
  if (states.size === 0) return node ? applyEdits(text, modify(text, [STATE], undefined, {})) : text
  const value = formatLocaleFile(states).trimEnd().replaceAll('\n', '\n  ')
  if (node) return text.slice(0, node.offset) + value + text.slice(node.offset + node.length)
  const last = root.children?.at(-1)
  const end = last ? last.offset + last.length : root.offset + 1
  const behind = last ? text.slice(end) : '\n}\n'
  return `${text.slice(0, end)}${last ? ',' : ''}\n  "${STATE}": ${value}${behind}`
}
