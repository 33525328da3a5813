import { readFileSync } from 'node:fs'
import path from 'node:path'
import { exclusively } from '../build/lock.ts'
import { type Prepared, prepare } from '../build/prepare.ts'
import { publish } from '../build/publish.ts'
import { readMembers } from '../consultation/members.ts'
import { isOpen } from '../consultation/open-entries.ts'
import { disposition, isPerson } from '../consultation/report/disposition.ts'
import { dispositionPage } from '../consultation/report/page.ts'
import { dispositionWorkbook } from '../consultation/report/workbook.ts'
import { readSentTexts } from '../consultation/sent-texts.ts'
import { textOfToday } from '../formats/docx/sent-record.ts'
import { looksOf } from '../formats/html/looks.ts'
import { collectMessages, hasErrors } from '../ground/report.ts'
import { stringifyHtml } from '../ground/stringify-html.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import type { Round } from '../model/round.ts'
import type { SentText } from '../model/sent-text.ts'
import { consultation } from '../renditions/consultation.ts'
import { makeRenditions, wordsOf } from '../renditions/rendition.ts'
import { roundInLanguage } from '../renditions/round-in-language.ts'
import { type Command, UsageError } from './command.ts'
import { chosenRound } from './round-option.ts'
import { chosenLanguages, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  summary: 'show what became of all that members said in a round, in every language',
  positionals: '[ROUND]',
  options: { language: scopeOptions.language, ...reportOptions },
  async run(args, output) {
    const { root, options, positionals } = args
    if (positionals.length > 1)
      throw new UsageError('Unexpected number of rounds, expected one: `npm run consultation:report -- ROUND`')
    const id = chosenRound(root, positionals[0])
    const json = options.json === true
    const prepared = await prepare(root, [])
    if ('failed' in prepared) return showMessages(collectMessages([prepared.failed]), output, json)
    const { members, broken } = readMembers(root, id)
    const round = prepared.content.rounds.find(one => one.id === id)
    const today = round ? await textsOfToday(prepared, id) : []
    const messages = collectMessages([...prepared.files, ...broken], prepared.publication.checks.silenced)
    // A table that lacks a member would look whole.
    if (!round || hasErrors(messages)) {
      const code = await showMessages(messages, output, json)
      if (!json) output.out('Nothing was written: dist/ is as it was.\n')
      return code
    }
    const files = makeFiles(prepared, round, {
      languages: chosenLanguages(args, prepared.publication.languages),
      members: members.map(({ member }) => member),
      sent: readSentTexts(root, [id]),
      today,
    })
    exclusively(root, () => publish(root, files, false))
    const code = await showMessages(broken.length === 0 ? [] : messages, output, json)
    if (json) return code
    const entries = members.flatMap(({ member }) => member.entries)
    for (const name of files.keys()) output.out(`dist/${name}\n`)
    output.out(`${entries.length} entries of ${members.length} members, ${entries.filter(isOpen).length} open\n`)
    const persons = round.publish === 'names' ? [] : members.filter(({ member }) => isPerson(member))
    for (const { path: file } of persons)
      output.out(`${file}: its member is called like a person who wrote in it, and is published without a name\n`)
    return code
  },
}

interface ReportSources {
  /** Ids. */
  languages: readonly string[]
  members: Parameters<typeof disposition>[0]['members']
  sent: readonly SentText[]
  today: readonly SentText[]
}

/** Pages and workbooks, by their path below `dist/`. */
function makeFiles(
  { publication, localised, words }: Prepared,
  round: Round,
  { languages, ...sources }: ReportSources,
): Map<string, Uint8Array> {
  const css = readFileSync(path.join(TOOLCHAIN_ROOT, 'templates/consultation.css'), 'utf8')
  const files = new Map<string, Uint8Array>()
  for (const language of publication.languages) {
    const own = localised.languages.get(language.id)
    if (!own || !languages.includes(language.id)) continue
    const t = wordsOf(words, language)
    const table = disposition({ ...sources, round: roundInLanguage(round, own), language: language.id })
    const page = dispositionPage(table, {
      language,
      languages: publication.languages,
      title: publication.title,
      css,
      t,
    })
    const name = `${language.id}/consultation-${round.id}`
    files.set(`${name}.html`, new TextEncoder().encode(stringifyHtml(page)))
    files.set(`${name}.xlsx`, dispositionWorkbook(table, language, t))
  }
  return files
}

/** The editions of a round as they would be sent today, in all languages: an entry may be shown in its own. */
async function textsOfToday(prepared: Prepared, round: string): Promise<SentText[]> {
  const { assets } = looksOf(prepared.publication, prepared.loaded)
  const all = makeRenditions(prepared)
  const texts: SentText[] = []
  for (const rendition of consultation(round).apply(all, all)) {
    const text = await textOfToday(rendition, assets)
    if (text) texts.push(text)
  }
  return texts
}
