import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadWorkspace, withInterfaceWords } from '../load/workspace.ts'
import { tidyName, today } from '../translations/locales/review.ts'
import { planReviews, type ReviewPlan } from '../translations/plan-reviews.ts'
import { anchorOf } from '../translations/segment-id.ts'
import { type Command, UsageError } from './command.ts'
import { chosen, chosenLanguages, notOneOf } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    language: { type: 'string', multiple: true, value: 'ID', help: 'the language (may be given again)' },
    by: { type: 'string', value: 'NAME', help: 'who has read them beside their sources' },
    chapter: { type: 'string', multiple: true, value: 'NAME', help: 'all of this chapter (`05-finance`)' },
    withdraw: { type: 'boolean', help: 'take the mark away' },
  },
  positionals: '[ID …]',
  async run(args, output) {
    const { root, options, positionals } = args
    const json = options.json === true
    const loaded = await loadWorkspace(root)
    if ('failed' in loaded) return showMessages(collectMessages([loaded.failed]), output, json)
    const workspace = withInterfaceWords(loaded)
    const { publication, sources, translations, files } = workspace
    const [sourceLanguage, ...targets] = publication.languages
    const withdraws = options.withdraw === true
    const by = tidyName(typeof options.by === 'string' ? options.by : '')
    if (by === '' && !withdraws) throw new UsageError('Say who has read the translations: `--by NAME`')
    if (options.chapter === undefined && positionals.length === 0)
      throw new UsageError('Name segments by their ids, or chapters with `--chapter NAME`: nobody reads all at once')
    const chapters =
      options.chapter === undefined
        ? []
        : chosen(
            args,
            'chapter',
            sources.map(({ name }) => name),
          )
    const languages = new Set(chosenLanguages(args, targets))
    const named = new Set(positionals)
    const all = sources.flatMap(({ segments }) => segments.flatMap(({ id }) => [id, anchorOf(id)]))
    const unknown = positionals.find(id => !all.includes(id))
    if (unknown !== undefined) throw notOneOf('segment', unknown, all)
    const plans = translations.locales
      .filter(({ language }) => languages.has(language.id))
      .map(locale =>
        planReviews(locale, sources, withdraws ? undefined : { name: by, date: today() }, {
          sourceTag: sourceLanguage.tag,
          isWanted: ({ id }, source) => chapters.includes(source) || named.has(id) || named.has(anchorOf(id)),
        }),
      )
    writeFiles(root, new Map(plans.flatMap(({ writes }) => [...writes])))
    const count = (what: keyof ReviewPlan['counts']): number => plans.reduce((sum, { counts }) => sum + counts[what], 0)
    if (!json) {
      output.out(`${count('changed')} ${withdraws ? 'no longer marked as reviewed' : `marked as reviewed by ${by}`}\n`)
      if (count('unfinished') > 0) output.out(`${count('unfinished')} left out: not translated, stale or prefilled\n`)
      if (count('faulty') > 0) output.out(`${count('faulty')} left out: \`npm run check\` finds errors in them\n`)
    }
    return showMessages(collectMessages(files), output, json)
  },
}
