import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { versionMark } from './preview/frame.ts'
import { messagePanel } from './preview/panel.ts'
import type { Snapshot } from './preview/snapshot.ts'

/**
 * A page as it will be published, with the messages at its foot and the script that loads it again. Neither is in what a
 * build writes.
 */
export function previewPage(html: string, snapshot: Snapshot): Root {
  const tree = fromHtml(html)
  append(tree, 'head', [
    versionMark(snapshot),
    h('link', { rel: 'stylesheet', href: '/dev/panel.css' }),
    h('script', { type: 'module', src: '/dev/reload.ts' }),
  ])
  append(tree, 'body', [messagePanel(snapshot.messages())])
  return tree
}

function append(tree: Root, selector: string, children: Element[]): void {
  select(selector, tree)?.children.push(...children)
}
