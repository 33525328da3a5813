import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import interfaceStale from '../../rules/interface-stale.ts'
import { bringInLine } from '../locales/staleness.ts'
import type { InterfaceList } from './list.ts'
import { STATE } from './state.ts'

/** Tells of the words that translate older ones, synced or not, and of those that nobody has looked at: pages show them. */
export function reportOlderWords({ source, file, exists }: InterfaceList, on: VFile | undefined): void {
  if (!on || !exists || !file.whole) return
  for (const { id, text, in: where } of source.segments) {
    const found = file.entries.get(id)
    if (!found || found.target === '') continue
    const { previous, prefilled } = bringInLine(found, text)
    const place = file.placeOf(id)
    if (previous !== undefined)
      report(
        on,
        interfaceStale,
        `\`${id}\` (${where}) translates \`${previous}\`, and the source is \`${text}\` now: bring it up to date, then delete its \`previous\` below \`${STATE}\``,
        { place },
      )
    else if (prefilled !== undefined)
      report(
        on,
        interfaceStale,
        `\`${id}\` (${where}) was filled in (${prefilled}) and not looked at: put it right, then delete its \`prefilled\` below \`${STATE}\``,
        { place },
      )
  }
}
