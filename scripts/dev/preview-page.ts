import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { readingScript } from '../formats/html/screen.ts'
import { previewBar } from './preview/bar.ts'
import { versionMark } from './preview/frame.ts'
import { messagePanel } from './preview/panel.ts'
import type { Place, Snapshot } from './preview/snapshot.ts'

/**
 * A page as it will be published, with the messages at its foot and the script that changes it; one of no place, a redline, is
 * loaded again. Neither is in what a
 * build writes.
 */
export function previewPage(html: string, snapshot: Snapshot, place?: Place): Root {
  const tree = fromHtml(html)
  const t = place && snapshot.prepared?.words.get(place.localised.language.id)
  if (t) readingScript(tree, t, '/')
  append(tree, 'head', [
    versionMark(snapshot),
    h('link', { rel: 'stylesheet', href: '/dev/panel.css' }),
    place
      ? h('script', {
          src: '/dev/preview.js',
          defer: true,
          dataPage: `${place.localised.language.id}/${place.edition.id}`,
        })
      : h('script', { type: 'module', src: '/dev/reload.ts' }),
  ])
  append(tree, 'body', [...(place ? [previewBar(snapshot, place)] : []), messagePanel(snapshot.messages(), snapshot)])
  return tree
}

function append(tree: Root, selector: string, children: Element[]): void {
  select(selector, tree)?.children.push(...children)
}
