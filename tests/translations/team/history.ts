import { VFile } from 'vfile'
import { memoryPath } from '../../../scripts/translations/exchange/memory-file.ts'
import { readTmx } from '../../../scripts/translations/exchange/tmx.ts'
import type { LocaleEntry } from '../../../scripts/translations/locales/locale-file.ts'
import { SPANISH } from '../sources.ts'
import { ENGLISH, type Workspace } from '../workspace.ts'
import { Desk } from './desk.ts'
import { exportFile, importFile, type OwnFile, workOnFile } from './files.ts'
import { expectHonesty } from './honesty.ts'
import { exchangeMemory, fill, review } from './memory.ts'
import { type Counts, entriesById, Scene, targetsIn } from './scene.ts'
import { type Person, Team } from './team.ts'

/**
 * Plays the history of a team: an editor and two translators, who translate by hand, at the desk and in files of several
 * formats, fill in what stands elsewhere, review and exchange memories, on branches that are merged and rebased.
 *
 * @throws Error when work is lost or replaced without a word, or shown for what it does not translate
 */
export function playHistory(seed: number, steps = 40): Counts {
  return new History(seed).play(steps)
}

class History {
  readonly #scene: Scene
  readonly #team: Team
  readonly #files = new Map<Person, OwnFile>()
  readonly #desks = new Map<Person, Desk>()
  readonly #past: Record<string, readonly string[]>[] = []
  /** What translators do, as often as it stands here. */
  readonly #work: readonly ((person: Person) => void)[] = [
    person => this.#translateByHand(person),
    person => this.#translateByHand(person),
    person => this.#deskOf(person).translate(),
    person => this.#deskOf(person).translate(),
    person => this.#deskOf(person).review(),
    person => this.#export(person),
    person => this.#workOnFile(person),
    person => this.#workOnFile(person),
    person => this.#workOnFile(person),
    person => this.#import(person),
    person => this.#import(person),
    person => this.#sync(person),
    person => fill(this.#scene, person),
    person => review(this.#scene, person),
    person => this.#exchangeMemory(person),
  ]

  constructor(seed: number) {
    this.#scene = new Scene(seed)
    const chapters = { '01-one': this.#scene.sentences(5), '02-two': this.#scene.sentences(3) }
    this.#team = new Team(['ed', 'ana', 'bea'], chapters)
  }

  play(steps: number): Counts {
    const scene = this.#scene
    const [editor, ...translators] = this.#team.people
    if (!editor) throw new Error('no editor')
    try {
      for (let step = 0; step < steps; step++) {
        const isEditor = scene.chance() < 0.3
        const person = isEditor ? editor : scene.pick(translators)
        this.#step(person, isEditor)
        expectHonesty(scene, person)
      }
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${scene.log.join('\n')}`, { cause: error })
    } finally {
      this.#team.remove()
    }
    return scene.counts
  }

  #step(person: Person, isEditor: boolean): void {
    const share = this.#scene.chance()
    if (share < 0.2) this.#integrate(person)
    else if (isEditor) this.#edit(person)
    else this.#scene.pick(this.#work)(person)
  }

  #edit(person: Person): void {
    const scene = this.#scene
    const { workspace } = person
    this.#past.push(workspace.chapters)
    const name = scene.pick(Object.keys(workspace.chapters))
    const texts = [...(workspace.chapters[name] ?? [])]
    const at = Math.floor(scene.chance() * Math.max(1, texts.length))
    const how = scene.pick(['word', 'word', 'word', 'insert', 'repeat', 'remove', 'move', 'back', 'back'] as const)
    if (how === 'word' && texts[at] !== undefined) texts[at] = texts[at].replace(/^\S+/, scene.word())
    if (how === 'insert') texts.splice(at, 0, scene.sentence())
    if (how === 'repeat') texts.splice(at, 0, scene.pick(Object.values(workspace.chapters).flat()))
    if (how === 'remove' && texts.length > 2) texts.splice(at, 1)
    if (how === 'move') texts.push(...texts.splice(at, 1))
    workspace.chapters = how === 'back' ? scene.pick(this.#past.slice(-4)) : { ...workspace.chapters, [name]: texts }
    scene.note(person, 'edit', `${how} ${name}[${at}]`)
    if (scene.chance() < 0.7) this.#sync(person)
  }

  #sync(person: Person): void {
    const before = targetsIn(person.workspace)
    person.workspace.sync()
    this.#scene.note(person, 'sync')
    const after = targetsIn(person.workspace)
    if (before.join('\n') !== after.join('\n')) throw new Error('sync lost or made a translation')
    if (person.workspace.sync().writes.size > 0) throw new Error('a second sync found work')
  }

  #translateByHand(person: Person): void {
    const scene = this.#scene
    const { workspace } = person
    const name = scene.pick(Object.keys(workspace.chapters))
    const entries = workspace.entries(name)
    if (entries.length === 0) return
    const open = entries.filter(([, { previous, prefilled }]) => previous !== undefined || prefilled !== undefined)
    const [id] = scene.pick(open.length > 0 && scene.chance() < 0.6 ? open : entries)
    const how = scene.pick(['accepts', 'accepts', 'forgets', 'rewords', 'deletes one line'] as const)
    scene.note(person, `hand ${how}`, id)
    workspace.translate(name, id, entry => {
      if (how === 'rewords' && entry.target !== '') entry.target = scene.reword(entry.target)
      else entry.target = scene.translation(entry.source)
      if (how === 'accepts' || how === 'deletes one line') delete entry.previous
      if (how === 'accepts') delete entry.stale
      if (how === 'accepts') delete entry.prefilled
      if (entry.previous === undefined && entry.prefilled === undefined) scene.accept({ id, ...entry })
    })
  }

  #deskOf(person: Person): Desk {
    const desk = this.#desks.get(person) ?? new Desk(this.#scene, person)
    this.#desks.set(person, desk)
    return desk
  }

  #export(person: Person): void {
    const file = exportFile(this.#scene, person)
    if (file) this.#files.set(person, file)
  }

  #workOnFile(person: Person): void {
    const file = this.#files.get(person)
    if (file) workOnFile(this.#scene, person, file)
    else this.#export(person)
  }

  #import(person: Person): void {
    // One's own file, or that of a colleague, sent by mail.
    const file = this.#scene.pick([...this.#files.values(), undefined])
    if (file) importFile(this.#scene, person, file)
  }

  #exchangeMemory(person: Person): void {
    if (this.#scene.chance() < 0.5) return
    exchangeMemory(this.#scene, person, this.#scene.pick(this.#team.people))
  }

  #integrate(person: Person): void {
    const how = this.#scene.chance() < 0.5 ? 'merge' : 'rebase'
    const joined = this.#team.integrate(person, how, isWhole)
    this.#scene.note(person, joined ? how : `${how} conflict`)
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
}

/** Whether all files can be read: what git merged into two entries with one id is reported as well. */
function isWhole(workspace: Workspace): boolean {
  const { registers, locales } = workspace.translations()
  const files = [...registers.values(), ...locales.flatMap(locale => [...locale.files.values(), locale.retired])]
  const memory = workspace.files.get(memoryPath(SPANISH))
  const languages = { source: ENGLISH, target: SPANISH }
  return (
    files.every(({ whole }) => whole) && (memory === undefined || readTmx(new VFile(memory), languages) !== undefined)
  )
}
