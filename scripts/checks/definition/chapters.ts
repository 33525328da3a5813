import { breathe } from '../../ground/breathe.ts'
import { KeptResults, nameOf } from '../../ground/kept-results.ts'
import type { ChapterContext, Check } from './check.ts'
import type { Material } from './material.ts'

/** Has every chapter read by the checks that read chapters. One that had nothing to be told is not read again. */
export async function checkChapters({ publication, sources }: Material, checks: readonly Check[]): Promise<void> {
  const readers = checks.filter(check => check.readsChapters)
  const context: ChapterContext = { tag: publication.languages[0].tag, settings: publication.checks }
  const actors = [...publication.actors.keys()]
  const ids = readers.map(({ id }) => id)
  const clean = new KeptResults<true>('chapters', [JSON.stringify([context, actors, ids])])
  for (const source of sources.values()) {
    const { file, name } = source
    const own = nameOf([name, file.path, String(file)])
    if (clean.find(own)) continue
    const before = file.messages.length
    for (const reader of readers) reader.readChapter(source, context)
    if (file.messages.length === before) clean.add(own, true)
    await breathe()
  }
  clean.keep()
}
