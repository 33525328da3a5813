/** The part of citeproc that we use: it comes without types. */
declare module 'citeproc' {
  /** A citation for the CSL processor. */
  export interface EngineCitation {
    citationID: string
    citationItems: EngineCitationItem[]
    /** `noteIndex`: number of the note, 0 in the text; `unsorted`: the works keep their order whatever the style says. */
    properties: { noteIndex: number; unsorted: boolean; 'suppress-trailing-punctuation': boolean }
  }

  /** Once it was formatted, it holds also what it is to the citations before it. */
  export interface EngineCitationItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
    'author-only'?: boolean
  }

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
      xclass: 'note' | 'in-text'
      'disambiguate-add-year-suffix': boolean
      development_extensions: Record<string, boolean>
    }
    /** What the style puts around a citation and between its works. */
    citation: { opt: { layout_prefix: string; layout_suffix: string; layout_delimiter: string } }
    registry: {
      citationreg: {
        citationById: Record<string, { sortedItems: [unknown, EngineCitationItem & { position?: number }][] }>
      }
    }
    /** Formats all citations of a document, in order, each with all before it: `[citationID, noteIndex, HTML]`. */
    rebuildProcessorState(citations: EngineCitation[], mode: 'html'): [string, number, string][]
    /** Takes over a whole document and formats what depends on its order: `[index, HTML]`. With nothing: forgets all. */
    restoreProcessorState(citations: EngineCitation[]): [unknown, [number, string, string][]] | []
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
  }
  export default CSL
}
