import type { Root } from 'hast'
import { h } from 'hastscript'
import { framePage } from './preview/frame.ts'
import type { Place, Snapshot } from './preview/snapshot.ts'

/** Shows the PDF of an edition, and makes it anew when files are saved. */
export function pdfPage(snapshot: Snapshot, { edition, localised: { language } }: Place): Root {
  const file = `/${language.id}/${edition.id}.pdf`
  return framePage({
    title: `${edition.title} – PDF`,
    trail: [
      { name: 'Editions', href: '/' },
      { name: edition.title, href: `/${language.id}/${edition.id}.html` },
    ],
    tools: [h('p.pdf-state', { id: 'pdf-state', role: 'status' }, 'The PDF is made …')],
    snapshot,
    scripts: ['/dev/pdf.ts'],
    main: [h('iframe.pdf', { id: 'pdf', title: edition.title, dataFile: file })],
  })
}
