import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translationOf } from '../../scripts/translations/locales/locale.ts'
import type { LocaleEntry } from '../../scripts/translations/locales/locale-file.ts'
import { translatedSource } from '../../scripts/translations/locales/staleness.ts'
import { Workspace } from './workspace.ts'

const WORDS = 'city water fund peer debt school port region council citizen budget waste river house road youth'.split(
  ' ',
)

/** A sentence of its own, made of few enough words that sentences are alike. */
const sentence = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }), fc.nat(30))
  .map(([words, number]) => `${words.join(' ')} ${number}.`)

type Step = (workspace: Workspace) => void

const place = fc.tuple(fc.nat(), fc.nat())

/** Changes the texts of one chapter. */
function inChapter(pick: number, change: (texts: string[]) => void): Step {
  return workspace => {
    const names = Object.keys(workspace.chapters)
    const name = names[pick % names.length]
    if (name === undefined) return
    const texts = [...(workspace.chapters[name] ?? [])]
    change(texts)
    workspace.chapters = { ...workspace.chapters, [name]: texts }
  }
}

const insert = fc.tuple(place, sentence).map(([[chapter, at], text]) =>
  inChapter(chapter, texts => {
    texts.splice(at % (texts.length + 1), 0, text)
  }),
)
const edit = fc.tuple(place, fc.constantFrom(...WORDS)).map(([[chapter, at], word]) =>
  inChapter(chapter, texts => {
    const index = at % Math.max(1, texts.length)
    const text = texts[index]
    if (text !== undefined) texts[index] = text.replace(/^\S+/, word)
  }),
)
const remove = place.map(([chapter, at]) =>
  inChapter(chapter, texts => {
    texts.splice(at % Math.max(1, texts.length), 1)
  }),
)
const reorder = fc.tuple(place, fc.nat()).map(([[chapter, from], to]) =>
  inChapter(chapter, texts => {
    const [text] = texts.splice(from % Math.max(1, texts.length), 1)
    if (text !== undefined) texts.splice(to % (texts.length + 1), 0, text)
  }),
)
const split = place.map(([chapter, at]) =>
  inChapter(chapter, texts => {
    const index = at % Math.max(1, texts.length)
    const words = texts[index]?.split(' ') ?? []
    if (words.length > 3) texts.splice(index, 1, words.slice(0, 2).join(' '), words.slice(2).join(' '))
  }),
)
const merge = place.map(([chapter, at]) =>
  inChapter(chapter, texts => {
    const index = at % Math.max(1, texts.length)
    if (index + 1 < texts.length) texts.splice(index, 2, `${texts[index]} ${texts[index + 1]}`)
  }),
)
const move = fc.tuple(place, place).map(
  ([[from, at], [to, before]]): Step =>
    workspace => {
      let moved: string | undefined
      inChapter(from, texts => {
        ;[moved] = texts.splice(at % Math.max(1, texts.length), 1)
      })(workspace)
      inChapter(to, texts => {
        if (moved !== undefined) texts.splice(before % (texts.length + 1), 0, moved)
      })(workspace)
    },
)
const rename = fc.tuple(fc.nat(), fc.constantFrom('01-one', '02-two', '03-three', '04-one', '05-other')).map(
  ([pick, name]): Step =>
    workspace => {
      const names = Object.keys(workspace.chapters)
      const old = names[pick % names.length]
      if (
        old === undefined ||
        names.includes(name) ||
        names.some(other => other !== old && other.endsWith(name.slice(3)))
      )
        return
      workspace.chapters = Object.fromEntries(
        Object.entries(workspace.chapters).map(([key, texts]) => [key === old ? name : key, texts]),
      )
    },
)
/** Brings back what the chapters were `ago` edits before. */
const restore = fc.nat(6).map(ago => ({ ago }))
/**
 * Translates an entry, or brings a stale one up to date: all of it, without the line that marks it as stale deleted, or
 * with another wording of what it was.
 */
const translate = fc.record({ pick: fc.nat(), at: fc.nat(), how: fc.constantFrom('all', 'all', 'forgets', 'rewords') })

