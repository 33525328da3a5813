import type { CslItem } from './csl.ts'
import { markupToHtml } from './shield.ts'

/**
 * Puts the short names of institutions in place of their names, or behind them where a work is given in full.
 *
 * @param html what the processor printed of the work
 */
export function nameShortly(item: CslItem, html: string, full: boolean): string {
  return Object.entries(item.custom?.shortNames ?? {}).reduce((text, [long, short]) => {
    const introduced = long.includes(`(${short})`) ? long : `${long} (${short})`
    return text.replace(markupToHtml(long), () => markupToHtml(full ? introduced : short))
  }, html)
}
