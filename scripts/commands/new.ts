import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { languageName, languageNames } from '../languages/registry.ts'
import { createPublication, isFree } from '../new-publication/create.ts'
import { defaultEdition, styleNames, type Wishes } from '../new-publication/wishes.ts'
import { type Command, type CommandArguments, UsageError } from './command.ts'
import { notOneOf } from './scope.ts'

/** Asks somebody, who may answer with nothing for what is offered. */
export type Ask = (question: string, offered: string) => Promise<string>

export const command: Command = {
  positionals: 'DIR',
  options: {
    title: { type: 'string', value: 'TITLE', help: 'its title' },
    body: { type: 'string', value: 'NAME', help: 'who publishes it' },
    language: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: `a language (${languageNames().join(', ')}); first that of the chapters`,
    },
    edition: { type: 'string', multiple: true, value: 'TITLE', help: 'an edition (may be given again)' },
    style: { type: 'string', value: 'STYLE', help: `how works are cited (${styleNames().join(', ')})` },
  },
  async run(args, output) {
    const [given, ...more] = args.positionals
    if (given === undefined || more.length > 0)
      throw new UsageError('Unexpected number of folders, expected one: `npm run new -- DIR`')
    // npm runs in the toolchain's folder, wherever it was called.
    const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), given)
    if (!isFree(folder)) throw new UsageError(`Unexpected files in \`${folder}\`, expected a new or empty folder`)
    const asking = process.stdin.isTTY && output.interactive ? askingOnTerminal() : undefined
    try {
      const wishes = await wishesOf(args, asking?.ask)
      const written = await createPublication(folder, wishes, new Date().toISOString().slice(0, 10))
      output.out(`${written.map(file => `${path.join(given, file)}\n`).join('')}${written.length} files. Now:\n\n`)
      for (const name of ['check', 'dev', 'build']) output.out(`    npm run ${name} -- --root ${folder}\n`)
      return 0
    } finally {
      asking?.close()
    }
  },
}

/**
 * What the options say, and what is answered to questions about the rest; without anybody to ask, what is offered.
 *
 * @throws UsageError for a language or a style that there is not
 */
export async function wishesOf({ options, positionals }: CommandArguments, ask?: Ask): Promise<Wishes> {
  const answer = async (name: string, question: string, offered: string): Promise<string> => {
    const given = options[name]
    if (typeof given === 'string' && given.trim() !== '') return given.trim()
    return (await ask?.(question, offered))?.trim() || offered
  }
  const answers = async (name: string, question: string, offered: string): Promise<string[]> => {
    const given = options[name]
    return Array.isArray(given)
      ? given
      : (await answer(name, `${question}, with commas between them`, offered)).split(',')
  }
  const listOf = (values: readonly string[], offered: string): [string, ...string[]] => {
    const [first = offered, ...rest] = new Set(values.map(value => value.trim()).filter(value => value !== ''))
    return [first, ...rest]
  }
  const title = await answer('title', 'Title', path.basename(path.resolve(positionals[0] ?? '')))
  const body = await answer('body', 'Who publishes it', title)
  const known = languageNames()
  const named = known.map(id => `${id} ${languageName(id)}`).join(', ')
  const offered = known[0] ?? ''
  const asked = await answers('language', `Languages, first that of the chapters (${named})`, offered)
  const languages = listOf(
    asked.flatMap(value => value.split(',')),
    offered,
  )
  for (const language of languages) if (!known.includes(language)) throw notOneOf('language', language, known)
  const edition = defaultEdition(languages[0])
  const editions = listOf(await answers('edition', 'Editions', edition), edition)
  const styles = styleNames()
  const style = await answer('style', `How works are cited (${styles.join(', ')})`, 'policy-notes')
  if (!styles.includes(style)) throw notOneOf('style', style, styles)
  return { title, body, languages, editions, style }
}

function askingOnTerminal(): { ask: Ask; close(): void } {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  return {
    ask: (question, offered) => terminal.question(`${question} [${offered}]: `),
    close: () => terminal.close(),
  }
}
