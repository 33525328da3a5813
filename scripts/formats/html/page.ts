import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { Files } from '../../ground/files.ts'
import type { Edition, Language } from '../../model/publication.ts'
import { editionPlace } from '../../model/word-places.ts'
import { invitation, type RoundInLanguage } from '../../renditions/round-in-language.ts'
import { addressLinks } from './addresses.ts'
import { hasClass } from './class-names.ts'
import type { HtmlContext, Medium } from './context.ts'
import { describeEdition } from './describe.ts'
import { DATA_LIST, type Download } from './downloads.ts'
import { linkEntries } from './entry-links.ts'
import { hyphenate } from './hyphenate.ts'
import { type ImprintOptions, imprint } from './imprint.ts'
import { setKeyWordsBeside } from './key-words.ts'
import { dropInheritedLanguages, inLanguage } from './languages.ts'
import { setLineEnds } from './line-ends.ts'
import { PRINT_SHEETS } from './page-setup.ts'
import { showParagraphNumbers } from './paragraph-numbers.ts'
import { percent } from './percent.ts'
import {
  colourSwitch,
  contentPolicy,
  darkColours,
  dropPrintersHelp,
  favicon,
  groupUntitled,
  letKeyboardScroll,
  readingScript,
  searchField,
  wayToContents,
} from './screen.ts'
import { fillTemplate, type Slots, type Template } from './template.ts'
import { setTypography } from './typography.ts'

export interface PageOptions extends ImprintOptions {
  context: HtmlContext
  template: Template
  downloads: readonly Download[]
  chapters: readonly Element[]
  notes: readonly ElementContent[]
  contents: readonly Element[]
  /** Logo and picture of the cover, drawn. */
  pictures: { logo?: Element; cover?: Element }
  /** Share of the words that are translated, 0 to 1; 1 in the source language. */
  translated: number
  /** The round of consultation that the page is for. */
  consulted: RoundInLanguage | undefined
  /** Whether source and translation stand side by side. */
  bilingual: boolean
  /** Whether what changed since another revision is marked. */
  redline: boolean
  /** Set where the page has its script, and itself forbids all others, and whatever else is not beside it. */
  published: Published | undefined
}

/** What a published page needs of the files beside it. */
export interface Published {
  /** Style sheets and fonts, where it is to have fonts of its own; else it has those of all pages. */
  assets?: Files
}

/** Renders one edition in one language as an HTML document: the tree is the same for the same input. */
export function renderPage(options: PageOptions): Root {
  const { context, template, edition } = options
  const { publication, language, medium } = context
  const tree = fillTemplate(template, slotsFor(options))
  removeOtherMedium(tree, medium)
  visit(tree, 'element', element => {
    if (element.tagName === 'html')
      element.properties = { ...element.properties, lang: language.tag, className: [medium] }
    if (element.tagName === 'body')
      element.properties = {
        ...element.properties,
        className: [
          `template-${template.name}`,
          `status-${publication.status}`,
          `edition-${edition.id}`,
          `openers-${edition.openers}`,
          `notes-${edition.notes}`,
          ...(edition.alignment === 'justified' && medium === 'print' ? ['justified'] : []),
          // Known before the contents come, or the page would move as they do.
          ...(options.contents.length > 0 && medium === 'screen' ? ['with-contents'] : []),
          ...(options.bilingual ? ['bilingual'] : []),
          ...(options.redline ? ['redline'] : []),
        ],
      }
  })
  dropInheritedLanguages(tree)
  setTypography(tree, language.tag)
  setLineEnds(tree, medium === 'print' ? language.tag : undefined)
  if (medium === 'print') {
    if (!options.redline) setKeyWordsBeside(tree)
    hyphenate(tree, language.tag)
  } else {
    dropPrintersHelp(tree)
    groupUntitled(tree)
    letKeyboardScroll(tree)
    wayToContents(tree, context.t)
    if (options.published) {
      if (!publication.activeTemplates) contentPolicy(tree)
      readingScript(tree, context.t)
    }
  }
  showParagraphNumbers(tree)
  linkEntries(tree, context.t)
  return tree
}

