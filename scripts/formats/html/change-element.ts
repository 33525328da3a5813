import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Change } from '../../model/nodes.ts'
import type { HtmlContext } from './context.ts'

/** Words that came or went, with what assistive technology says of them. */
export function changeElement(
  children: ElementContent[],
  { kind, move }: Pick<Change, 'kind' | 'move'>,
  { t }: Pick<HtmlContext, 't'>,
): ElementContent {
  if (kind === 'reformatted') return h('span.reformatted', { title: t('redline.says.reformatted') }, children)
  const says = move === undefined ? kind : kind === 'inserted' ? 'movedTo' : 'movedFrom'
  const name = kind === 'inserted' ? 'ins' : 'del'
  return h(
    name,
    { className: move === undefined ? undefined : ['moved'], dataSays: t(`redline.says.${says}`, { number: move }) },
    children,
  )
}
