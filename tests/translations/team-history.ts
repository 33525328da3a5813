import { VFile } from 'vfile'
import { saveInto } from '../../scripts/dev/desk/save.ts'
import { exportDocument } from '../../scripts/translations/exchange/export.ts'
import { planImport } from '../../scripts/translations/exchange/merge.ts'
import { po } from '../../scripts/translations/exchange/po.ts'
import { formatPo, type PlacedPoEntry, readPo } from '../../scripts/translations/exchange/po-text.ts'
import { translationOf } from '../../scripts/translations/locales/locale.ts'
import type { LocaleEntry } from '../../scripts/translations/locales/locale-file.ts'
import { translatedSource } from '../../scripts/translations/locales/staleness.ts'
import { SPANISH } from './sources.ts'
import { type Person, Team } from './team.ts'
import { ENGLISH, type Workspace } from './workspace.ts'

/** How often what happened in a history. */
export type Counts = Record<string, number>

const WORDS = 'city water fund peer debt school port region council citizen budget waste river house road youth'.split(
  ' ',
)

/** A PO file of a person, and what its author saw of each translation when it was written or last imported. */
interface PoFile {
  text: string
  shown: Map<string, string>
}

/**
 * Plays the history of a team: an editor and two translators, who translate by hand, at the desk and in PO files, on
 * branches that are merged and rebased.
 *
 * @throws Error when work is lost or replaced without a word, or shown for what it does not translate
 */
export function playHistory(seed: number, steps = 40): Counts {
  return new History(seed).play(steps)
}

