import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { baseOf, deskChapter } from '../../scripts/dev/desk/chapter.ts'
import { saveDraft } from '../../scripts/dev/desk/save.ts'
import { Snapshot } from '../../scripts/dev/preview/snapshot.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { copyBridges } from './serve.ts'

/** What happens to a file: somebody looks at a segment, saves what was typed upon that, or edits the file by hand. */
const step = fc.record({
  what: fc.constantFrom('look', 'save', 'edit'),
  who: fc.nat(2),
  segment: fc.nat(4),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
  accept: fc.boolean(),
})

it('never writes over what was not seen, nor beside it, however three people and an editor take turns', async () => {
  const root = copyBridges()
  const chapter = deskChapter(await Snapshot.take(root, '1'), 'es', '01-arches')
  if (!chapter) throw new Error('no chapter')
  const file = path.join(root, chapter.path)
  const original = readFileSync(file, 'utf8')
  const entries = () => readLocaleFile(new VFile(readFileSync(file, 'utf8'))).entries
  const { segments } = chapter.source

  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), steps => {
      writeFileSync(file, original)
      const expected = entries()
      const seen = new Map<string, string>()
      for (const { what, who, segment: index, text, accept } of steps) {
        const segment = segments[index]
        if (!segment) throw new Error('no segment')
        const entry = expected.get(segment.id) as LocaleEntry
        const eyes = `${who} ${segment.id}`
        if (what === 'look') seen.set(eyes, baseOf(segment, entry))
        if (what === 'edit') {
          expected.set(segment.id, { ...entry, target: text })
          writeFileSync(file, formatLocaleFile(expected))
        }
        if (what === 'save') {
          const before = readFileSync(file, 'utf8')
          const base = seen.get(eyes) ?? 'never seen'
          const { kind } = saveDraft(chapter, segment, { target: text, note: '', base, accept })
          const isCurrent = base === baseOf(segment, entry)
          expect(kind).toBe(isCurrent ? 'saved' : 'conflict')
          if (isCurrent) {
            const { previous, ...rest } = entry
            const keeps = previous !== undefined && !accept && entry.target.trim() !== ''
            expected.set(segment.id, { ...rest, ...(keeps ? { previous } : {}), target: text, note: '' })
          } else expect(readFileSync(file, 'utf8')).toBe(before)
        }
        expect(readFileSync(file, 'utf8')).toBe(formatLocaleFile(expected))
      }
    }),
    { seed: 5, numRuns: 150 },
  )
})
