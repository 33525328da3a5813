import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { STATUSES } from '../../consultation/entries/entry.ts'
import { isInProposal, proposedChange } from '../../consultation/entries/proposed-change.ts'
import { type Answer, answerBase } from '../../consultation/entries/save-answer.ts'
import { isOpen } from '../../consultation/open-entries.ts'
import { fingerprint } from '../../ground/fingerprint.ts'
import type { Language } from '../../model/publication.ts'
import { diffContent } from '../desk/parts.ts'
import type { EntryState } from './protocol.ts'
import type { DeskEntry } from './round-desk.ts'

export interface CardOptions {
  languages: readonly Language[]
  /** Whether its proposal can be written into the chapter. */
  canApply: boolean
}

/** File and id of an entry. */
export function keyOf({ file, entry }: DeskEntry): string {
  return `${file} ${entry.id}`
}

export function stateOf(one: DeskEntry): EntryState {
  const { response, status, by } = one.entry
  return { key: keyOf(one), base: answerBase(one.entry), response, status, by, open: isOpen(one.entry) }
}

/** What somebody said, with the fields of its answer. */
export function entryCard(one: DeskEntry, { languages, canApply }: CardOptions): Element {
  const { entry, member } = one
  const anchor = anchorOf(one)
  const state = stateOf(one)
  const lang = languages.find(({ id }) => id === entry.language)?.tag
  const facts = [entry.kind, entry.type, lang ?? entry.language, entry.author === member ? '' : entry.author]
  return h(
    'article.entry',
    {
      ...{ id: anchor, ariaLabelledBy: `${anchor}-name` },
      ...{ dataKey: state.key, dataBase: state.base, dataOpen: state.open ? 'yes' : 'no' },
      ...{ dataMember: member, dataKind: entry.kind, dataType: entry.type },
    },
    [
      h('header', [
        h('h4', { id: `${anchor}-name` }, member),
        h(
          'span.facts',
          [...facts.filter(fact => fact !== ''), ...(entry.uncertain ? ['place uncertain'] : [])].join(' · '),
        ),
        h('span.saving', { dataSaving: '' }),
      ]),
      h('div.said', { lang, dir: 'auto' }, said(one)),
      h('div.answer', [
        field(anchor, 'response', 'Answer', h('textarea', { rows: 2, dir: 'auto' }, atStart(state.response))),
        h('div.fields', [
          field(anchor, 'status', 'Status', statusChoice(state.status)),
          field(anchor, 'by', 'Answered by', h('input', { type: 'text', value: state.by, autoComplete: 'off' })),
          h('button.save', { type: 'button', dataSave: '' }, 'Save'),
          ...(canApply ? [h('button', { type: 'button', dataApply: '' }, 'Apply this proposal')] : []),
        ]),
      ]),
      h('div.conflict', { dataConflict: '', hidden: true, tabIndex: -1 }),
    ],
  )
}

/** Anchor of an entry's card. */
export function anchorOf(one: DeskEntry): string {
  return `entry-${fingerprint(keyOf(one), 12)}`
}

function said({ entry: { words, text, proposal } }: DeskEntry): ElementContent[] {
  const change = proposedChange(proposal)
  const lines = isInProposal(text, change) ? [] : text.split(/\n+/)
  return [
    ...(words === '' ? [] : [h('p.words', `“${words}”`)]),
    ...lines.filter(line => line.trim() !== '').map(line => h('p', line)),
    ...(proposal === '' ? [] : [h('p.proposal', diffContent(change))]),
  ]
}

function field(anchor: string, name: string, label: string, control: Element): Element {
  const id = `${anchor}-${name}`
  control.properties = { ...control.properties, id, dataField: name }
  return h('div.field', [h('label', { htmlFor: id }, label), control])
}

function statusChoice(status: string): Element {
  const option = (value: string, text: string): Element => h('option', { value, selected: value === status }, text)
  return h('select', [option('', 'open'), ...STATUSES.map(one => option(one, one))])
}

/** HTML drops the first line end. */
function atStart(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text
}

/** Two answers to choose from: what was typed, and what stands in the file meanwhile. */
export function answerConflict(mine: Answer, { entry, file }: DeskEntry): ElementContent[] {
  const version = (title: string, { response, status, by }: Answer, keep: string, button: string): Element =>
    h('section', [
      h('h5', title),
      h('p', response === '' ? h('em', 'no answer') : response),
      h('p.hint', [status === '' ? 'open' : status, by].filter(text => text !== '').join(' · ')),
      h('button', { type: 'button', dataKeep: keep }, button),
    ])
  return [
    h('p', ['This entry was changed in ', h('code', file), ' since you began. Nothing was written over.']),
    h('div.versions', [
      version('Yours', mine, 'mine', 'Save yours'),
      version('In the file', entry, 'theirs', 'Take this one'),
    ]),
  ]
}
