import type { CslEngine, EngineCitation, EngineCitationItem, RenderedVariable } from 'citeproc'
import type { ElementContent } from 'hast'
import { report } from '../ground/messages.ts'
import { rulesOf } from '../languages/registry.ts'
import { withoutMarks } from '../model/emphasis-marks.ts'
import type { Citation, CitationItem } from '../model/nodes.ts'
import styleInvalid from '../rules/style-invalid.ts'
import type { CslItem } from './csl.ts'
import { wordSpans } from './date-spans.ts'
import { engineFor, type LocalStyle, refusalOf, reportFailure } from './engines.ts'
import { formattedBefore } from './formatted-before.ts'
import { localiseItem } from './localise-item.ts'
import { narrativeAuthors, titleOrElse } from './narrative.ts'
import { formatBibliography, formatCitations, isIbid, itemsAsPrinted } from './processor.ts'
import { expandSets } from './sets.ts'
import { markupToHtml, OTHERS, shieldPlain } from './shield.ts'
import { nameShortly } from './short-names.ts'
import { markVariable, toHast } from './to-hast.ts'
import { isPrinted, UnprintedWorks } from './unprinted.ts'

/** A citation and where it stands. */
export interface Cluster {
  /** Number of the note that it stands in, by which the processor knows what was cited before; 0 in the text. */
  noteIndex: number
  citation: Pick<Citation, 'narrative' | 'items'>
  /** Whether it stands in a sentence of the editor's: in a note, too, without a capital in front and full stop behind. */
  withinSentence?: boolean
  /** It stands under a figure or the like, outside the order of citations: always as a first mention. */
  alone?: boolean
}

/** A citation as it is printed. Empty when none of its works is known. */
export interface FormattedCluster {
  /** In the text or the note. In a note style, a narrative citation is without the author here. */
  citation: ElementContent[]
  /** The authors of a narrative citation, for the sentence. */
  author: ElementContent[]
  /** It says "ibid.", and so means nothing without the citation before it. */
  ibid: boolean
}

export interface BibliographyEntry {
  key: string
  content: ElementContent[]
}

/** Formats the citations of editions in one style and language. */
export interface Citer {
  /** Whether citations belong into notes. */
  noteStyle: boolean
  /** The works that a citation cites: those of a set in its place. */
  worksOf(items: readonly CitationItem[]): CitationItem[]
  /** Formats all citations of one edition, in reading order, and lists the works that they cite. */
  format(clusters: readonly Cluster[]): Formatted
}

/** All citations of an edition as they are printed, and the works that they cite. */
export interface Formatted {
  clusters: FormattedCluster[]
  bibliography: BibliographyEntry[]
}

export interface CiterOptions extends LocalStyle {
  items: ReadonlyMap<string, CslItem>
}

/** Makes a citer. Undefined, with a message (`style-invalid`) on the style's file, when the processor refuses the style. */
export function createCiter(options: CiterOptions): Citer | undefined {
  const reason = refusalOf(options)
  if (reason !== undefined) {
    report(options.style.file, styleInvalid, `The CSL processor refuses the style \`${options.style.name}\`: ${reason}`)
    return undefined
  }
  return {
    noteStyle: options.style.styleClass === 'note',
    worksOf: items => expandSets(items, options.items),
    format: clusters => {
      try {
        return formattedBefore(inputsOf(options, clusters), () => new Run(options, engineFor(options)).format(clusters))
      } catch (error) {
        reportFailure(options.style, error)
        return { clusters: clusters.map(unprinted), bibliography: [] }
      }
    },
  }
}

/** All that printed citations depend on: where they stand in a file makes no difference. */
function inputsOf({ style, language, locale, items }: CiterOptions, clusters: readonly Cluster[]): unknown {
  const cited = clusters.map(({ citation: { narrative, items: own }, ...place }) => [
    place,
    narrative,
    own.map(({ position: _, ...item }) => item),
  ])
  const { file: _, ...rest } = style
  return [rest, language, locale, [...items], cited]
}

const unprinted = (): FormattedCluster => ({ citation: [], author: [], ibid: false })

/** The formatting of one edition. */
class Run {
  readonly #options: CiterOptions
  readonly #engine: CslEngine
  readonly #keys: string[]
  readonly #ids: Map<string, string>
  readonly #etAl: string
  /** "and" before the name that stands for others. */
  readonly #others: RegExp
  readonly #unprinted: UnprintedWorks

