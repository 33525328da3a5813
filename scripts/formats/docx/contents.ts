import { InternalHyperlink, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { Heading } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ChapterTree } from '../../resolve/assemble.ts'
import { headingNumber } from './blocks.ts'
import { bookmarkName } from './bookmarks.ts'
import type { Place, WordContext } from './context.ts'
import { runsOf } from './runs.ts'
import { spansOf } from './spans.ts'
import { trackedBlock } from './tracked.ts'
import { Xml } from './xml.ts'

/** Chapters and their sections. */
const DEEPEST = 2

/**
 * The table of contents: a field of Word's, filled with links. Where pages end only Word knows: it adds their numbers when
 * the field is updated.
 */
export function contents(chapters: readonly ChapterTree[], place: Place, context: WordContext): Paragraph[] {
  const headings: Heading[] = []
  for (const { tree } of chapters)
    visit(tree, 'heading', heading => {
      if (heading.depth <= DEEPEST && heading.data?.id !== undefined) headings.push(heading)
    })
  if (headings.length === 0) return []
  const title = new Paragraph({
    style: 'TOCHeading',
    children: [new TextRun({ text: context.t('contents'), language: { value: context.language.tag } })],
  })
  const entries = headings.map((heading, index) => {
    const children: ParagraphChild[] = [entry(heading, place, context)]
    if (index === 0) children.unshift(...fieldStart(` TOC \\o "1-${DEEPEST}" \\h \\z \\u `))
    if (index === headings.length - 1) children.push(fieldEnd())
    return new Paragraph({ style: `TOC${heading.depth}`, children })
  })
  return [title, ...entries]
}

function entry(heading: Heading, place: Place, context: WordContext): ParagraphChild {
  const number = headingNumber(heading, context.t)
  const lang = heading.data?.lang ?? place.lang
  const change = trackedBlock(heading.data?.change)
  const spans = [
    ...(number === '' ? [] : [{ text: `${number} `, marks: {}, lang: place.lang, change }]),
    // What is shown here is a link already.
    ...spansOf(heading.children).map(({ link: _, ...span }) => span),
  ]
  return new InternalHyperlink({
    children: runsOf(spans, { ...place, lang, again: true }, context),
    anchor: bookmarkName(heading.data?.id ?? ''),
  })
}

function fieldStart(instruction: string): TextRun[] {
  return [
    new TextRun({ children: [new Xml('w:fldChar', { 'w:fldCharType': 'begin' })] }),
    new TextRun({ children: [new Xml('w:instrText', { 'xml:space': 'preserve' }, [instruction])] }),
    new TextRun({ children: [new Xml('w:fldChar', { 'w:fldCharType': 'separate' })] }),
  ]
}

function fieldEnd(): TextRun {
  return new TextRun({ children: [new Xml('w:fldChar', { 'w:fldCharType': 'end' })] })
}
