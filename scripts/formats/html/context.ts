import type { BlockContext } from '../../blocks/shared/context.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language, Publication } from '../../model/publication.ts'
import type { Words } from '../../model/source.ts'
import { blockContext } from '../../renditions/block-context.ts'
import type { Discussed, Rendition } from '../../renditions/rendition.ts'
import type { Reference } from '../../resolve/document.ts'
import type { Note } from '../../resolve/nodes.ts'
import type { Anchor } from '../../resolve/numbering.ts'

/** What a page is made for: reading on screen, with notes at the end, or print, with each note beside its call. */
export type Medium = 'screen' | 'print'

/** All that the compilation of one edition in one language looks up. */
export interface HtmlContext {
  medium: Medium
  publication: Publication
  language: Language
  t: Translate
  /** A text of publication.yaml, or a chapter's short title, in this language; see {@link Localised}. */
  word(place: string, text: string): Words
  anchors: ReadonlyMap<string, Anchor>
  /** Whether the numbers of paragraphs are shown. */
  paragraphs: boolean
  notes: readonly Note[]
  references: readonly Reference[]
  /** What members said, by segments. */
  discussed: ReadonlyMap<string, Discussed>
  /** What blocks look up. */
  blocks: BlockContext
}

/** What the pages of an edition are compiled with. */
export function htmlContext(
  rendition: Pick<Rendition, 'publication' | 'document' | 'localised' | 't' | 'numbering' | 'discussed'>,
  medium: Medium,
): HtmlContext {
  const { publication, document, localised, t, numbering, discussed = new Map() } = rendition
  return {
    medium,
    publication,
    language: document.language,
    t,
    anchors: document.anchors,
    paragraphs: numbering === 'paragraphs',
    discussed: medium === 'screen' ? discussed : new Map(),
    notes: document.notes,
    references: document.references,
    word: localised.word,
    blocks: blockContext({ publication, document, localised, t }),
  }
}