function slotsFor(options: PageOptions): Slots {
  const { context, titles, chapters, contents, notes, translated, commit, consulted } = options
  const { t, publication, language } = context
  const text = (value: string, lang?: string): ElementContent[] => (value === '' ? [] : [inLanguage(value, lang)])
  const date = new Date(`${publication.date}T00:00:00Z`)
  return {
    head: head(options),
    logo: options.pictures.logo ? [h('div.cover-logo', [options.pictures.logo])] : [],
    'cover-picture': options.pictures.cover ? [h('div.cover-picture', [options.pictures.cover])] : [],
    skip: [h('a.skip-link.screen-only', { href: '#main' }, t('skip'))],
    body: text(titles.body, titles.languages.body),
    title: text(titles.title, titles.languages.title),
    subtitle: text(titles.subtitle, titles.languages.subtitle),
    edition: text(titles.edition, titles.languages.edition),
    status: text(publication.status === 'final' ? '' : t(`cover.status.${publication.status}`)),
    version: text(`${t('cover.version', { version: publication.version })} · ${t('cover.date', { date })}`),
    translated: [
      ...(translated === 1
        ? []
        : [
            h(
              'p.cover-translated',
              t('translation.share', {
                share: percent(translated, language),
                date,
                commit: commit === '' ? '' : `, ${commit}`,
              }),
            ),
          ]),
      ...(consulted ? invitation(consulted, t).map(line => h('p.cover-consultation', line)) : []),
    ],
    switcher: [waysAround(options), switcher(options), ...(options.published ? [searchField(t), colourSwitch(t)] : [])],
    contents,
    chapters,
    notes,
    imprint: imprint(options),
  }
}

function head({ context, titles, edition, bilingual, redline, published }: PageOptions): ElementContent[] {
  const { publication, language, medium } = context
  const sheets = [
    ...(medium === 'screen' ? ['fonts', 'theme', 'base', 'screen'] : PRINT_SHEETS),
    ...(bilingual ? ['bilingual'] : []),
    ...(redline ? ['redline'] : []),
  ]
  const fileIn = ({ id }: Language) => `${id}/${edition.id}.html`
  const [source] = publication.languages
  const alternates =
    medium === 'print' || bilingual
      ? []
      : addressLinks({ publication, name: fileIn(language), inLanguage: fileIn, neutral: fileIn(source) })
  return [
    ...(medium === 'print' ? [] : [h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' })]),
    h('title', `${titles.title} – ${titles.edition}`),
    ...(publication.authors.length > 0 ? publication.authors : [titles.body]).map(name =>
      h('meta', { name: 'author', content: name }),
    ),
    ...(titles.subtitle === '' ? [] : [h('meta', { name: 'description', content: titles.subtitle })]),
    h('meta', { name: 'dcterms.date', content: publication.date }),
    h('meta', { name: 'dcterms.language', content: language.tag }),
    ...(medium === 'print' ? [] : describeEdition({ publication, language, titles, edition })),
    ...alternates,
    ...sheets.map(name => h('link', { rel: 'stylesheet', href: `../assets/${name}.css` })),
    ...(published && medium === 'screen' ? [...darkColours('../'), favicon('../')] : []),
  ]
}

/** Links to the other editions in this language, and to the list of all publications. */
function waysAround({ context, edition }: PageOptions): Element {
  const { publication, language, t, word } = context
  const item = ({ id, title }: Edition): Element => {
    const { text, lang } = word(editionPlace(id), title)
    return id === edition.id
      ? h('li', h('span', { ariaCurrent: 'page', lang }, text))
      : h('li', h('a', { href: `../${language.id}/${id}.html`, lang }, text))
  }
  const all = h('li', h('a', { href: 'index.html' }, t('index.title')))
  const cite = h('li', h('a', { href: '#cite' }, t('cite.title')))
  const editions = publication.editions.map(item)
  return h('nav.switcher.ways', { ariaLabel: t('index.title') }, h('ul', [all, ...editions, cite]))
}

/** Links to the other languages of the edition, and to its other formats. */
function switcher({ context, edition, path, downloads }: PageOptions): Element {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const { publication, language, t } = context
  const item = (other: Language): Element =>
    other.id === language.id
      ? h('li', h('span', { ariaCurrent: 'page' }, other.name))
      : h(
          'li',
          h(
            'a.same-passage',
            { href: `../${other.id}/${edition.id}.html`, lang: other.tag, hrefLang: other.tag },
            other.name,
          ),
        )
  return h('nav.switcher', { ariaLabel: t('language') }, [
    h('ul', [
      ...publication.languages.map(item),
      ...downloads.map(file => {
        const [href, label] =
          file.kind === 'data' ? [DATA_LIST, t('index.dataShort')] : [name + file.ending, file.label]
        return h('li.download', h('a', { href }, label))
      }),
    ]),
  ])
}

function removeOtherMedium(tree: Root, medium: Medium): void {
  const unwanted = medium === 'print' ? 'screen-only' : 'print-only'
  visit(tree, 'element', (element, index, parent) => {
    if (!hasClass(element, unwanted) || !parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return index
  })
}
