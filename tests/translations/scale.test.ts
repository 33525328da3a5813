import { describe, expect, it } from 'vitest'
import type { Edition, Language } from '../../scripts/model/publication.ts'
import { formatLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { translationStatus } from '../../scripts/translations/status.ts'
import { SPANISH } from './sources.ts'
import { Workspace } from './workspace.ts'

const WORDS =
  'city water fund peer debt school port region council citizen budget waste river house the of and to'.split(' ')

/** Paragraphs of 60 words, each with words and numbers of its own, as numbers from a fixed seed choose them. */
function paragraphs(count: number): string[] {
  let seed = 1
  const next = (below: number): number => {
    // Park and Miller's generator; the low digits of its numbers are not random, so the high ones choose.
    seed = (seed * 48271) % 0x7fffffff
    return Math.floor((seed / 0x7fffffff) * below)
  }
  const word = (): string => `${WORDS[next(WORDS.length)]}${next(12) === 0 ? next(500) : ''}`
  return Array.from({ length: count }, () => `${Array.from({ length: 60 }, word).join(' ')} [@oecd2020, p. 3].[^n]`)
}

describe('5,000 segments', () => {
  it('are synced and their status told, all of them edited', () => {
    const texts = paragraphs(5000)
    const chapters = (change: (text: string) => string): Record<string, string[]> =>
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`${at + 10}-c${at}`, texts.slice(at * 250, (at + 1) * 250).map(change)]),
      )
    const workspace = new Workspace(chapters(text => text))
    workspace.sync()
    for (const name of Object.keys(workspace.chapters)) {
      const entries = new Map(workspace.entries(name))
      for (const entry of entries.values()) entry.target = entry.source.replace(/(?<![@\p{L}])[a-z]+(?=[\d ])/gu, '$&o')
      workspace.files.set(`locales/es/${name}.json`, formatLocaleFile(entries))
    }
    workspace.chapters = chapters(text => text.replace(/^\S+ \S+/, 'Newly written'))
    workspace.sync()
    expect(workspace.entries('12-c2').every(([, entry]) => entry.previous !== undefined)).toBe(true)

    const { sources, translations } = workspace.read()
    const chapterNames = Object.keys(workspace.chapters)
    const edition: Edition = {
      id: 'paper',
      title: 'Paper',
      chapters: chapterNames,
      style: '',
      numbered: true,
      contents: true,
      openers: 'page',
      notes: 'foot',
      parts: [],
      alignment: 'ragged',
      pages: 'whole',
      template: '',
    }
    const languages: [Language, Language] = [{ id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }, SPANISH]
    const loaded = new Map(sources.map(source => [source.name, { ...source, includes: [] }]))
    const content = { sources: loaded, wordLists: [] }
    const [status] = translationStatus({ languages, editions: [edition] }, content, translations.locales)
    expect(status?.share.segments.stale).toBe(5000)
  })
})
