import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../support/command-line.ts'
import { MARKUP, WORDS } from './inputs/payloads.ts'

/** What translators type that means harm; what a translation refuses has tests of its own. */
const TARGETS = [...MARKUP, ...WORDS]
  .map(([, text]) => text)
  .filter(text => !/[`*_~[\]{}$\\<]|-->|^[#%:=+-]/.test(text))

/**
 * Gives a publication locale files, in which every other text has a translation that means harm.
 *
 * @param name puts the host that listens into a text
 */
export async function translateAll(root: string, language: string, name: (text: string) => string): Promise<void> {
  await runCommand('translations:sync', '--root', root)
  const folder = path.join(root, 'locales', language)
  let count = 0
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/^h-\d+\.json$/.test(path.basename(file))) continue
    const entries: Record<string, { source: string; target: string }> = JSON.parse(
      readFileSync(path.join(folder, file), 'utf8'),
    )
    for (const entry of Object.values(entries)) {
      const target = name(TARGETS[count++ % TARGETS.length] ?? '')
      // Code has to stand in the translation as it does in the source.
      if (!entry.source.includes('`') && entry.source.startsWith('They')) entry.target = `${target}.`
    }
    writeFileSync(path.join(folder, file), JSON.stringify(entries, null, 2))
  }
}
