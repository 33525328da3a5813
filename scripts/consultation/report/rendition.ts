import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { figureKey } from '../../figures/library.ts'
import type { Source } from '../../model/source.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import type { Anchor } from '../../resolve/numbering.ts'
import type { ReportChart } from './charts.ts'
import type { Disposition } from './disposition.ts'
import { REPORT_SCOPE, type ReportChapter, reportChapters, type TreeOptions } from './tree.ts'

/**
 * The table of comments and answers as a rendition: every format makes of it what it makes of an edition.
 *
 * @param edition an edition of the round in the table's language, whose looks the table has
 */
export function reportRendition(
  table: Disposition,
  edition: Rendition,
  options: Pick<TreeOptions, 'addressOf' | 'charts'>,
): Rendition {
  const { consulted: _, ...rest } = edition
  const { t, document, titles, publication, figures, localised } = rest
  const { language } = document
  const { charts } = options
  const chapters = reportChapters(table, { ...options, language, languages: publication.languages, t })
  const id = reportName(table)
  return {
    ...rest,
    path: `${language.id}/${id}`,
    redline: true,
    numbering: 'headings',
    titles: { ...titles, edition: `${t('consultation.report.title')}: ${table.round.title.text}` },
    localised: { ...localised, translated: () => 1 },
    figures: { ...figures, assets: new Map([...figures.assets, ...charts.map(assetOf)]) },
    document: {
      language,
      edition: { ...document.edition, id, title: id, chapters: [], numbered: false, contents: true, openers: 'run-on' },
      chapters: chapters.map(({ slug, tree }) => ({ source: sourceOf(slug, tree), tree })),
      anchors: anchorsOf(chapters),
      notes: [],
      references: [],
      cited: [],
      acronyms: [],
      collected: () => [],
    },
  }
}

/** Name of the table's files, without folder and ending. */
export function reportName({ round: { round } }: Pick<Disposition, 'round'>): string {
  return `consultation-${round.id}`
}

function assetOf({ src, asset }: ReportChart): [string, ReportChart['asset']] {
  return [figureKey(REPORT_SCOPE, src), asset]
}

/** What links can lead to. */
function anchorsOf(chapters: readonly ReportChapter[]): Map<string, Anchor> {
  const anchors = new Map<string, Anchor>()
  for (const { tree } of chapters)
    visit(tree, ({ data }) => {
      if (data?.id !== undefined) anchors.set(data.id, { id: data.id, kind: 'paragraph', number: '' })
    })
  return anchors
}

function sourceOf(slug: string, tree: Root): Source {
  const file = new VFile({ path: `${REPORT_SCOPE}/${slug}` })
  return { name: `${REPORT_SCOPE}/${slug}`, slug, file, tree, short: '', numbering: 'none', includes: [], segments: [] }
}
