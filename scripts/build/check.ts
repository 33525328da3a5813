import { createCache } from '../ground/cache.ts'
import { silent } from '../ground/progress.ts'
import type { ReportedMessage } from '../ground/report.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { toolchainState, treeStamp, treeState } from '../ground/tree-state.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'

/** What a check may read of a publication. */
const READ = ['content', 'locales', 'templates', 'references.bib', 'docs/sources.md']
/** Our own words, where a publication has none of its own. */
const WORDS = [`locales/${TOOL_LANGUAGE}/interface.json`]
/** What changes messages and is in no file. */
const SETTINGS = ['PAPER_LIMITS', 'SOURCE_DATE_EPOCH']

/**
 * Reads a publication and reports every problem; writes nothing of it. Where nothing has changed since the last time, its
 * messages are the same, and neither are the files parsed nor is our code for it loaded.
 */
export async function checkPublication(root: string, cache = createCache()): Promise<ReportedMessage[]> {
  const before = treeStamp(root, READ)
  const state = stateOf(root)
  const kept = state && cache.read('check', state)
  if (Array.isArray(kept)) return kept as ReportedMessage[]
  const { runPipeline } = await import('./pipeline.ts')
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  // An edit meanwhile: nobody knows which state was read.
  if (state && before !== undefined && treeStamp(root, READ) === before) cache.write('check', state, messages)
  return messages
}

function stateOf(root: string): string[] | undefined {
  const states = [treeState(root, READ), treeState(TOOLCHAIN_ROOT, WORDS), toolchainState()]
  const settings = SETTINGS.map(name => process.env[name] ?? '')
  const known = states.filter(state => state !== undefined)
  return known.length === states.length ? [root, ...known, ...settings] : undefined
}
