import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { prepare } from '../../../scripts/build/prepare.ts'
import { formatMember } from '../../../scripts/consultation/entries/member-file.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { compareRevisions } from '../../../scripts/redline/compare.ts'
import type { Revision } from '../../../scripts/redline/revision.ts'
import { redline } from '../../../scripts/redline/variant.ts'
import { bilingual } from '../../../scripts/renditions/bilingual.ts'
import { consultation } from '../../../scripts/renditions/consultation.ts'
import type { Variant } from '../../../scripts/renditions/variant.ts'
import { entryOf } from '../../consultation/entry-of.ts'
import { ROUND } from '../../consultation/round.ts'
import { runCommand } from '../../support/command-line.ts'
import { CABLES } from '../../support/web.ts'

/** The pages that {@link buildVariants} makes, below `dist/`. */
export const VARIANTS = [
  'en/paper.first.html',
  'es/paper.bilingual.html',
  'en/paper.redline.html',
  'en/consultation-first.html',
]

/** Builds the pages that are for a few readers: for a round, for translators, of what changed, and of what became of a round. */
export async function buildVariants(root: string): Promise<void> {
  const build = async (variant: Variant, languages: string[], prepared?: Revision['prepared']): Promise<void> => {
    const options = { root, variant, languages, editions: ['paper'], formats: ['html'], evenFaulty: true }
    await runPipeline({ ...options, ...(prepared && { prepared }), progress: silent })
  }
  layOver(root, 'content/consultation/first/round.yaml', ROUND)
  await build(consultation('first'), ['en'])
  await build(bilingual('es'), ['es'])
  const before = await revisionOf(root)
  layOver(
    root,
    'content/02-cables.md',
    CABLES.replace('carry by pulling', 'carry all that hangs').replace('## Towers', '## Masts'),
  )
  const after = await revisionOf(root)
  await build(
    redline(compareRevisions(before, after), () => undefined),
    ['en'],
    after.prepared,
  )
  const entries = [entryOf({ id: 'a1', segment: 'question 1', kind: 'answer', text: 'Stone', status: 'noted' })]
  layOver(root, 'content/consultation/first/member.yaml', formatMember({ member: 'Member A', kind: '', entries }))
  await runCommand('consultation:report', '--root', root, '--language', 'en', '--format', 'html', 'first')
}

function layOver(root: string, name: string, text: string): void {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

async function revisionOf(root: string): Promise<Revision> {
  const prepared = await prepare(root)
  if ('failed' in prepared) throw new Error(String(prepared.failed.messages))
  return { name: '', prepared, check: async () => undefined, messages: () => [] }
}
