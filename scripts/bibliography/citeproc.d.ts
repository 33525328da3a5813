/** The part of citeproc that we use: it comes without types. */
declare module 'citeproc' {
  /** A citation for the CSL processor. */
  export interface EngineCitation {
    citationID: string
    citationItems: EngineCitationItem[]
    /** `noteIndex`: number of the note, 0 in the text; `unsorted`: the works keep their order whatever the style says. */
    properties: { noteIndex: number; unsorted: boolean; 'suppress-trailing-punctuation': boolean }
    /** Data and citation of each work, in the order in which they are printed; once the processor knows it. */
    sortedItems?: SortedItem[]
  }

  /** What the processor keeps of a work that a citation cites. */
  export type SortedItem = [item: unknown, cited: EngineCitationItem & { sortkeys?: string[] }]

  /** Once it was formatted, it holds also what it is to the citations before it. */
  export interface EngineCitationItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
    'author-only'?: boolean
    position?: number
    'near-note'?: boolean
  }

  export type EngineName = Partial<
    Record<'family' | 'given' | 'non-dropping-particle' | 'dropping-particle' | 'suffix', string>
  >

  /** What the processor tells about a variable that it prints. */
  export interface RenderedVariable {
    itemData: { id: string }
    variableNames: string[]
    context: 'citation' | 'bibliography' | 'intext'
    position: 'first' | 'container-subsequent' | 'subsequent' | 'ibid' | 'ibid-with-locator'
  }

  /** What the processor asks of its caller. */
  export interface EngineSystem {
    retrieveItem(id: string): unknown
    retrieveLocale(name: string): string
    /** Wraps a printed variable; all four strings are HTML. */
    variableWrapper(variable: RenderedVariable, before: string, text: string, after: string): string
    /** HTML behind an entry of the bibliography, by the `system_id` of its work. */
    embedBibliographyEntry?(id: string): string
  }

  /** The part of citeproc's `CSL.Engine` that we use. */
  export interface CslEngine {
    sys: EngineSystem
    opt: {
      development_extensions: Record<string, boolean>
      /** Locale by which works are sorted. */
      'default-locale-sort': string
      /** Whether works of one author are kept together in a citation. */
      grouped_sort: boolean | undefined
      'disambiguate-add-names'?: boolean
      'disambiguate-add-givenname'?: boolean
      'disambiguate-add-year-suffix'?: boolean
      has_disambiguate?: boolean
      parallel: { enable: boolean }
    }
    /** What the style puts around a citation and between its works. */
    citation: {
      opt: {
        layout_prefix: string
        layout_suffix: string
        layout_delimiter?: string
        'givenname-disambiguation-rule'?: string
      }
      srt: { compareCompositeKeys(one: SortedItem, other: SortedItem): number }
    }
    registry: {
      citationreg: { citationById: Record<string, EngineCitation> }
      /** Names by which works are told apart. */
      namereg: {
        addname(item: string, name: EngineName, place: number): void
        /** How much of a given name is to be printed. */
        evalname(
          item: string,
          name: EngineName,
          place: number,
          least: number,
          form: string | undefined,
          initials: string | undefined,
        ): number | undefined
      }
    }
    /** How the style sorts the works of a citation. */
    citation_sort: { tokens: readonly unknown[] }
    retrieveItem(id: string): unknown
    /** Registers works, in this order. */
    updateItems(ids: string[]): void
    /** Says what each citation is to those before it; formats those whose place has changed. */
    processCitationCluster(
      citation: EngineCitation,
      before: [citationID: string, noteIndex: number][],
      after: [citationID: string, noteIndex: number][],
      flag: number,
    ): unknown
    /** Formats a citation that is known: HTML. */
    process_CitationCluster(items: SortedItem[], citation: EngineCitation): string
    /** Formats all citations of a document, in order, each with all before it: `[citationID, noteIndex, HTML]`. */
    rebuildProcessorState(citations: EngineCitation[], mode: 'html'): [string, number, string][]
    /** With nothing: forgets all. */
    restoreProcessorState(citations: []): unknown
    /** Formats a citation that is not part of the document. */
    makeCitationCluster(items: EngineCitationItem[]): string
    /** Names the works that the bibliography lists beside those of the document's citations. */
    updateUncitedItems(ids: string[]): void
    makeBibliography(): false | [{ entry_ids: string[][] }, string[]]
    getTerm(term: string, form?: 'long' | 'short'): string | undefined
  }

  const CSL: {
    Engine: new (system: EngineSystem, style: string, language: string, forceLanguage: boolean) => CslEngine
    /** Numbers for what a citation is to those before it. */
    POSITION_IBID: number
    POSITION_IBID_WITH_LOCATOR: number
    /** Flag: `updateItems` knows all works. */
    ASSUME_ALL_ITEMS_REGISTERED: number
    /** Takes the place of the processor's own comparison of sort keys. */
    stringCompare?: (one: string, other: string) => number
    /** A work as it is cited, before works that are cited alike are told apart; registers its names. */
    getAmbiguousCite(item: { id: string }): string
    getSortKeys(this: CslEngine, item: unknown, area: 'citation_sort'): string[]
  }
  export default CSL
}
