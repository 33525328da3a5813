import { nearest } from '../ground/messages.ts'
import type { Language, Publication } from '../model/publication.ts'
import { type CommandArguments, type CommandOption, UsageError } from './command.ts'

/** Options of commands that work on a part of the publication. */
export const scopeOptions = {
  edition: { type: 'string', multiple: true, value: 'ID', help: 'only this edition (may be given again)' },
  language: { type: 'string', multiple: true, value: 'ID', help: 'only this language (may be given again)' },
} satisfies Record<string, CommandOption>

/**
 * The values of a repeatable option, which may also stand in one with commas between them; all that there are where it is
 * not given.
 *
 * @throws UsageError for a value that is none of them
 */
export function chosen<T extends string>(args: CommandArguments, option: string, all: readonly T[]): T[] {
  const values = givenFor(args, option)
  const unknown = values.find(value => !all.some(one => one === value))
  if (unknown !== undefined) throw notOneOf(option, unknown, all)
  return values.length === 0 ? [...all] : (values as T[])
}

/** The values of a repeatable option as they were given, whether there are such or not. */
export function givenFor({ options }: CommandArguments, option: string): string[] {
  const given = options[option]
  return (Array.isArray(given) ? given : []).flatMap(value => value.split(','))
}

/** What is said of a value of an option that is none of those there are, with the one that was perhaps meant. */
export function notOneOf(what: string, given: string, all: readonly string[]): UsageError {
  const near = nearest(given, all)
  const meant = near === undefined ? '' : `; did you mean \`${near}\`?`
  return new UsageError(
    `No ${what} is called \`${given}\`: there ${all.length === 1 ? 'is' : 'are'} ${all.map(one => `\`${one}\``).join(', ')}${meant}`,
  )
}

/** Ids of the editions that `--edition` chooses. */
export function chosenEditions(args: CommandArguments, { editions }: Publication): string[] {
  const ids = editions.map(({ id }) => id)
  return chosen(args, 'edition', ids)
}

/** Ids of the languages that `--language` chooses. */
export function chosenLanguages(args: CommandArguments, languages: readonly Language[]): string[] {
  const ids = languages.map(({ id }) => id)
  return chosen(args, 'language', ids)
}
