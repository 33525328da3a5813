import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import type { CslItem } from './csl.ts'
import type { CommandKind } from './tex.ts'

// The one file that knows citation-js.

const bibtex = plugins.config.get('@bibtex')
const csl = plugins.config.get('@csl')

/** A BibTeX entry: field names in lower case, values in TeX. */
export interface TexEntry {
  type: string
  label: string
  properties: Record<string, string>
}

/** Reads an entry as citation-js does: TeX, names, and which field becomes which variable. Throws at TeX it cannot read. */
export function entryToCsl(entry: TexEntry): CslItem {
  const items = plugins.input.chain(entry, {
    // Without a forced type citation-js guesses, and a guess may be "this is a URL, fetch it".
    forceType: '@biblatex/entry+object',
    generateGraph: false,
    maxChainLength: 10,
    strict: true,
    target: '@csl/list+object',
  })
  return items[0] as unknown as CslItem
}

/** What citation-js does with a TeX command. */
export function texCommandKind(command: string): CommandKind {
  const { constants } = bibtex
  if (command in constants.formattingCommands || command in constants.argumentCommands) return 'argument'
  const tables = [constants.commands, constants.formattingEnvs, mathCommands()]
  return tables.some(table => command in table) || command in constants.mathScriptFormatting ? 'text' : 'unknown'
}

/** Fields that citation-js knows. */
export function knownFields(): string[] {
  return Object.keys(bibtex.constants.fieldTypes)
}

/** The CSL locales that come with citation-js. */
export function bundledLocale(name: string): string | undefined {
  return csl.locales.has(name) ? csl.locales.get(name) : undefined
}

export function bundledLocaleNames(): string[] {
  return csl.locales.list()
}

function mathCommands(): Record<string, string> {
  return (bibtex.constants as unknown as { mathCommands: Record<string, string> }).mathCommands
}
