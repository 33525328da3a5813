import { runPipeline } from '../build/pipeline.ts'
import { silent } from '../ground/progress.ts'
import type { Command } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  summary: 'read everything and report every problem; writes nothing',
  options: reportOptions,
  async run({ root, options }, output) {
    const { messages } = await runPipeline({ root, formats: [], progress: silent })
    if (messages.length === 0 && options.json !== true) output.out('No problems found.\n')
    return showMessages(messages, output, options.json === true)
  },
}