class History {
  readonly #random: () => number
  readonly #team: Team
  readonly #files = new Map<Person, PoFile>()
  readonly #past: Record<string, readonly string[]>[] = []
  readonly #counts: Counts = {}
  /** What translators do, as often as it stands here. */
  readonly #work: readonly ((person: Person) => void)[] = [
    person => this.#translateByHand(person),
    person => this.#translateByHand(person),
    person => this.#translateAtDesk(person),
    person => this.#translateAtDesk(person),
    person => this.#export(person),
    person => this.#workOnFile(person),
    person => this.#workOnFile(person),
    person => this.#import(person),
    person => this.#sync(person),
  ]
  #wordings = 0
  readonly #log: string[] = []

  constructor(seed: number) {
    this.#random = randomFrom(seed)
    const sentences = (count: number): string[] => Array.from({ length: count }, () => this.#sentence())
    this.#team = new Team(['ed', 'ana', 'bea'], { '01-one': sentences(5), '02-two': sentences(3) })
  }

  play(steps: number): Counts {
    const [editor, ...translators] = this.#team.people
    if (!editor) throw new Error('no editor')
    try {
      for (let step = 0; step < steps; step++) {
        const isEditor = this.#random() < 0.3
        const person = isEditor ? editor : this.#pick(translators)
        this.#step(person, isEditor)
        this.#expectHonesty(person)
      }
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${this.#log.join('\n')}`, { cause: error })
    } finally {
      this.#team.remove()
    }
    return this.#counts
  }

  #step(person: Person, isEditor: boolean): void {
    const share = this.#random()
    if (share < 0.2) this.#integrate(person)
    else if (isEditor) this.#edit(person)
    else this.#pick(this.#work)(person)
  }

  #note(person: Person, what: string, detail = ''): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1
    this.#log.push(`${person.name}: ${what} ${detail}`)
  }

  #edit(person: Person): void {
    const { workspace } = person
    this.#past.push(workspace.chapters)
    const name = this.#pick(Object.keys(workspace.chapters))
    const texts = [...(workspace.chapters[name] ?? [])]
    const at = Math.floor(this.#random() * Math.max(1, texts.length))
    const how = this.#pick(['word', 'word', 'word', 'insert', 'remove', 'move', 'back', 'back'] as const)
    if (how === 'word' && texts[at] !== undefined) texts[at] = texts[at].replace(/^\S+/, this.#pick(WORDS))
    if (how === 'insert') texts.splice(at, 0, this.#sentence())
    if (how === 'remove' && texts.length > 2) texts.splice(at, 1)
    if (how === 'move') texts.push(...texts.splice(at, 1))
    workspace.chapters = how === 'back' ? this.#pick(this.#past.slice(-4)) : { ...workspace.chapters, [name]: texts }
    this.#note(person, 'edit', `${how} ${name}[${at}]`)
    if (this.#random() < 0.7) this.#sync(person)
  }

  #sync(person: Person): void {
    const before = targetsIn(person.workspace)
    person.workspace.sync()
    this.#note(person, 'sync')
    const after = targetsIn(person.workspace)
    if (before.join('\n') !== after.join('\n')) throw new Error('sync lost or made a translation')
    if (person.workspace.sync().writes.size > 0) throw new Error('a second sync found work')
  }

  #translateByHand(person: Person): void {
    const { workspace } = person
    const name = this.#pick(Object.keys(workspace.chapters))
    const entries = workspace.entries(name)
    if (entries.length === 0) return
    const stale = entries.filter(([, { previous }]) => previous !== undefined)
    const [id] = this.#pick(stale.length > 0 && this.#random() < 0.6 ? stale : entries)
    const how = this.#pick(['accepts', 'accepts', 'forgets', 'rewords', 'deletes one line'] as const)
    this.#note(person, `hand ${how}`, id)
    workspace.translate(name, id, entry => {
      if (how === 'rewords' && entry.target !== '') entry.target = this.#reword(entry.target)
      else entry.target = this.#translation(entry.source)
      if (how === 'accepts' || how === 'deletes one line') delete entry.previous
      if (how === 'accepts') delete entry.stale
    })
  }

  #translateAtDesk(person: Person): void {
    const { workspace } = person
    const { sources, translations } = workspace.read()
    const [locale] = translations.locales
    const source = this.#pick(sources)
    if (!source || !locale || source.segments.length === 0) return
    const stale = source.segments.filter(each => translationOf(each, locale).state === 'stale')
    const segment = this.#pick(stale.length > 0 && this.#random() < 0.7 ? stale : source.segments)
    const { state, located } = translationOf(segment, locale)
    // What the files do not know yet is not saved before a sync.
    if (!located || located.id !== segment.id || located.file !== locale.files.get(source.name)) return
    const accept = state !== 'stale' || this.#random() < 0.5
    const isReworded = state === 'stale' && !accept && this.#random() < 0.4
    const target = isReworded ? this.#reword(located.entry.target) : this.#translation(segment.text)
    this.#note(person, accept ? 'desk accepts' : 'desk leaves', segment.id)
    workspace.translate(source.name, segment.id, entry => {
      const saved = saveInto(entry, segment, { target, note: entry.note, accept })
      for (const field of ['previous', 'stale'] as const) delete entry[field]
      Object.assign(entry, saved)
    })
  }

  #export(person: Person): void {
    const { sources, translations } = person.workspace.read()
    const [locale] = translations.locales
    if (!locale) return
    const publication = {
      title: 'T',
      version: '1',
      date: '2022-01-01',
      body: 'B',
      languages: [ENGLISH, SPANISH] as const,
    }
    const files = sources.map(({ name }) => ({ name, file: new VFile({ path: `content/${name}.md` }) }))
    const { entries, ...rest } = exportDocument(
      { ...publication, languages: [ENGLISH, SPANISH] },
      files,
      locale,
      new Map(),
    )
    const shown = new Map(entries.map(({ id, target }) => [id, target]))
    this.#files.set(person, { text: String(po.write({ ...rest, entries })), shown })
    this.#note(person, 'export')
  }

  #workOnFile(person: Person): void {
    const file = this.#files.get(person)
    const read = file && readPo(new VFile(file.text))
    if (!file || !read || read.entries.length === 0) return
    const entries = [...read.entries]
    const at = Math.floor(this.#random() * entries.length)
    const entry = entries[at]
    if (!entry) return
    const { previous: _, ...rest } = entry
    const how = this.#pick(['finishes', 'finishes', 'leaves fuzzy', 'rewords'] as const)
    const target =
      how === 'rewords' && entry.target !== '' ? this.#reword(entry.target) : this.#translation(entry.source)
    entries[at] = how === 'finishes' ? { ...rest, target, fuzzy: false } : { ...entry, target }
    this.#note(person, `file ${how}`, entry.id)
    file.text = formatPo(read.headers, this.#asSaved(entries))
  }

  /** What tools drop. */
  #asSaved(entries: PlacedPoEntry[]): PlacedPoEntry[] {
    const drop = this.#random()
    return entries.map(({ previous, ...entry }) => ({
      ...entry,
      ...(previous === undefined || drop < 0.1 ? {} : { previous }),
      extracted: drop > 0.9 ? [] : entry.extracted,
      reference: drop > 0.85 && drop < 0.92 ? '' : entry.reference,
    }))
  }

  #import(person: Person): void {
    // One's own file, or that of a colleague, sent by mail.
    const file = this.#pick([...this.#files.values(), undefined])
    const { workspace } = person
    const { translations, assignment } = workspace.read()
    const [locale] = translations.locales
    if (!file || !locale) return
    const before = entriesById(workspace)
    const written = new VFile({ value: file.text, path: 'es.po' })
    const rest = { registers: translations.registers, segments: assignment.segments, sourceLanguage: ENGLISH }
    const plan = planImport({ format: po, file: written, locale, ...rest })
    for (const [name, text] of plan.writes) workspace.files.set(name, text)
    this.#note(person, 'import', `${plan.taken.length} taken, ${plan.refused.length} refused`)
    const after = entriesById(workspace)
    const told = new Set(written.messages.map(({ line }) => line))
    for (const entry of readPo(new VFile(file.text))?.entries ?? []) {
      const [was, is] = [before.get(entry.id)?.target ?? '', after.get(entry.id)?.target ?? '']
      const seen = file.shown.get(entry.id) ?? ''
      if (was !== is && is !== entry.target) throw new Error(`import made up ${entry.id}`)
      if (was !== is && was !== '' && was !== seen && isAccepted(before.get(entry.id)))
        throw new Error(`import replaced ${was} by ${is} (${entry.id}), its author had seen ${seen}`)
      if (entry.target !== seen && is !== entry.target && !told.has(entry.line))
        throw new Error(`import left ${entry.target} (${entry.id}) out without a word`)
      if (written.messages.some(({ ruleId }) => ruleId === 'import-conflict')) this.#counts.conflict = 1
    }
    for (const id of plan.bases.keys()) file.shown.set(id, after.get(id)?.target ?? '')
    file.text = po.rebase?.(file.text, plan.bases) ?? file.text
  }

  #integrate(person: Person): void {
    const how = this.#random() < 0.5 ? 'merge' : 'rebase'
    const joined = this.#team.integrate(person, how, isWhole)
    this.#note(person, joined ? how : `${how} conflict`)
    if (!joined) return
    const merged = new Set(targetsIn(person.workspace))
    const [base, theirs, ours] = [joined.base, joined.theirs, joined.ours].map(entriesById)
    const check = (own = new Map<string, LocaleEntry>(), other = new Map<string, LocaleEntry>()): void => {
      for (const [id, { target }] of own) {
        if (target === '' || merged.has(target)) continue
        const isChangedByOther = base?.get(id)?.target === target && other.get(id)?.target !== target
        if (!isChangedByOther) throw new Error(`${how} lost ${target} (${id})`)
      }
    }
    check(ours, theirs)
    check(theirs, ours)
  }

  /** What a reader sees is a translation of what the editor wrote, or it is marked, with what it does translate. */
  #expectHonesty({ workspace }: Person): void {
    const { sources, translations } = workspace.read()
    const [locale] = translations.locales
    if (!locale) return
    for (const segment of sources.flatMap(({ segments }) => segments)) {
      const { state, target, previous, located } = translationOf(segment, locale)
      if (state === 'translated' && textOf(target) !== segment.text)
        throw new Error(`${target} stands for “${segment.text}” without a mark (${segment.id})`)
      const isSure = located && translatedSource(located.entry) !== undefined
      if (state === 'stale' && isSure && textOf(target) !== previous)
        throw new Error(`${target} is said to translate “${previous}” (${segment.id})`)
    }
  }

  #sentence(): string {
    const words = Array.from({ length: 3 + Math.floor(this.#random() * 5) }, () => this.#pick(WORDS))
    return `${words.join(' ')} ${Math.floor(this.#random() * 30)}.`
  }

  /** A translation of a text, of its own wording, from which the text can be told. */
  #translation(text: string): string {
    return `«${text}» ${++this.#wordings}`
  }

  #reword(target: string): string {
    return this.#translation(textOf(target))
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T
  }
}

function textOf(target: string): string {
  return /^«(.*)» \d+$/s.exec(target)?.[1] ?? ''
}

function isAccepted(entry: LocaleEntry | undefined): boolean {
  return entry !== undefined && translatedSource(entry) === entry.source
}

function namesIn({ files }: Workspace): string[] {
  return [...files.keys()]
    .filter(file => file.startsWith('locales/es/'))
    .map(file => file.slice('locales/es/'.length, -'.json'.length))
}

function entriesById(workspace: Workspace): Map<string, LocaleEntry> {
  return new Map(namesIn(workspace).flatMap(name => workspace.entries(name)))
}

function targetsIn(workspace: Workspace): string[] {
  return namesIn(workspace)
    .flatMap(name => workspace.entries(name))
    .flatMap(([, { target }]) => (target === '' ? [] : target))
    .sort()
}

/** Whether all files can be read: what git merged into two entries with one id is reported as well. */
function isWhole(workspace: Workspace): boolean {
  const { registers, locales } = workspace.translations()
  const files = [...registers.values(), ...locales.flatMap(locale => [...locale.files.values(), locale.retired])]
  return files.every(({ whole }) => whole)
}

/** A generator of numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
