import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { roundIds } from '../load/rounds.ts'

/** What `dist/` holds of the rounds of consultation: paths below it, each with the command that makes it. */
export function publishedRounds(root: string): Map<string, string> {
  const found = new Map<string, string>()
  const dist = path.join(root, 'dist')
  const rounds = roundIds(root)
  if (rounds.length === 0 || !existsSync(dist)) return found
  const folders = readdirSync(dist, { withFileTypes: true }).filter(entry => entry.isDirectory())
  for (const folder of folders)
    for (const name of readdirSync(path.join(dist, folder.name)))
      for (const round of rounds) {
        const command = name.startsWith(`consultation-${round}.`)
          ? `npm run consultation:report -- ${round}`
          : name.includes(`.${round}.`)
            ? `npm run build -- --consultation ${round}`
            : undefined
        if (command !== undefined) found.set(`${folder.name}/${name}`, command)
      }
  return found
}

/** A sentence on what is not there any more, and how it is made again; empty where all of it still is. */
export function lostRounds(before: ReadonlyMap<string, string>, root: string): string {
  const now = publishedRounds(root)
  const commands = new Set([...before].flatMap(([name, command]) => (now.has(name) ? [] : [command])))
  if (commands.size === 0) return ''
  return `dist/ was made anew, without what it held of rounds of consultation. To make that again:\n${[...commands].map(command => `  ${command}\n`).join('')}`
}
