import { VFile } from 'vfile'
import { csv } from '../../../scripts/translations/exchange/csv.ts'
import { exportDocument } from '../../../scripts/translations/exchange/export.ts'
import type { ExchangeDocument, ExchangeEntry, ExchangeFormat } from '../../../scripts/translations/exchange/format.ts'
import { planImport } from '../../../scripts/translations/exchange/merge.ts'
import { po } from '../../../scripts/translations/exchange/po.ts'
import { formatPo, type PlacedPoEntry, readPo } from '../../../scripts/translations/exchange/po-text.ts'
import { xliff } from '../../../scripts/translations/exchange/xliff.ts'
import { xlsx } from '../../../scripts/translations/exchange/xlsx.ts'
import type { LocaleEntry } from '../../../scripts/translations/locales/locale-file.ts'
import { translatedSource } from '../../../scripts/translations/locales/staleness.ts'
import { SPANISH } from '../sources.ts'
import { ENGLISH } from '../workspace.ts'
import { entriesById, nameOf, type Scene } from './scene.ts'
import type { Person } from './team.ts'

/** A file of a person, and what its author saw of each translation when it was written or last imported. */
export interface OwnFile {
  format: ExchangeFormat
  content: string | Uint8Array
  shown: Map<string, string>
  /** What the file is made of, where it is no PO file: programs write them anew as a whole. */
  document: ExchangeDocument
}

const PUBLICATION = { title: 'T', version: '1', date: '2022-01-01', body: 'B', languages: [ENGLISH, SPANISH] as const }

export function exportFile(scene: Scene, person: Person): OwnFile | undefined {
  const { sources, translations } = person.workspace.read()
  const [locale] = translations.locales
  if (!locale) return undefined
  const files = sources.map(({ name }) => ({ name, file: new VFile({ path: `content/${name}.md` }) }))
  const publication = { ...PUBLICATION, languages: [ENGLISH, SPANISH] as [typeof ENGLISH, typeof SPANISH] }
  const document = exportDocument(publication, files, locale, new Map())
  const shown = new Map(document.entries.map(({ id, target }) => [id, target]))
  const format = scene.pick([po, po, xliff, csv, xlsx])
  scene.note(person, 'export', format.id)
  return { format, document, content: format.write(document), shown }
}

/** Translates in a file, or says that one has read what stands there. */
export function workOnFile(scene: Scene, person: Person, file: OwnFile): void {
  if (file.format === po) workOnPo(scene, person, file)
  else workOnDocument(scene, person, file)
}

function workOnPo(scene: Scene, person: Person, file: OwnFile): void {
  const read = readPo(new VFile(file.content))
  if (!read || read.entries.length === 0) return
  const entries = [...read.entries]
  const at = Math.floor(scene.chance() * entries.length)
  const entry = entries[at]
  if (!entry) return
  const { previous: _, ...rest } = entry
  const how = scene.pick(['finishes', 'finishes', 'leaves fuzzy', 'rewords'] as const)
  const target = how === 'rewords' && entry.target !== '' ? scene.reword(entry.target) : scene.translation(entry.source)
  const worked: PlacedPoEntry = how === 'finishes' ? { ...rest, target, fuzzy: false } : { ...entry, target }
  entries[at] = worked
  if (!worked.fuzzy) scene.accept(worked)
  scene.note(person, `file ${how}`, entry.id)
  file.content = formatPo(read.headers, asSaved(scene, entries))
}

/** What tools drop. */
function asSaved(scene: Scene, entries: PlacedPoEntry[]): PlacedPoEntry[] {
  const drop = scene.chance()
  return entries.map(({ previous, ...entry }) => ({
    ...entry,
    ...(previous === undefined || drop < 0.1 ? {} : { previous }),
    extracted: drop > 0.9 ? [] : entry.extracted,
    reference: drop > 0.85 && drop < 0.92 ? '' : entry.reference,
  }))
}

