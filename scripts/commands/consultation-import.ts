import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { COUNTED } from '../consultation/entries/entry.ts'
import { formatMember, memberPath } from '../consultation/entries/member-file.ts'
import { reportNotices } from '../consultation/entries/notice.ts'
import { type ImportOutcome, importAnswer, refusal, refusedAnswer } from '../consultation/import-answers.ts'
import { readMembers } from '../consultation/members.ts'
import { takeResponses } from '../consultation/response-sheet.ts'
import { readSentTexts, SentTexts } from '../consultation/sent-texts.ts'
import { sheetWords } from '../consultation/sheet-words.ts'
import { limitOf } from '../ground/limits.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadInterface } from '../load/interface.ts'
import { loadPublication } from '../load/publication.ts'
import { roundIds } from '../load/rounds.ts'
import { OfficeError } from '../office/office-error.ts'
import { readWorkbook } from '../office/read-workbook.ts'
import { type Command, type CommandArguments, type ExitCode, type Output, UsageError } from './command.ts'
import { chosenRound } from './round-option.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    responses: { type: 'boolean', help: 'the files are workbooks of consultation:export, with answers' },
    member: { type: 'string', value: 'NAME', help: 'who sent it, where the file does not say' },
    round: { type: 'string', value: 'ID', help: 'the round that it answers, where the file does not say' },
    edition: { type: 'string', value: 'ID', help: 'the edition that it answers, where the file does not say' },
    language: { type: 'string', value: 'ID', help: 'the language that it answers in, where the file does not say' },
  },
  positionals: 'FILE …',
  async run({ root, options, positionals }, output) {
    const json = options.json === true
    const { publication, file } = loadPublication(root)
    if (!publication) return showMessages(collectMessages([file]), output, json)
    const paths = positionals.map(name => filePath(name))
    if (paths.length === 0) throw new UsageError('No files are named: give those that members sent back')
    if (options.responses === true) return importResponses(root, paths, chosenRound(root, options.round), output)
    const languages = await Promise.all(publication.languages.map(language => loadInterface(root, language)))
    const { member, ...wanted } = textOptions(options)
    const context = {
      texts: new SentTexts(readSentTexts(root, roundIds(root)), wanted),
      words: sheetWords(languages.map(({ t }) => t)),
    }
    const outcomes: ImportOutcome[] = []
    // One after the other: two files may be of one member.
    for (const name of paths) {
      const opened = openAnswer(name)
      outcomes.push(
        'bytes' in opened
          ? await importAnswer(root, { path: name, bytes: opened.bytes }, member, context)
          : refusedAnswer(name, opened.reason),
      )
    }
    if (json) output.out(`${JSON.stringify(outcomes.map(withMessages), null, 2)}\n`)
    else {
      output.out(`${outcomes.map(describe).join('\n')}\n`)
      await showMessages(collectMessages(outcomes.flatMap(filed)), output, false)
    }
    return outcomes.some(({ failed }) => failed) ? 1 : 0
  },
}

/** Takes answers from workbooks into the members' files, each of which is written as a whole or not at all. */
async function importResponses(
  root: string,
  paths: readonly string[],
  round: string,
  output: Output,
): Promise<ExitCode> {
  let code: ExitCode = 0
  for (const name of paths) {
    const { members, broken } = readMembers(root, round)
    if (broken.length > 0) return showMessages(collectMessages(broken), output, false)
    try {
      const known = members.map(({ member }) => member)
      const opened = openAnswer(name)
      if ('reason' in opened) throw new OfficeError(opened.reason)
      const { members: changed, taken, notices } = takeResponses(readWorkbook(opened.bytes).sheets, known)
      const places = new Map(members.map(({ path: relative, member }) => [member.member, relative]))
      const writes = changed.map(
        one => [places.get(one.member) ?? memberPath(round, one.member), formatMember(one)] as const,
      )
      writeFiles(root, new Map(writes))
      output.out(`${name}: ${taken} answers taken\n`)
      await showMessages(collectMessages([reportNotices(name, notices)]), output, false)
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error
      code = await showMessages(collectMessages([reportNotices(name, [refusal(error.message)])]), output, false)
    }
  }
  return code
}

/** Opens a file from wherever somebody saved it: one of an e-mail, no larger than those are. */
function openAnswer(name: string): { bytes: Uint8Array } | { reason: string } {
  const real = realpathSync(name)
  const opened = openFile(path.dirname(real), path.basename(real), limitOf('attachment'))
  if (isRead(opened)) return { bytes: opened }
  return { reason: opened?.reason ?? 'The file is gone: name one that exists' }
}

function filePath(name: string): string {
  if (!existsSync(name)) throw new UsageError(`No file \`${name}\``)
  return name
}

function textOptions(options: CommandArguments['options']): {
  member?: string
  round?: string
  edition?: string
  language?: string
} {
  return Object.fromEntries(
    ['member', 'round', 'edition', 'language'].flatMap(key => {
      const value = options[key]
      return typeof value === 'string' ? [[key, value]] : []
    }),
  )
}

function filed({ file, notices, broken }: ImportOutcome): VFile[] {
  return [reportNotices(file, notices), ...(broken ? [broken] : [])]
}

/** As JSON has it: messages as those of other commands. */
function withMessages(whole: ImportOutcome) {
  const { notices: _, broken: __, ...outcome } = whole
  return { ...outcome, messages: collectMessages(filed(whole)) }
}

function describe({ file, failed, member, counts, added, updated, absent }: ImportOutcome): string {
  if (failed) return `${file}: nothing was taken\n`
  const lines = [
    `${file} → ${member}: ${added} new, ${updated} changed${absent > 0 ? `, ${absent} of earlier files kept` : ''}`,
  ]
  for (const name of COUNTED) {
    const { found = 0, placed = 0, uncertain = 0 } = counts?.[name] ?? {}
    if (found > 0) lines.push(`  ${name}: ${found} found, ${placed} placed, ${uncertain} uncertain`)
  }
  return [...lines, ''].join('\n')
}
