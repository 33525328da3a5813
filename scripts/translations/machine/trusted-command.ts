import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** Where whoever runs the toolchain says which program may be run: no part of a repository, so that no pull request can. */
export const ALLOWED = 'PAPER_TRANSLATE_COMMAND'

/**
 * Why a command of publication.yaml is not run; undefined where it may be. The file is content, and comes with pull requests
 * from anybody: the program is run only if the environment names it in the same words, and none of it lies among the
 * publication's files.
 */
export function distrust(command: readonly string[], root: string, allowed = process.env[ALLOWED]): string | undefined {
  const words = command.join(' ')
  if (allowed === undefined || allowed.trim() !== words)
    return `publication.yaml would run \`${words}\`, and anybody who sends a pull request can write that: if it is yours, set ${ALLOWED} to the same words`
  const inside = command.find(word => liesIn(root, word))
  if (inside !== undefined)
    return `\`${inside}\` lies among the publication’s files, which a pull request changes: keep the program elsewhere`
  const [program = ''] = command
  if (/[\\/]/.test(program) && !path.isAbsolute(program))
    return `\`${program}\` is a path from nowhere: write the whole path, or a name`
  return undefined
}

/** Also what stands within an argument: `--config=content/x`, `-c/paper/content/x`, `@content/x`. */
function liesIn(root: string, argument: string): boolean {
  const parts = [argument, ...argument.split(/[=:,;@\s"'|&()<>]+/), argument.replace(/^-\p{L}/u, '')]
  return parts.some(part => part !== '' && isFileIn(root, part))
}

function isFileIn(root: string, word: string): boolean {
  const file = path.resolve(root, word)
  if (!existsSync(file)) return false
  const relative = path.relative(realpathSync(root), realpathSync(file))
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative))
}
