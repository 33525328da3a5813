import { DEFAULT_PAGE, type PageSetup } from '../../../scripts/model/page.ts'
import { Chance } from './generate-random.ts'

/** How a generated document is to be printed: its page, and the classes that an edition's settings give its body. */
export interface PrintSetting {
  template: 'paper' | 'statement'
  page: PageSetup
  classes: string[]
}

/** Half of all seeds print as a publication does that sets nothing, the others with any settings together. */
export function generateSetting(seed: number): PrintSetting {
  const chance = new Chance(seed * 7919)
  const template = chance.maybe(0.25) ? 'statement' : 'paper'
  const opens = template === 'paper' ? 'openers-page' : 'openers-run-on'
  if (chance.maybe(0.5)) return { template, page: DEFAULT_PAGE, classes: [opens, 'notes-foot'] }
  const [left, right] = [chance.between(15, 32), chance.between(15, 32)]
  return {
    template,
    page: {
      size: chance.pick(['A4', 'Letter']),
      margins: { top: chance.between(18, 30), bottom: chance.between(18, 30), left, right },
      mirrored: chance.maybe(0.5),
      bleed: chance.maybe(0.5) ? 3 : 0,
      cropMarks: chance.maybe(0.5),
    },
    classes: [
      chance.pick(['openers-page', 'openers-run-on', 'openers-right-hand']),
      chance.pick(['notes-foot', 'notes-foot', 'notes-foot-one-column', 'notes-chapter-end']),
      ...(chance.maybe(0.5) ? ['justified'] : []),
    ],
  }
}
