import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** In place of GitHub: answers what is asked from files, and keeps what it is told. */
const PROGRAM = `#!/usr/bin/env bash
set -euo pipefail
printf '%s\\n' "$*" >> "$STAND_IN/calls.txt"
[ "$1" = api ] || exit 0
shift
method=GET; filter=.; input=; path=
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift 2 ;;
    --jq) filter=$2; shift 2 ;;
    --input) input=$2; shift 2 ;;
    --paginate) shift ;;
    *) path=$1; shift ;;
  esac
done
if [ "$method" = GET ]; then jq -r "$filter" "$STAND_IN/$(printf %s "$path" | tr / _).json"
else cp "$input" "$STAND_IN/said-$method-$(printf %s "$path" | tr / _).json"; fi
`

export interface StandIn {
  /** For the environment of steps. */
  env: Record<string, string>
  /** Sets what is answered to a path of the API. */
  answer(path: string, body: unknown): void
  /** What was said, by method and path. */
  said(): Record<string, { body: string }>
  /** Command lines, one each. */
  calls(): string[]
  remove(): void
}

/** Makes a program `gh` that reaches nobody. */
export function createStandIn(): StandIn {
  const folder = mkdtempSync(path.join(tmpdir(), 'gh-'))
  const bin = path.join(folder, 'bin')
  mkdirSync(bin)
  writeFileSync(path.join(bin, 'gh'), PROGRAM)
  chmodSync(path.join(bin, 'gh'), 0o755)
  const calls = path.join(folder, 'calls.txt')
  return {
    env: { PATH: `${bin}${path.delimiter}${process.env.PATH}`, STAND_IN: folder },
    answer: (name, body) => writeFileSync(path.join(folder, `${name.replaceAll('/', '_')}.json`), JSON.stringify(body)),
    said: () =>
      Object.fromEntries(
        readdirSync(folder)
          .filter(name => name.startsWith('said-'))
          .map(name => [
            name.replace(
              /^said-(\w+)-(.*)\.json$/,
              (_, method: string, place: string) => `${method} ${place.replaceAll('_', '/')}`,
            ),
            JSON.parse(readFileSync(path.join(folder, name), 'utf8')),
          ]),
      ),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
