import { VFile } from 'vfile'
import { joinMemory, memoryPath, unitsOf } from '../../../scripts/translations/exchange/memory-file.ts'
import { readTmx, writeTmx } from '../../../scripts/translations/exchange/tmx.ts'
import { copiesFor, emptySegments, type Fill, fillIn } from '../../../scripts/translations/fill.ts'
import type { MemoryUnit } from '../../../scripts/translations/memory.ts'
import { planReviews } from '../../../scripts/translations/plan-reviews.ts'
import { SPANISH } from '../sources.ts'
import { ENGLISH, type Workspace } from '../workspace.ts'
import { entriesById, nameOf, type Scene } from './scene.ts'
import type { Person } from './team.ts'

const LANGUAGES = { source: ENGLISH, target: SPANISH }

/** Takes what a colleague has translated into one's own memory, by a TMX file. */
export function exchangeMemory(scene: Scene, person: Person, colleague: Person): void {
  const [locale] = colleague.workspace.read().translations.locales
  if (!locale) return
  const units = readTmx(new VFile(writeTmx(unitsOf(locale), LANGUAGES)), LANGUAGES)
  const { text } = joinMemory(memoryOf(person.workspace), units ?? [], LANGUAGES)
  const before = JSON.stringify([...entriesById(person.workspace)])
  person.workspace.files.set(memoryPath(SPANISH), text)
  if (JSON.stringify([...entriesById(person.workspace)]) !== before)
    throw new Error('a memory that came changed a translation')
  scene.note(person, 'memory', `${units?.length}`)
}

function memoryOf({ files }: Workspace): MemoryUnit[] {
  const text = files.get(memoryPath(SPANISH))
  const units = text === undefined ? [] : readTmx(new VFile(text), LANGUAGES)
  if (!units) throw new Error('the memory cannot be read')
  return units
}

/** Fills in what stands elsewhere, and some of the rest as a program would. */
export function fill(scene: Scene, person: Person): void {
  const { workspace } = person
  const { sources, translations } = workspace.read()
  const [locale] = translations.locales
  if (!locale) return
  const empty = emptySegments(locale, sources).map(({ segment }) => segment)
  const copies = copiesFor(locale, empty, ENGLISH.tag, memoryOf(workspace))
  const machine = empty
    .filter(({ id }) => !copies.has(id) && scene.chance() < 0.3)
    .map(({ id, text }): [string, Fill] => [id, { target: scene.translation(text), from: 'machine' }])
  const before = entriesById(workspace)
  for (const [file, text] of fillIn(locale, new Map([...copies, ...machine]))) workspace.files.set(file, text)
  for (const [id, { target, prefilled }] of entriesById(workspace)) {
    const was = before.get(id)?.target ?? ''
    if (was !== '' && was !== target) throw new Error(`filling in replaced ${was} by ${target} (${id})`)
    if (was === '' && target !== '' && prefilled === undefined) throw new Error(`${target} is not marked (${id})`)
  }
  scene.note(person, copies.size > 0 ? 'fill copies' : 'fill', `${copies.size} copies, ${machine.length} by a program`)
}

/** Says by the command that one has read some translations. */
export function review(scene: Scene, person: Person): void {
  const { workspace } = person
  const { sources, translations } = workspace.read()
  const [locale] = translations.locales
  if (!locale) return
  const by = scene.chance() < 0.9 ? { name: person.name, date: '2026-11-30' } : undefined
  const wanted = new Set(sources.flatMap(({ segments }) => segments).filter(() => scene.chance() < 0.4))
  const { writes, counts } = planReviews(locale, sources, by, {
    isWanted: segment => wanted.has(segment),
    sourceTag: ENGLISH.tag,
  })
  const entries = entriesById(workspace)
  for (const [file, text] of writes) workspace.files.set(file, text)
  for (const [id, { reviewed, source, target }] of entriesById(workspace))
    if (by && reviewed !== undefined && reviewed !== entries.get(id)?.reviewed)
      scene.reviewed.add(nameOf(source, target))
  scene.note(person, by ? 'review' : 'review withdrawn', `${counts.changed}`)
}
