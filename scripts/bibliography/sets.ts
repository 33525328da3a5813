import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { CitationItem } from '../model/nodes.ts'
import referenceField from '../rules/reference-field.ts'
import type { Entry } from './bibtex-entry.ts'
import { SET_TYPE } from './bibtex-schema.ts'
import type { CslItem } from './csl.ts'

/** A `@set` as an item that stands for its members. Keys that are not there are reported (`reference-field`). */
export function setItem(file: VFile, entry: Entry, entries: ReadonlyMap<string, Entry>): CslItem {
  const field = entry.fields.get('entryset')
  const keys = (field?.value ?? '').split(',').map(key => key.trim())
  const members = keys.filter(key => entries.has(key) && entries.get(key)?.type !== SET_TYPE)
  for (const key of keys) {
    if (members.includes(key) || !field) continue
    const reason = `Set \`${entry.key}\` names \`${key}\`, which is no work: write the key of one`
    const place = pointsOf(String(file))(field.valuePlace.offset + field.value.indexOf(key))
    report(file, referenceField, reason, { place, actual: key, expected: entries.keys() })
  }
  return { id: entry.key, type: 'document', custom: { members } }
}

/** What a citation cites, with the members of sets in place of the sets. Words in front stand before the first one, all else at the last. */
export function expandSets(items: readonly CitationItem[], works: ReadonlyMap<string, CslItem>): CitationItem[] {
  return items.flatMap(item => {
    const members = works.get(item.key)?.custom?.members ?? []
    if (members.length === 0) return [item]
    const { suffix, locator, label, prefix } = item
    return members.map((key, index) => ({
      ...item,
      key,
      prefix: index === 0 ? prefix : '',
      ...(index === members.length - 1 ? { suffix, locator, label } : { suffix: '', locator: '', label: '' }),
    }))
  })
}
