import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Files } from '../../ground/files.ts'
import { type PageSetup, SHEETS } from '../../model/page.ts'
import { blockContext } from '../../renditions/block-context.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { ROUND_PROPERTY, roundIdentity } from '../../renditions/round-identity.ts'
import type { RenderTools } from '../format.ts'
import { answerForm } from './answer-form.ts'
import { pairedChapters, pairedNotes } from './beside.ts'
import { wordBlocks } from './blocks.ts'
import { Bookmarks } from './bookmarks.ts'
import { coloursOf } from './colours.ts'
import { contents } from './contents.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { cover, imprint } from './cover.ts'
import { withFirstCallKept } from './first-call.ts'
import { footnotes } from './notes.ts'
import { Numbering } from './numbering.ts'
import { finishPackage } from './package.ts'
import { endingWell, type WordBlock } from './paragraph.ts'
import { drawPictures } from './pictures.ts'
import { settingsXml } from './settings.ts'
import { stylesXml } from './styles.ts'
import { TrackedChanges } from './tracked.ts'

/**
 * A rendition as a Word file; the same bytes for the same rendition.
 *
 * @param assets style sheets and fonts of the publication's pages
 */
export async function writeDocument(rendition: Rendition, assets: Files, tools: RenderTools): Promise<Uint8Array> {
  return composeDocument(rendition, assets, await drawPictures(rendition, assets, tools))
}

/** The same with pictures that were drawn already; those that are not there are left out, and no word with them. */
export async function composeDocument(
  rendition: Rendition,
  assets: Files,
  drawings: WordContext['drawings'],
): Promise<Uint8Array> {
  const { publication, document, titles, repository, beside } = rendition
  const numbering = new Numbering(rendition.t, rendition.numbering === 'paragraphs')
  const context = contextOf(rendition, drawings, numbering)
  const place = placeOf(publication.page, document.language.tag)
  const chapters = beside
    ? pairedChapters(beside, rendition, place, context)
    : withFirstCallKept(document.chapters.map(({ tree }) => tree.children)).flatMap(blocks =>
        wordBlocks(blocks, place, context),
      )
  const notes = beside ? pairedNotes(beside, rendition, place, context) : []
  const isLong = document.edition.contents
  const children: WordBlock[] = [
    ...cover(rendition, place, context),
    ...(isLong ? [...imprint(rendition, place, context), ...contents(document.chapters, place, context)] : []),
    ...chapters,
    ...notes,
    // A short text has no page to spare for it.
    ...(isLong ? [] : imprint(rendition, place, context)),
    ...(rendition.consulted ? answerForm(rendition.consulted, place, context) : []),
  ]
  const made = new Document({
    title: titles.title,
    sections: [{ ...pages(rendition), children: endingWell(children) }],
    footnotes: beside ? {} : footnotes(document.notes, place, context),
    numbering: numbering.options(),
  })
  const theme = new TextDecoder().decode(assets.get('assets/theme.css'))
  const language = document.language.tag
  const parts = {
    'word/styles.xml': stylesXml(document.language, coloursOf(theme), place.width),
    'word/settings.xml': settingsXml({ language, trackChanges: rendition.consulted !== undefined }),
  }
  return finishPackage(await Packer.toBuffer(made), parts, {
    title: `${titles.title} – ${titles.edition}`,
    subject: titles.subtitle,
    authors: publication.authors.length > 0 ? publication.authors : [titles.body],
    language,
    version: publication.version,
    own: rendition.consulted ? { [ROUND_PROPERTY]: roundIdentity(rendition) } : {},
    date: repository.date,
  })
}

function contextOf(rendition: Rendition, drawings: WordContext['drawings'], numbering: Numbering): WordContext {
  const { document, t, beside } = rendition
  let pictures = 0
  let chapters = 0
  return {
    language: document.language,
    t,
    anchors: document.anchors,
    blocks: blockContext(rendition),
    drawings,
    bookmarks: new Bookmarks(),
    changes: new TrackedChanges({ author: rendition.titles.body, date: rendition.repository.date }),
    numbering,
    paragraphs: rendition.numbering === 'paragraphs',
    notes: beside ? 'listed' : 'foot',
    // Beside another text it stands in a table; what is long enough for a table of contents has its chapters apart.
    startsPage: () => !beside && (++chapters === 1 || document.edition.contents),
    nextPicture: () => ++pictures,
  }
}

function placeOf({ size, margins }: PageSetup, lang: string): Place {
  const width = twips(SHEETS[size].width - margins.left - margins.right)
  return { look: LOOKS.text, width, indent: 0, inCell: false, level: 0, lang, again: false, change: undefined }
}

/** Paper, margins, running header and page numbers; the cover has none. */
function pages({
  publication,
  titles,
  document,
}: Rendition): Pick<ISectionOptions, 'properties' | 'headers' | 'footers'> {
  const { size, margins } = publication.page
  const language = { value: document.language.tag }
  const header = new Paragraph({
    style: 'Header',
    children: [new TextRun({ text: `${titles.title} – ${titles.edition}`, language })],
  })
  const footer = new Paragraph({
    style: 'Footer',
    alignment: AlignmentType.END,
    children: [new TextRun({ children: [PageNumber.CURRENT], language })],
  })
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(SHEETS[size].width), height: twips(SHEETS[size].height) },
        margin: {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          header: twips(Math.max(6, margins.top / 2)),
          footer: twips(Math.max(6, margins.bottom / 2)),
        },
      },
    },
    headers: { default: new Header({ children: [header] }) },
    footers: { default: new Footer({ children: [footer] }) },
  }
}

/** Millimetres in twips, 1440 an inch. */
function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}
