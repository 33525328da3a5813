import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { STATUSES } from '../../consultation/entries/entry.ts'
import { isInProposal, proposedChange } from '../../consultation/entries/proposed-change.ts'
import { type Answer, answerBase } from '../../consultation/entries/save-answer.ts'
import { isOpen } from '../../consultation/open-entries.ts'
import { fingerprint } from '../../ground/fingerprint.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import { diffContent } from '../desk/parts.ts'
import { withCode } from '../preview/panel.ts'
import { kindName, statusName, typeName } from './names.ts'
import type { EntryState } from './protocol.ts'
import type { DeskEntry } from './round-desk.ts'

export interface CardOptions {
  languages: readonly Language[]
  t: Translate
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
export function entryCard(one: DeskEntry, { languages, t, canApply }: CardOptions): Element {
  const word = (key: string): string => t(`consultation.desk.${key}`)
  const { entry, member } = one
  const anchor = anchorOf(one)
  const state = stateOf(one)
  const lang = languages.find(({ id }) => id === entry.language)?.tag
  const facts = [
    kindName(entry.kind, t),
    typeName(entry.type, t),
    lang ?? entry.language,
    entry.author === member ? '' : entry.author,
  ]
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
          [...facts.filter(fact => fact !== ''), ...(entry.uncertain ? [t('consultation.report.uncertain')] : [])].join(
            ' · ',
          ),
        ),
        h('span.saving', { dataSaving: '' }),
      ]),
      h('div.said', { lang, dir: 'auto' }, said(one, t)),
      h('div.answer', [
        field(
          anchor,
          'response',
          t('consultation.report.answer'),
          h('textarea', { rows: 2, dir: 'auto' }, atStart(state.response)),
        ),
        h('div.fields', [
          field(anchor, 'status', t('consultation.report.status'), statusChoice(state.status, t)),
          field(
            anchor,
            'by',
            t('consultation.report.by'),
            h('input', { type: 'text', value: state.by, autoComplete: 'off' }),
          ),
          h('button.save', { type: 'button', dataSave: '' }, word('save')),
          ...(canApply ? [h('button', { type: 'button', dataApply: '' }, word('applyThis'))] : []),
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

function said({ entry: { words, text, proposal } }: DeskEntry, t: Translate): ElementContent[] {
  const change = proposedChange(proposal)
  const lines = isInProposal(text, change) ? [] : text.split(/\n+/)
  return [
    ...(words === '' ? [] : [h('p.words', `“${words}”`)]),
    ...lines.filter(line => line.trim() !== '').map(line => h('p', line)),
    ...(proposal === '' ? [] : [h('p.proposal', diffContent(change, changeWords(t)))]),
  ]
}

function field(anchor: string, name: string, label: string, control: Element): Element {
  const id = `${anchor}-${name}`
  control.properties = { ...control.properties, id, dataField: name }
  return h('div.field', [h('label', { htmlFor: id }, label), control])
}

/** What tells changes to those who do not see colours. */
export function changeWords(t: Translate): { removed: string; added: string } {
  return { removed: t('consultation.desk.takenOut'), added: t('consultation.desk.putIn') }
}

function statusChoice(status: string, t: Translate): Element {
  const option = (value: string, text: string): Element => h('option', { value, selected: value === status }, text)
  return h(
    'select',
    (['', ...STATUSES] as const).map(one => option(one, statusName(one, t))),
  )
}

/** HTML drops the first line end. */
function atStart(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text
}

/** Two answers to choose from: what was typed, and what stands in the file meanwhile. */
export function answerConflict(mine: Answer, { entry, file }: DeskEntry, t: Translate): ElementContent[] {
  const word = (key: string): string => t(`consultation.desk.${key}`)
  const version = (title: string, { response, status, by }: Answer, keep: string, button: string): Element =>
    h('section', [
      h('h5', title),
      h('p', response === '' ? h('em', word('noAnswer')) : response),
      h('p.hint', [statusName(status, t), by].filter(text => text !== '').join(' · ')),
      h('button', { type: 'button', dataKeep: keep }, button),
    ])
  return [
    h('p', withCode(t('consultation.desk.conflict', { file: `\`${file}\`` }))),
    h('div.versions', [
      version(word('yours'), mine, 'mine', word('saveYours')),
      version(word('inFile'), entry, 'theirs', word('takeThis')),
    ]),
  ]
}
