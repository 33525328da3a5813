import type { Element } from 'hast'
import { h } from 'hastscript'
import { formatCounts, hasErrors, hasProblems, type ReportedMessage } from '../../ground/report.ts'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { Snapshot } from './snapshot.ts'
import type { SourcePlace } from './source-place.ts'

/** The messages of a build as a panel that folds away; a line that says so where there are none. */
export function messagePanel(
  messages: readonly ReportedMessage[],
  { editor }: Pick<Snapshot, 'editor'> = { editor: undefined },
): Element {
  if (messages.length === 0) return panel('good', [h('p.dev-summary', 'No problems found')])
  const items = messages.map(({ file, line, column, severity, text, rule }) =>
    h('li', { className: [severity] }, [
      place({ file, line, column }, editor),
      ' ',
      h('span.dev-severity', severity),
      ' ',
      h('span.dev-text', withCode(text)),
      ' ',
      h('code.dev-rule', rule),
    ]),
  )
  const worst = hasErrors(messages) ? 'error' : hasProblems(messages) ? 'warning' : 'good'
  return panel(worst, [h('details', [h('summary', formatCounts(messages)), h('ol', items)])])
}

function place(at: SourcePlace, editor: Snapshot['editor']): Element {
  const words = h('code', `${at.file}:${at.line}:${at.column}`)
  return editor ? h('a.dev-place', { href: editor(at) }, [words]) : h('span.dev-place', [words])
}

function panel(state: 'good' | 'warning' | 'error', children: Element[]): Element {
  return h(
    'section.dev-panel',
    { id: 'dev-panel', lang: TOOL_LANGUAGE, ariaLabel: 'Messages', className: [state] },
    children,
  )
}

/** Values stand in backticks. */
export function withCode(text: string): (Element | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? h('code', part) : part))
}
