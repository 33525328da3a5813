import { sourceState } from '../../browser/source-state.ts'
import { createCache } from '../../ground/cache.ts'
import { report } from '../../ground/messages.ts'
import type { Rule } from '../../rules/definition/rule.ts'
import type { RenderTools } from '../format.ts'
import type { PrintDocument, PrintResult } from './print.ts'

/** A PDF as it is kept: its bytes by their hash, what was said of it by the ids of the rules. */
interface Kept {
  pdf: string
  pages: number
  problems: [rule: string, reason: string][]
}

const STEP = 'print'
const cache = createCache()

/**
 * Prints a document, or takes what was printed of the same document before, with what was to be said of it. What could not
 * be printed may be the machine's fault, and is tried again.
 *
 * @param layout what its layout is called: all that is not in the document itself
 */
export async function printOrTake(
  document: PrintDocument,
  layout: string,
  { file, onBrowserDone }: Pick<RenderTools, 'file' | 'onBrowserDone'>,
  print: () => Promise<PrintResult | undefined>,
): Promise<PrintResult | undefined> {
  const state = sourceState(document)
  const inputs = state && [...state, layout, JSON.stringify([document.metadata, document.page])]
  const taken = inputs && (await take(inputs))
  if (taken) {
    for (const { rule, reason } of taken.problems) report(file, rule, reason)
    onBrowserDone()
    return taken
  }
  const printed = await print()
  if (printed && inputs) {
    const { pdf, pages, problems } = printed
    const kept = { pdf: cache.writeBytes(pdf), pages, problems: problems.map(({ rule, reason }) => [rule.id, reason]) }
    cache.write(STEP, inputs, kept)
  }
  return printed
}

async function take(inputs: readonly string[]): Promise<PrintResult | undefined> {
  const kept = cache.read(STEP, inputs) as Kept | undefined
  const pdf = kept && cache.readBytes(kept.pdf)
  if (!pdf) return undefined
  const problems = kept.problems.map(async ([id, reason]) => ({ rule: await ruleById(id), reason }))
  return { pdf, pages: kept.pages, problems: await Promise.all(problems) }
}

async function ruleById(id: string): Promise<Rule> {
  if (!/^[a-z-]+$/.test(id)) throw new Error(`No rule is called ${id}`)
  const { default: rule } = (await import(`../../rules/${id}.ts`)) as { default: Rule }
  return rule
}
