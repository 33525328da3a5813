import type { Element, ElementContent, Root } from 'hast'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { fillTemplate, loadTemplate } from '../../formats/html/template.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import type { Snapshot } from './snapshot.ts'

/** A page of the server's own: its list of editions, the translation desk. */
export interface Frame {
  title: string
  /** Where the page is: name and address of what it stands in, outermost first. */
  trail: readonly { name: string | Element; href: string }[]
  /** What goes with the title, at the top: progress, switches. */
  tools?: readonly ElementContent[]
  main: readonly ElementContent[]
  /** What the page shows, if it shows anything of the publication. */
  snapshot: Snapshot | undefined
  /** Scripts, by their addresses. */
  scripts: readonly string[]
  /** Style sheets beside those that all have, by their addresses. */
  sheets?: readonly string[]
  /** Its language, with the words of the frame in it, where that is not the tool's. */
  spoken?: { lang: string; skip: string; trail: string }
}

/** Fills `templates/desk.html`. */
export function framePage({ title, trail, tools = [], main, snapshot, scripts, sheets = [], spoken }: Frame): Root {
  const template = loadTemplate(TOOLCHAIN_ROOT, 'desk')
  if (!template) throw new Error('Missing `templates/desk.html` of the toolchain')
  const steps = trail.map(({ name, href }) => h('li', h('a', { href }, [name])))
  const page = fillTemplate(template, {
    head: [
      h('title', title),
      ...(snapshot ? [versionMark(snapshot)] : []),
      ...sheets.map(href => h('link', { rel: 'stylesheet', href })),
      ...scripts.map(src => h('script', { type: 'module', src })),
    ],
    trail: steps.length > 0 ? [h('ol', steps)] : [],
    tools,
    main,
  })
  if (spoken) speak(page, spoken)
  return page
}

function speak(page: Root, { lang, skip, trail }: NonNullable<Frame['spoken']>): void {
  const [html, link, nav] = ['html', '.skip-link', '.trail'].map(selector => select(selector, page))
  if (html) html.properties.lang = lang
  if (link) link.children = [{ type: 'text', value: skip }]
  if (nav) nav.properties.ariaLabel = trail
}

/** Tells the page's script which moment the page is of. */
export function versionMark({ version }: Snapshot): Element {
  return h('meta', { name: 'dev-version', content: version })
}
