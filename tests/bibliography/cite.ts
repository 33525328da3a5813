import type { ElementContent } from 'hast'
import { toString as textContent } from 'hast-util-to-string'
import { VFile } from 'vfile'
import type { BibliographyEntry, Citer, FormattedCluster } from '../../scripts/bibliography/citer.ts'
import { createCiter } from '../../scripts/bibliography/citer.ts'
import { loadReferences } from '../../scripts/bibliography/references.ts'
import { loadLocale, loadStyle, type Style } from '../../scripts/bibliography/style.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import type { CitationItem } from '../../scripts/model/nodes.ts'
import type { Language } from '../../scripts/model/publication.ts'

export const LANGUAGES = {
  en: { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' },
  es: { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' },
  pt: { id: 'pt', tag: 'pt-BR', csl: 'pt-BR', name: 'Português' },
} as const satisfies Record<string, Language>

export type LanguageId = keyof typeof LANGUAGES

/** A citer over a BibTeX text, in one of our styles or another one. */
export function citerFor(style: string | Style, language: LanguageId, bibtex: string): Citer {
  const file = new VFile({ path: 'publication.yaml' })
  const request = { roots: [TOOLCHAIN_ROOT], file }
  const loaded = typeof style === 'string' ? loadStyle(style, request).style : style
  const locale = loadLocale(LANGUAGES[language].csl, request).xml
  if (!loaded || locale === undefined) throw new Error(file.messages.map(String).join('\n'))
  const { items } = loadReferences(new VFile({ path: 'references.bib', value: bibtex }))
  const citer = createCiter({ style: loaded, language: LANGUAGES[language], locale, items })
  if (!citer) throw new Error(loaded.file.messages.map(String).join('\n'))
  return citer
}

/** A style from CSL text. */
export function styleFrom(xml: string, styleClass: Style['styleClass'], authorDate = false): Style {
  return {
    name: 'test',
    xml,
    styleClass,
    authorDate,
    saysIbid: false,
    file: new VFile({ path: 'test.csl', value: xml }),
  }
}

/** `oecd2018`, `oecd2018 3-4`, `-oecd2018`, `oecd2018 chapter:2`. */
export function item(written: string, rest: Partial<CitationItem> = {}): CitationItem {
  const [name = '', located = ''] = written.split(' ')
  const [label, locator] = located.includes(':') ? located.split(':') : ['page', located]
  return {
    key: name.replace(/^-/, ''),
    prefix: '',
    suffix: '',
    locator: locator ?? '',
    label: locator ? (label ?? '') : '',
    suppressAuthor: name.startsWith('-'),
    ...rest,
  }
}

/** One citation: works as `item` reads them, in note `noteIndex` (0: in the text). */
export interface Written {
  noteIndex: number
  items: (string | CitationItem)[]
  narrative?: boolean
}

export interface Cited {
  citations: string[]
  authors: string[]
  bibliography: string[]
  clusters: FormattedCluster[]
  entries: BibliographyEntry[]
}

/** Formats citations and gives their plain text. */
export function cite(citer: Citer, written: readonly Written[]): Cited {
  const { clusters, bibliography } = citer.format(
    written.map(({ noteIndex, items, narrative = false }) => ({
      noteIndex,
      citation: { narrative, items: citer.worksOf(items.map(one => (typeof one === 'string' ? item(one) : one))) },
    })),
  )
  return {
    citations: clusters.map(({ citation }) => text(citation)),
    authors: clusters.map(({ author }) => text(author)),
    bibliography: bibliography.map(({ content }) => text(content)),
    clusters,
    entries: bibliography,
  }
}

/** Notes 1, 2, 3 … with one citation each. */
export function notes(...works: string[]): Written[] {
  return works.map((work, index) => ({ noteIndex: index + 1, items: work.split(' + ') }))
}

export function text(content: readonly ElementContent[]): string {
  return content.map(node => textContent(node)).join('')
}
