import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { ReportedMessage } from '../ground/report.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import {
  changedBetween,
  type TreeStamp,
  toolchainState,
  toolchainTree,
  toolchainTreeAtStart,
  treeStamp,
  treeState,
} from '../ground/tree-state.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import printFailed from '../rules/print-failed.ts'

/**
 * How often a publication is read again that is changed while it is read: after that, somebody or something writes there all the
 * time.
 */
export const MOST_TRIES = 3

/** What is read of a publication, by any command. */
const READ = ['content', 'locales', 'templates', 'references.bib', 'docs/sources.md']
/** What changes what is made, or what is said, and is in no file. */
const SETTINGS = ['PAPER_LIMITS', 'SOURCE_DATE_EPOCH']

/** What may have been the fault of a busy machine, and not of the inputs. */
const PERHAPS_OF_THE_MACHINE: readonly string[] = [printFailed.id, figureInvalid.id]

/** Whether the same inputs would be told the same again, on any machine at any time. */
export function isCertain(messages: readonly ReportedMessage[]): boolean {
  return !messages.some(({ rule }) => PERHAPS_OF_THE_MACHINE.includes(rule))
}

/** What a publication is made from, at a moment. */
export interface Inputs {
  root: string
  /** What all of it is: the same state, the same outcome. Undefined where that cannot be told. */
  state: readonly string[] | undefined
  /** The files of the publication, and those of the toolchain. */
  stamps: readonly [own: TreeStamp, toolchain: TreeStamp]
}

export function readInputs(root: string): Inputs {
  // Before the state: what changes while that is read has changed meanwhile.
  const toolchain = toolchainTreeAtStart()
  const stamps = stampsOf(root, toolchain)
  const states = [treeState(root, READ), treeState(TOOLCHAIN_ROOT, interfaceWords()), toolchainState(toolchain)]
  const known = states.filter(state => state !== undefined)
  const settings = SETTINGS.map(name => process.env[name] ?? '')
  return { root, state: known.length === states.length ? [...known, ...settings] : undefined, stamps }
}

/**
 * Paths of what was changed since the inputs were read: nobody knows which of two states a work in between has read.
 */
export function changedSince({ root, stamps }: Inputs): { own: string[]; toolchain: string[] } {
  const now = stampsOf(root, toolchainTree())
  return { own: changedBetween(stamps[0], now[0]), toolchain: changedBetween(stamps[1], now[1]) }
}

function stampsOf(root: string, toolchain: TreeStamp): Inputs['stamps'] {
  return [treeStamp(root, READ), new Map([...toolchain, ...treeStamp(TOOLCHAIN_ROOT, interfaceWords())])]
}

/** Our own words, for a publication that has none of its own. */
function interfaceWords(): string[] {
  return readdirSync(path.join(TOOLCHAIN_ROOT, 'locales'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `locales/${name}/interface.json`)
    .sort()
}
