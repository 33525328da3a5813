import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Example, ExampleParts, ExampleTranslation } from '../../scripts/rules/definition/example.ts'
import { runCommand } from './command-line.ts'

const FIXTURE = path.join(import.meta.dirname, '../fixtures/rules')
const CHAPTER = 'content/02-example.md'
const SETTINGS = 'content/publication.yaml'
const TRANSLATED = 'locales/es/02-example.json'
const SPANISH = '{ id: es, tag: es, csl: es-ES, name: Español }'

/**
 * Lays an example over the fixture, in a folder.
 *
 * @returns where the example says that a message stands: `content/02-example.md:6:14`
 */
export async function layExample(root: string, example: Example): Promise<string | undefined> {
  const parts: ExampleParts = typeof example === 'string' ? { chapter: example } : example
  const { translation, chapter = translation?.source, language = translation && SPANISH, files = {} } = parts
  cpSync(FIXTURE, root, { recursive: true })
  let place = parts.at === undefined ? undefined : `${parts.at}:1:1`
  const read = (name: string): string => readFileSync(path.join(root, name), 'utf8')
  const write = (name: string, marked: string | null): void => {
    const file = path.join(root, name)
    if (marked === null) {
      rmSync(file)
      return
    }
    const at = marked.indexOf('⟦')
    if (at >= 0) place = `${name}:${pointIn(marked, at)}`
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, withoutMarks(marked), parts.encoding ?? 'utf8')
  }
  const isLocale = (name: string): boolean => name.startsWith('locales/')

  if (language !== undefined)
    write(
      SETTINGS,
      read(SETTINGS).replace(/(?<=languages:\n.*\n)/, () => `  - ${language}\n`),
    )
  if (chapter !== undefined)
    write(
      CHAPTER,
      read(CHAPTER).replace(/(?<=\n---\n\n)[\s\S]*/, () => `${chapter}\n`),
    )
  for (const [name, text] of Object.entries(parts.added ?? {})) write(name, read(name) + text)
  for (const [name, [from, to]] of Object.entries(parts.changed ?? {}))
    write(
      name,
      read(name).replace(from, () => to),
    )
  for (const [name, text] of Object.entries(files)) if (!isLocale(name)) write(name, text)
  if (language !== undefined) await runCommand('translations:sync', '--root', root)
  for (const [name, text] of Object.entries(files)) if (isLocale(name)) write(name, text)
  if (translation) write(TRANSLATED, translate(read(TRANSLATED), translation))
  return place
}

/** The locale file with the translation in its place, marks and all. */
function translate(json: string, { source, target, previous, note = '', ...others }: ExampleTranslation): string {
  const entries = JSON.parse(json) as Record<string, Record<string, string>>
  const [text = ''] = withoutMarks(source).split('\n\n')
  const entry = Object.entries(entries).find(([, { source: own }]) => own === text)
  if (!entry) throw new Error(`No segment of the example is ${text}`)
  const [id, { in: where = '' }] = entry
  const [marked] = source.split('\n\n')
  entries[id] = {
    in: where,
    source: marked ?? '',
    ...(previous !== undefined && { previous }),
    target,
    ...others,
    note,
  }
  return `${JSON.stringify(entries, null, 2)}\n`
}

export function withoutMarks(text: string): string {
  return text.replaceAll(/[⟦⟧]/g, '')
}

export function pointIn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n')
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}