function workOnDocument(scene: Scene, person: Person, file: OwnFile): void {
  const entries = [...file.document.entries]
  const at = Math.floor(scene.chance() * entries.length)
  const entry = entries[at]
  if (!entry) return
  const how = scene.pick(['finishes', 'leaves open', 'reviews'] as const)
  const { previous, prefilled, review: _, ...rest } = entry
  const isOpen = previous !== undefined || prefilled !== undefined
  const mayReview = !isOpen && entry.target !== ''
  const open = { ...(previous === undefined ? {} : { previous }), ...(prefilled === undefined ? {} : { prefilled }) }
  let worked: ExchangeEntry = { ...rest, target: scene.translation(entry.source) }
  if (how === 'leaves open' && isOpen) worked = { ...worked, ...open }
  else if (how === 'reviews' && mayReview) {
    worked = { ...entry, review: { by: person.name, date: '2026-11-30', isCurrent: true } }
    scene.reviewed.add(nameOf(entry.source, entry.target))
  } else scene.accept(worked)
  entries[at] = worked
  scene.note(person, `file ${how}`, entry.id)
  file.document = { ...file.document, entries }
  file.content = file.format.write(file.document)
}

/** @throws Error where the import makes something up, replaces work that its author did not see, or is silent */
export function importFile(scene: Scene, person: Person, file: OwnFile): void {
  const { workspace } = person
  const { translations, assignment } = workspace.read()
  const [locale] = translations.locales
  if (!locale) return
  const before = entriesById(workspace)
  const written = new VFile({ value: file.content, path: `es.${file.format.extensions[0]}` })
  const rest = { registers: translations.registers, segments: assignment.segments, sourceLanguage: ENGLISH }
  const reviewer = scene.chance() < 0.7 ? { name: person.name, date: '2026-11-30' } : undefined
  const plan = planImport({ format: file.format, file: written, locale, reviewer, ...rest })
  for (const [name, text] of plan.writes) workspace.files.set(name, text)
  scene.note(person, 'import', `${plan.taken.length} taken, ${plan.refused.length} refused`)
  const after = entriesById(workspace)
  const told = new Set(written.messages.map(({ line }) => line))
  // Nothing is taken from a file that seems to be cut, and one message says so.
  const isRefused = written.messages.some(({ ruleId }) => ruleId === 'import-incomplete')
  for (const entry of file.format.read(new VFile(file.content))?.entries ?? []) {
    const [was, is] = [before.get(entry.id)?.target ?? '', after.get(entry.id)?.target ?? '']
    const seen = file.shown.get(entry.id) ?? ''
    if (was !== is && is !== entry.target) throw new Error(`import made up ${entry.id}`)
    if (was !== is && was !== '' && was !== seen && isAccepted(before.get(entry.id)))
      throw new Error(`import replaced ${was} by ${is} (${entry.id}), its author had seen ${seen}`)
    if (entry.target !== seen && is !== entry.target && !told.has(entry.line) && !isRefused)
      throw new Error(`import left ${entry.target} (${entry.id}) out without a word`)
    if (written.messages.some(({ ruleId }) => ruleId === 'import-conflict')) scene.counts.conflict = 1
  }
  // What others did meanwhile, the file does not show.
  for (const { id, target } of file.format.read(new VFile(file.content))?.entries ?? [])
    if (plan.bases.has(id) && after.get(id)?.target === target) file.shown.set(id, target)
  if (typeof file.content === 'string') file.content = file.format.rebase?.(file.content, plan.bases) ?? file.content
  const entries = file.document.entries.map(entry => ({ ...entry, base: plan.bases.get(entry.id) ?? entry.base }))
  file.document = { ...file.document, entries }
}

/** Whether somebody's work stands there, and not what is of another source or was filled in. */
function isAccepted(entry: LocaleEntry | undefined): boolean {
  return entry !== undefined && entry.prefilled === undefined && translatedSource(entry) === entry.source
}
