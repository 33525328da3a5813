import { makeRendition } from '../renditions/rendition.ts'
import type { DiffPart } from '../translations/word-diff.ts'
import { type Comparison, redlineOf } from './compare.ts'
import { type ChangedParagraph, changedSettings, listChanges } from './list-changes.ts'

/** Characters of what stayed that are shown around a change, and of all of an entry. */
const AROUND = 40
const LONGEST = 300

/**
 * A draft of what `content/CHANGELOG.md` may say of the newer revision, in Markdown and in the source language: by chapter, the
 * weightiest changes first. What merely moved, and marks alone, is counted. It is for a person to shorten.
 */
export function draftChangelog(comparison: Comparison): string {
  const { prepared } = comparison.to
  const { publication, localised } = prepared
  const source = localised.languages.get(publication.languages[0].id)
  const seen = new Set<string>()
  const chapters = new Map<string, ChangedParagraph[]>()
  for (const edition of publication.editions) {
    const rendition = source && makeRendition(prepared, edition, source)
    const made = rendition && redlineOf(comparison, rendition)
    if (!made || typeof made === 'string') continue
    const titles = new Map(made.chapters.map(({ name, title }) => [name, title]))
    for (const change of listChanges(comparison, made)) {
      // A chapter that stands in two editions is told of once.
      const key = JSON.stringify([change.chapter, change.kind, change.before, change.after])
      if (seen.has(key)) continue
      seen.add(key)
      const title = titles.get(change.chapter) ?? change.chapter
      chapters.set(title, [...(chapters.get(title) ?? []), change])
    }
  }
  const settings = changedSettings(comparison).map(
    ({ name, before, after }) => `- ${name}: ${before || '–'} → ${after || '–'}`,
  )
  const sections = [...chapters].map(([title, changes]) => [`### ${title}`, '', ...entries(changes)].join('\n'))
  const head = `## ${publication.version} (${publication.date})`
  const rest = settings.length > 0 ? [['### Settings and lists of words', '', ...settings].join('\n')] : []
  return `${[head, ...sections, ...rest].join('\n\n')}\n`
}

function entries(changes: readonly ChangedParagraph[]): string[] {
  const isMinor = ({ weight }: ChangedParagraph): boolean => weight === 'order' || weight === 'punctuation'
  const minor = changes.filter(isMinor).length
  const told = changes.filter(change => !isMinor(change)).map(({ kind, diff }) => `- ${kind}: ${shown(diff)}`)
  return [...told, ...(minor > 0 ? [`- ${minor} changes of place or punctuation`] : [])]
}

function shown(diff: readonly DiffPart[]): string {
  const parts = diff.map(({ kind, text }) => {
    if (kind === 'same') return text.length <= 2 * AROUND ? text : `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}`
    // The marks of Markdown touch the words that they hold.
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
    if (words === '') return text
    const mark = kind === 'removed' ? '~~' : '**'
    return `${before}${mark}${words}${mark}${after}`
  })
  const line = parts.join('').replace(/\s+/g, ' ')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s?\S*$/, '')} …`
}
