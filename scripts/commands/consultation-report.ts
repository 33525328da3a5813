import { readFileSync } from 'node:fs'
import path from 'node:path'
import { exclusively } from '../build/lock.ts'
import { type Prepared, prepare } from '../build/prepare.ts'
import { publish } from '../build/publish.ts'
import { readMembers } from '../consultation/members.ts'
import { isOpen } from '../consultation/open-entries.ts'
import { isPerson } from '../consultation/report/disposition.ts'
import { defaultFormats, MOST_PRINTED, makeReport, REPORT_FORMATS } from '../consultation/report/make-report.ts'
import { readSentTexts } from '../consultation/sent-texts.ts'
import { showProgress } from '../ground/progress.ts'
import { collectMessages, hasErrors } from '../ground/report.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { consultation } from '../renditions/consultation.ts'
import { type Command, UsageError } from './command.ts'
import { chosenRound } from './round-option.ts'
import { chosen, chosenLanguages, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  positionals: '[ROUND]',
  options: {
    language: scopeOptions.language,
    format: {
      type: 'string',
      multiple: true,
      value: 'FORMAT',
      help: `only this format (${REPORT_FORMATS.join(', ')})`,
    },
    ...reportOptions,
  },
  async run(args, output) {
    const { root, options, positionals } = args
    if (positionals.length > 1)
      throw new UsageError('One round is reported at a time: `npm run consultation:report -- ROUND`')
    const id = chosenRound(root, positionals[0])
    const asked = chosen(args, 'format', REPORT_FORMATS)
    const json = options.json === true
    const prepared = await prepare(root, { variant: consultation(id) })
    if ('failed' in prepared) return showMessages(collectMessages([prepared.failed]), output, json)
    const { members, broken } = readMembers(root, id)
    const round = prepared.content.rounds.find(one => one.id === id)
    const refuse = async (messages: ReturnType<typeof messagesOf>) => {
      const code = await showMessages(messages, output, json)
      if (!json) output.out('Nothing was written: dist/ is as it was.\n')
      return code
    }
    const messages = messagesOf(prepared, broken)
    // A table that lacks a member would look whole.
    if (!round || hasErrors(messages)) return refuse(messages)
    const entries = members.flatMap(({ member }) => member.entries)
    const formats = options.format === undefined ? defaultFormats(entries.length) : asked
    const progress = showProgress(output.err, output.interactive)
    const report = await makeReport(prepared, round, {
      ...{ formats, languages: chosenLanguages(args, prepared.publication.languages), progress },
      members: members.map(({ member }) => member),
      sent: readSentTexts(root, [id]),
      css: readFileSync(path.join(TOOLCHAIN_ROOT, 'templates/consultation.css'), 'utf8'),
    })
    progress.end()
    const found = messagesOf(prepared, [...broken, ...report.messages])
    if (hasErrors(found)) return refuse(found)
    exclusively(root, () => publish(root, new Map([...report.shared, ...report.files]), false))
    const told = collectMessages([...broken, ...report.messages])
    const code = await showMessages(told, output, json)
    if (json) return code
    for (const name of report.files.keys()) output.out(`dist/${name}\n`)
    output.out(`${entries.length} entries of ${members.length} members, ${entries.filter(isOpen).length} open\n`)
    if (formats.length < asked.length)
      output.out(
        `With more than ${MOST_PRINTED} entries, the table is made neither as PDF nor for Word, where it has some hundreds of pages and takes minutes: \`--format pdf\` and \`--format docx\` make it all the same\n`,
      )
    for (const notice of report.notices) output.out(`${notice}\n`)
    const persons = round.publish === 'names' ? [] : members.filter(({ member }) => isPerson(member))
    for (const { path: file } of persons)
      output.out(`${file}: its member is called like a person who wrote in it, and is published without a name\n`)
    return code
  },
}

function messagesOf({ files, publication }: Prepared, more: Parameters<typeof collectMessages>[0]) {
  return collectMessages([...files, ...more], publication.checks.silenced)
}
