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
    ids.length === 0 ? 'a file `content/consultation/<round>/round.yaml`' : ids.map(id => `\`${id}\``).join(' or ')
  if (typeof option === 'string') throw new UsageError(`Unexpected round \`${option}\`, expected ${expected}`)
  throw new UsageError(`Missing round, expected ${expected}`)
}