const history = fc.record({
  start: fc.record({
    '01-one': fc.array(sentence, { minLength: 2, maxLength: 6 }),
    '02-two': fc.array(sentence, { minLength: 1, maxLength: 4 }),
  }),
  steps: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: translate.map(value => ({ kind: 'translate' as const, value })) },
      { weight: 3, arbitrary: fc.constant({ kind: 'sync' as const }) },
      { weight: 1, arbitrary: restore.map(value => ({ kind: 'restore' as const, value })) },
      {
        weight: 8,
        arbitrary: fc
          .oneof(insert, edit, edit, remove, reorder, split, merge, move, rename)
          .map(value => ({ kind: 'edit' as const, value })),
      },
    ),
    { minLength: 15, maxLength: 40 },
  ),
})

/** The translation of a text, from which the text can be told. */
function inSpanish(text: string): string {
  return `«${text}»`
}

/** What a reader sees is a translation of what the editor wrote, or it is marked, with what it does translate. */
function expectHonesty(workspace: Workspace): void {
  const { sources, translations } = workspace.read()
  const [locale] = translations.locales
  for (const { segments } of sources)
    for (const segment of segments) {
      if (!locale) throw new Error('no locale')
      const { state, target, previous, located } = translationOf(segment, locale)
      if (state === 'translated') expect(reworded(target)).toBe(inSpanish(segment.text))
      const isSure = located && translatedSource(located.entry) !== undefined
      if (state === 'stale' && isSure) expect(reworded(target)).toBe(inSpanish(previous ?? ''))
    }
}

function translateEntry(entry: LocaleEntry, how: string): void {
  if (entry.target !== '' && how === 'rewords') entry.target += '+'
  else entry.target = inSpanish(entry.source)
  if (how === 'all') delete entry.previous
}

/** The translation as it was before it was worded otherwise. */
function reworded(target: string): string {
  return target.replace(/\+*$/, '')
}

function targetsIn(workspace: Workspace): string[] {
  return [...workspace.files.keys()]
    .filter(path => path.startsWith('locales/es/'))
    .flatMap(path => workspace.entries(path.slice('locales/es/'.length, -'.json'.length)))
    .flatMap(([, { target }]) => (target === '' ? [] : target))
    .sort()
}

describe('any history of edits and translations', () => {
  it('loses no translation, and shows none for a source that it does not translate without a mark', () => {
    let translations = 0
    let stale = 0
    let forgotten = 0
    fc.assert(
      fc.property(history, ({ start, steps }) => {
        const workspace = new Workspace(start)
        workspace.sync()
        const past = [workspace.chapters]
        let work: string[] = []
        for (const step of steps) {
          if (step.kind === 'edit') step.value(workspace)
          if (step.kind === 'restore') workspace.chapters = past[Math.max(0, past.length - 1 - step.value.ago)] ?? {}
          past.push(workspace.chapters)
          if (step.kind === 'translate') {
            const names = Object.keys(workspace.chapters)
            const name = names[step.value.pick % names.length] ?? ''
            const entries = workspace.entries(name)
            const id = entries[step.value.at % Math.max(1, entries.length)]?.[0]
            if (id !== undefined)
              workspace.translate(name, id, entry => {
                const { how } = step.value
                if (entry.previous !== undefined) stale++
                if (entry.previous !== undefined && how === 'forgets') forgotten++
                if (entry.target !== '') work.splice(work.indexOf(entry.target), 1)
                translateEntry(entry, how)
                work.push(entry.target)
                translations++
              })
          }
          if (step.kind === 'sync') {
            workspace.sync()
            expect(workspace.sync().writes).toEqual(new Map())
            expect(workspace.read().assignment.outOfDate).toBe(false)
          }
          expectHonesty(workspace)
          work = work.sort()
          expect(targetsIn(workspace)).toEqual(work)
        }
      }),
      { seed: 2022, numRuns: 200 },
    )
    // The histories are of the kind that is meant: with translations, some of them of sources that changed.
    expect(translations).toBeGreaterThan(400)
    expect(stale).toBeGreaterThan(40)
    expect(forgotten).toBeGreaterThan(10)
  })
})
