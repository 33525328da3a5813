import { existsSync } from 'node:fs'
import path from 'node:path'
import { FORMAT_IDS } from '../build/formats.ts'
import { builtBefore, restoreBuild, takeOrder } from '../build/remembered.ts'
import { ROUNDS } from '../model/round.ts'
import type { Command } from './command.ts'
import { outcome } from './outcome.ts'
import { scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...scopeOptions,
    format: {
      type: 'string',
      multiple: true,
      value: 'FORMAT',
      help: `only this format (${FORMAT_IDS.join(', ')})`,
    },
    bilingual: { type: 'string', value: 'LANGUAGE', help: 'only this language, with the source beside it' },
    consultation: { type: 'string', value: 'ROUND', help: 'what members need to answer in this round of consultation' },
    standalone: { type: 'boolean', help: 'each edition in one HTML file with everything inside, to be sent by e-mail' },
    measure: {
      type: 'boolean',
      help: 'examine the pages with axe-core, as a release does, for the page on accessibility',
    },
    release: {
      type: 'boolean',
      help: 'everything at once; refuse drafts, old translations, what is uncommitted, warnings',
    },
    ...reportOptions,
  },
  async run(args, output) {
    const started = performance.now()
    const { json: isJson, root: _, 'no-cache': __, ...asked } = args.options
    const json = isJson === true
    const takeOrderNow = () => takeOrder(args.root, asked)
    const order = takeOrderNow()
    // Where nothing has changed, what makes a build is not even loaded.
    const before = builtBefore(order)
    const rounds = before ? undefined : await roundsIn(args.root)
    const built =
      before ??
      (await restoreBuild(order)) ??
      (await (await import('./make-build.ts')).makeBuild(args, order, takeOrderNow, output))
    const code = await showMessages(built.messages, output, json)
    if (!json) output.out(outcome(built.written, started, before !== undefined) + (rounds?.lost() ?? ''))
    return built.written.length === 0 ? 1 : code
  },
}

/** What `dist/` holds of rounds of consultation, and a sentence on what of it is lost later. */
async function roundsIn(root: string): Promise<{ lost(): string } | undefined> {
  if (!existsSync(path.join(root, 'dist')) || !existsSync(path.join(root, ROUNDS))) return undefined
  const { lostRounds, publishedRounds } = await import('../consultation/published-rounds.ts')
  const before = publishedRounds(root)
  return { lost: () => lostRounds(before, root) }
}
