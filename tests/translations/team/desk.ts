import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { baseOf } from '../../../scripts/dev/desk/chapter.ts'
import { type SavePlace, type SaveResult, saveDraft, saveReview } from '../../../scripts/dev/desk/save.ts'
import type { Segment } from '../../../scripts/model/source.ts'
import { type TranslationState, translationOf } from '../../../scripts/translations/locales/locale.ts'
import { SPANISH } from '../sources.ts'
import { ENGLISH } from '../workspace.ts'
import { nameOf, type Scene } from './scene.ts'
import type { Person } from './team.ts'

/** A segment as it stands on somebody's page, which may have been opened before others went on. */
interface Shown {
  id: string
  name: string
  text: string
  target: string
  note: string
  state: TranslationState
  base: string
}

/** The desk of a person, with the page that is open at it. */
export class Desk {
  readonly #scene: Scene
  readonly #person: Person
  #page: Shown[] = []

  constructor(scene: Scene, person: Person) {
    this.#scene = scene
    this.#person = person
  }

  /** Translates a segment of the page, or brings it up to date. */
  translate(): void {
    const shown = this.#look()
    if (!shown) return
    const { state, target, text, note, base } = shown
    const isOpen = state === 'stale' || state === 'prefilled'
    const accept = !isOpen || this.#scene.chance() < 0.5
    const keeps = state === 'prefilled' && accept && this.#scene.chance() < 0.5
    const isReworded = isOpen && !accept && this.#scene.chance() < 0.4
    const draft = keeps ? target : isReworded ? this.#scene.reword(target) : this.#scene.translation(text)
    const saved = this.#save(shown, place => saveDraft(...place, { target: draft, note, base, accept }))
    if (saved && accept) this.#scene.accept({ id: shown.id, source: text, target: draft })
    this.#scene.note(this.#person, saved ? (accept ? 'desk accepts' : 'desk leaves') : 'desk conflict', shown.id)
  }

  /** Says that one has read a translation, or takes it back. */
  review(): void {
    const shown = this.#look()
    if (!shown) return
    const withdraw = this.#scene.chance() < 0.1
    const review = { base: shown.base, by: this.#person.name, withdraw }
    const saved = this.#save(shown, place => saveReview(...place, review))
    if (saved && !withdraw) this.#scene.reviewed.add(nameOf(shown.text, shown.target))
    this.#scene.note(this.#person, saved ? 'desk reviews' : 'desk reviews nothing', shown.id)
  }

  /** A segment of the page; it may be loaded anew for that. */
  #look(): Shown | undefined {
    if (this.#page.length === 0 || this.#scene.chance() < 0.4) this.#load()
    const open = this.#page.filter(({ state }) => state === 'stale' || state === 'prefilled')
    if (this.#page.length === 0) return undefined
    return this.#scene.pick(open.length > 0 && this.#scene.chance() < 0.5 ? open : this.#page)
  }

  #load(): void {
    const { sources, translations } = this.#person.workspace.read()
    const [locale] = translations.locales
    this.#page = sources.flatMap(({ name, segments }) =>
      segments.flatMap((segment): Shown[] => {
        const { state, target, located } = translationOf(segment, locale as NonNullable<typeof locale>)
        // What the files do not know yet is not saved before a sync.
        if (located?.id !== segment.id || located.file !== locale?.files.get(name)) return []
        const { note } = located.entry
        return [{ id: segment.id, name, text: segment.text, target, note, state, base: baseOf(segment, located.entry) }]
      }),
    )
  }

  /** @throws Error where what nobody saw was written over */
  #save(shown: Shown, save: (place: [SavePlace, Segment]) => SaveResult): boolean {
    const { workspace } = this.#person
    const { sources, translations } = workspace.read()
    const [locale] = translations.locales
    const segment = sources.flatMap(({ segments }) => segments).find(({ id }) => id === shown.id)
    if (!locale || !segment) return false
    const before = new Map(workspace.entries(shown.name)).get(shown.id)
    const root = mkdtempSync(path.join(tmpdir(), 'desk-'))
    try {
      for (const [file, text] of workspace.files) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
        writeFileSync(path.join(root, file), text)
      }
      const file = `locales/${SPANISH.id}/${shown.name}.json`
      const prepared = { publication: { root } }
      const place = { prepared, sourceLanguage: ENGLISH, locale, source: { name: shown.name }, path: file }
      const { kind } = save([place, segment])
      if (kind === 'saved' && before?.target !== shown.target)
        throw new Error(`the desk wrote over ${before?.target} (${shown.id}), its page showed ${shown.target}`)
      if (kind === 'saved') workspace.files.set(file, readFileSync(path.join(root, file), 'utf8'))
      if (kind === 'saved' || kind === 'conflict') this.#load()
      return kind === 'saved'
    } finally {
      rmSync(root, { recursive: true })
    }
  }
}