  constructor(options: CiterOptions, engine: CslEngine) {
    this.#options = options
    this.#engine = engine
    this.#keys = [...options.items.keys()]
    // Ids of our own: keys like `constructor` would trip the processor.
    this.#ids = new Map(this.#keys.map((key, index) => [key, `work-${index}`]))
    this.#etAl = engine.getTerm('et-al') ?? 'et al.'
    const and = (engine.getTerm('and') ?? 'and').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    this.#others = new RegExp(`(?:[,;]?\\s+(?:(?:${and}|&#38;)\\s+)?)?${OTHERS}((?:</[a-z]+>)*)(\\.?)`, 'g')
    const localise = {
      tag: options.language.tag,
      term: (name: string) => engine.getTerm(name),
      changesCase: /text-case="(?:title|sentence|capitalize-all|uppercase|lowercase)"/.test(options.style.xml),
    }
    this.#unprinted = new UnprintedWorks(engine, item => this.#nameOf(item))
    const localised = new Map<string, CslItem>()
    engine.sys.retrieveItem = id => {
      const item = localised.get(id) ?? localiseItem(this.#itemOf(id) as CslItem, id, localise)
      localised.set(id, item)
      return item
    }
    engine.sys.variableWrapper = (variable, before, text, after) => before + this.#mark(variable, text) + after
  }

  format(clusters: readonly Cluster[]): Formatted {
    const citations: EngineCitation[] = []
    const alone: { index: number; items: EngineCitationItem[] }[] = []
    clusters.forEach((cluster, index) => {
      const citationItems = this.#engineItems(cluster)
      if (citationItems.length === 0) return
      if (cluster.alone) {
        alone.push({ index, items: citationItems })
        return
      }
      // A style that sorts the works of a citation would part a narrative one from its author.
      const unsorted = cluster.citation.narrative
      const properties = {
        noteIndex: cluster.noteIndex,
        unsorted,
        'suppress-trailing-punctuation': cluster.withinSentence ?? false,
      }
      citations.push({ citationID: String(index), citationItems, properties })
    })
    const formatted = clusters.map(unprinted)
    formatCitations(this.#engine, citations).forEach((html, position) => {
      const id = citations[position]?.citationID ?? ''
      const ibid = this.#options.style.saysIbid && isIbid(this.#engine, id)
      const items = itemsAsPrinted(this.#engine, id)
      formatted[Number(id)] = { ...this.#finish(clusters[Number(id)] as Cluster, html, items), ibid }
    })
    if (alone.length > 0) this.#engine.updateUncitedItems(alone.flatMap(({ items }) => items.map(({ id }) => id)))
    for (const { index, items } of alone) {
      const html = this.#engine.makeCitationCluster(items)
      formatted[index] = { ...this.#finish(clusters[index] as Cluster, html, items), ibid: false }
    }
    return { clusters: formatted, bibliography: citations.length + alone.length === 0 ? [] : this.#bibliography() }
  }

  #finish(
    { citation, withinSentence = false }: Cluster,
    printed: string,
    items: readonly EngineCitationItem[],
  ): Omit<FormattedCluster, 'ibid'> {
    const isNote = this.#options.style.styleClass === 'note'
    const first = citation.items.find(({ key }) => this.#ids.has(key)) as CitationItem
    // A note has to say something, a citation in the text may leave it all to the sentence.
    const narrative = citation.narrative && !isNote
    const html = this.#unprinted.name({ html: printed, items, narrative, withinSentence })
    const content = this.#toHast(isNote ? this.#stopQuestions(html, !withinSentence && !citation.narrative) : html)
    if (!citation.narrative) return { citation: content, author: [] }
    const author = this.#authors(first.key)
    if (isNote) return { citation: content, author }
    // A style that names authors alone has nothing to add to them.
    if (content.length === 0) return { citation: author, author }
    return { citation: [...author, { type: 'text', value: ' ' }, ...content], author }
  }

  /** Names a work of which the style prints nothing. */
  #nameOf(cited: EngineCitationItem): string {
    const { language } = this.#options
    const item = this.#itemOf(cited.id) as CslItem
    const name = cited['suppress-author'] ? titleOrElse(item) : narrativeAuthors(item, language.tag, this.#etAl)
    return markupToHtml(cited.prefix ?? '') + markupToHtml(name) + markupToHtml(cited.suffix ?? '')
  }

  /** The authors as the style names them in the text, told apart where it does so; else in our own way. */
  #authors(key: string): ElementContent[] {
    const { style, items, language } = this.#options
    const item = items.get(key) as CslItem
    const own = narrativeAuthors(item, language.tag, this.#etAl)
    if (style.styleClass === 'note' || !style.authorDate) return [{ type: 'text', value: own }]
    const html = this.#engine.makeCitationCluster([{ id: this.#ids.get(key) as string, 'author-only': true }])
    return isPrinted(html) ? this.#toHast(nameShortly(item, html, false)) : [{ type: 'text', value: own }]
  }

  #bibliography(): BibliographyEntry[] {
    return (formatBibliography(this.#engine) ?? []).flatMap(({ id, html }) => {
      const item = this.#itemOf(id) as CslItem
      if (isPrinted(html)) return { key: item.id, content: this.#toHast(this.#stopQuestions(html, true)) }
      // Styles leave out on purpose what no reader can look up.
      if (item.type === 'personal_communication') return []
      return { key: item.id, content: this.#toHast(markupToHtml(titleOrElse(item))) }
    })
  }

  /**
   * The full stop after a question in quotation marks, where the language wants it: "«¿Qué es?»." The processor leaves
   * it out.
   *
   * @param ends whether the text ends a sentence
   */
  #stopQuestions(html: string, ends: boolean): string {
    if (!rulesOf(this.#options.language.tag).citations.stopBehindQuestion) return html
    const stopped = html.replace(/([?!][»”](?:<\/[^>]+>)*)(?=\s(?:<[^>]+>)*\p{Lu})/gu, '$1.')
    return ends ? stopped.replace(/([?!][»”])((?:<\/[^>]+>)*)$/u, '$1$2.') : stopped
  }

  #engineItems({ citation, noteIndex, withinSentence = false }: Cluster): EngineCitationItem[] {
    const opensNote = noteIndex > 0 && !withinSentence && this.#options.style.styleClass === 'note'
    return citation.items
      .filter(({ key }) => this.#ids.has(key))
      .map((item, index) => ({
        id: this.#ids.get(item.key) as string,
        ...this.#affixes(opensNote && index === 0 ? { ...item, prefix: capitalise(item.prefix) } : item),
        ...(item.suppressAuthor || (citation.narrative && index === 0) ? { 'suppress-author': true } : {}),
      }))
  }

  #affixes({ prefix, suffix, locator, label }: CitationItem): Partial<EngineCitationItem> {
    const affixes: Partial<EngineCitationItem> = {}
    if (prefix !== '') affixes.prefix = `${shieldPlain(prefix)} `
    const known = locator !== '' && this.#engine.getTerm(label) !== undefined
    if (known) Object.assign(affixes, { locator: shieldPlain(locator), label })
    const unlabelled = locator !== '' && !known ? `, ${`${label} ${locator}`.trim()}` : ''
    const trailing = suffix === '' || /^[,.;:!?)\]]/.test(withoutMarks(suffix)) ? suffix : ` ${suffix}`
    if (unlabelled + trailing !== '') affixes.suffix = shieldPlain(unlabelled + trailing)
    return affixes
  }

  #mark({ itemData, variableNames, context, position }: RenderedVariable, html: string): string {
    const item = this.#itemOf(itemData.id)
    const variable = variableNames[0]
    if (!item || variable === undefined) return html
    // The first full reference introduces an institution's short name, later ones use it.
    const full = context === 'bibliography' || (this.#options.style.styleClass === 'note' && position === 'first')
    const text = nameShortly(item, html, full)
    return markVariable(itemData.id, variable, text)
  }

  #toHast(html: string): ElementContent[] {
    const whole = html.replace(this.#others, (_, tags: string, stop: string) => {
      return ` ${this.#etAl}${tags}${this.#etAl.endsWith('.') ? '' : stop}`
    })
    return toHast(wordSpans(whole, rulesOf(this.#options.language.tag).dates), {
      tag: this.#options.language.tag,
      itemOf: id => this.#itemOf(id),
    })
  }

  #keyOf(id: string): string {
    return this.#keys[Number(id.replace('work-', ''))] ?? ''
  }

  #itemOf(id: string): CslItem | undefined {
    return this.#options.items.get(this.#keyOf(id))
  }
}

function capitalise(text: string): string {
  return text.replace(/^\p{Co}*\p{Ll}/u, letter => letter.toUpperCase())
}
