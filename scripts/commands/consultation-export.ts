import path from 'node:path'
import { readMembers } from '../consultation/members.ts'
import { responseSheet } from '../consultation/response-sheet.ts'
import { readSentTexts } from '../consultation/sent-texts.ts'
import { collectMessages } from '../ground/report.ts'
import { writeWhole } from '../ground/write-files.ts'
import { cutCells, writeWorkbook } from '../office/write-workbook.ts'
import type { Command } from './command.ts'
import { chosenRound } from './round-option.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    round: { type: 'string', value: 'ID', help: 'which round, where there are several' },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'where to (default: consultation-<round>.xlsx in the folder that you are in)',
    },
  },
  async run({ root, options }, output) {
    const round = chosenRound(root, options.round)
    const { members, broken } = readMembers(root, round)
    const code = showMessages(collectMessages(broken), output, options.json === true)
    const target = path.resolve(typeof options.out === 'string' ? options.out : `consultation-${round}.xlsx`)
    const all = members.map(({ member }) => member)
    const book = responseSheet(`Consultation ${round}`, all, readSentTexts(root, [round]))
    writeWhole(root, target, writeWorkbook(book))
    const count = all.reduce((sum, { entries }) => sum + entries.length, 0)
    const name = path.relative(process.cwd(), target)
    if (options.json !== true) output.out(`${name}: ${count} entries of ${all.length} members\n`)
    for (const cell of cutCells(book)) output.err(`${name}: ${cell}: longer than a cell can be, and cut there\n`)
    return code
  },
}
