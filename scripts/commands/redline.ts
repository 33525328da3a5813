import { EarlyBrowser } from '../build/early-browser.ts'
import { FORMAT_IDS } from '../build/formats.ts'
import { needBrowser, runPipeline } from '../build/pipeline.ts'
import type { Format } from '../formats/format.ts'
import { readTextFile } from '../ground/files.ts'
import { showProgress } from '../ground/progress.ts'
import { writeFiles } from '../ground/write-files.ts'
import { compareRevisions } from '../redline/compare.ts'
import { draftChangelog } from '../redline/draft-changelog.ts'
import { CHANGELOG, versionIn, withEntry } from '../redline/keep-changelog.ts'
import { type Revision, withRevision } from '../redline/revision.ts'
import { redline } from '../redline/variant.ts'
import { type Command, type CommandArguments, type ExitCode, type Output, UsageError } from './command.ts'
import { outcome } from './outcome.ts'
import { chosen, chosenEditions, chosenLanguages, givenFor, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  positionals: 'FROM [TO]',
  options: {
    ...scopeOptions,
    format: { type: 'string', multiple: true, value: 'FORMAT', help: `only this format (${FORMAT_IDS.join(', ')})` },
    changelog: { type: 'boolean', help: 'print a draft for `content/CHANGELOG.md` instead' },
    write: { type: 'boolean', help: 'with `--changelog`: put it into that file, above the older entries' },
    ...reportOptions,
  },
  async run(args, output) {
    const [from, to, ...more] = args.positionals
    if (from === undefined || more.length > 0)
      throw new UsageError('A redline takes one or two revisions: `npm run redline -- FROM [TO]`')
    if (args.options.write === true && (args.options.changelog !== true || to !== undefined))
      throw new UsageError(
        '`--write` keeps the changelog of the text as it is now: `npm run redline -- FROM --changelog --write`',
      )
    if (args.options.changelog === true)
      return withRevision(args.root, from, before =>
        withRevision(args.root, to, async after => {
          const draft = draftChangelog(compareRevisions(before, after))
          if (args.options.write === true) return keepChangelog(args.root, draft, output)
          output.out(draft)
          return 0
        }),
      )
    return makeRedline(args, from, to, output)
  },
}

async function makeRedline(
  args: CommandArguments,
  from: string,
  to: string | undefined,
  output: Output,
): Promise<ExitCode> {
  const started = performance.now()
  const progress = showProgress(output.err, output.interactive)
  const { root } = args
  const browser = new EarlyBrowser(progress.log)
  const given = givenFor(args, 'format')
  const reading = {
    onFormats(formats: Iterable<Format>): void {
      if (needBrowser(formats, given.length === 0 ? undefined : given)) browser.start()
    },
  }
  const compare = async (before: Revision, after: Revision): Promise<ExitCode> => {
    const { prepared } = after
    const missing = new Set<string>()
    const { messages, written } = await runPipeline({
      root,
      prepared,
      async check() {
        await after.check('none')
        await before.check('none')
      },
      browser,
      evenFaulty: true,
      editions: chosenEditions(args, prepared.publication),
      languages: chosenLanguages(args, prepared.publication.languages),
      formats: chosen(args, 'format', prepared.publication.formats),
      variant: redline(compareRevisions(before, after), reason => missing.add(reason)),
      progress,
    })
    progress.end()
    const named =
      after.name === '' ? messages : messages.map(message => ({ ...message, file: `${after.name}:${message.file}` }))
    const errors = named.filter(({ severity }) => severity === 'error')
    const json = args.options.json === true
    const code = await showMessages([...before.messages(), ...errors], output, json)
    for (const reason of missing) output.err(`${reason}\n`)
    if (!json) output.out(outcome(written, started))
    return written.length === 0 ? 1 : code
  }
  try {
    return await withRevision(
      root,
      from,
      before => withRevision(root, to, after => compare(before, after), reading),
      reading,
    )
  } finally {
    await browser.end()
  }
}

function keepChangelog(root: string, draft: string, output: Output): ExitCode {
  const file = readTextFile(root, CHANGELOG)
  const text = withEntry(file && String(file), draft)
  if (text === undefined) {
    output.err(
      `${CHANGELOG} tells of version ${versionIn(draft)} already, and is left as it is: delete that entry for a new draft\n`,
    )
    return 1
  }
  writeFiles(root, new Map([[CHANGELOG, text]]))
  output.out(`${CHANGELOG} has a draft for version ${versionIn(draft)}: shorten it, then commit\n`)
  return 0
}
