import { roundIds } from '../load/rounds.ts'
import { UsageError } from './command.ts'

/**
 * The round that an option names, or the only one.
 *
 * @throws UsageError where there is none, or several of which none is named
 */
export function chosenRound(root: string, option: string | boolean | string[] | undefined): string {
  const ids = roundIds(root)
  const [only, ...others] = ids
  if (typeof option === 'string' && ids.includes(option)) return option
  if (option === undefined && only !== undefined && others.length === 0) return only
  const expected =
    ids.length === 0
      ? 'write `content/consultation/<round>/round.yaml`'
      : `there is ${ids.map(id => `\`${id}\``).join(' and ')}`
  if (typeof option === 'string') throw new UsageError(`No round is called \`${option}\`: ${expected}`)
  throw new UsageError(`No round is named: ${expected}`)
}
