import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { editorFiles } from '../../scripts/docs/editor/files.ts'
import { EDITOR_SCHEMAS } from '../../scripts/docs/editor/schemas.ts'
import { samples, snippetsFile } from '../../scripts/docs/editor/snippets.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { runCommand } from '../support/command-line.ts'
import { BIBLIOGRAPHY, chapter, createPublication, SETTINGS } from '../support/publication.ts'

const read = (name: string): string => readFileSync(path.join(TOOLCHAIN_ROOT, name), 'utf8')

it.each(Object.entries(editorFiles()))('%s is what the code says: else run `npm run docs`', (name, content) => {
  expect(read(name)).toBe(content)
})

/** Path of a schema → the files that the settings give it, as globs; `!` leaves out. */
function assigned(): [schema: string, globs: string[]][] {
  const settings = JSON.parse(read('.vscode/settings.json'))
  const yaml = Object.entries(settings['yaml.schemas']) as [string, string[]][]
  const json = (settings['json.schemas'] as { fileMatch: string[]; url: string }[]).map(
    ({ url, fileMatch }): [string, string[]] => [url, fileMatch.map(glob => glob.replace('/', ''))],
  )
  return [...yaml, ...json]
}

/** Names of the schemas that an editor reads a file under. */
function schemasOf(name: string): string[] {
  return assigned().flatMap(([schema, globs]) => {
    const last = globs.findLast(glob => path.posix.matchesGlob(name, glob.replace(/^!/, '')))
    return last === undefined || last.startsWith('!') ? [] : [path.basename(schema, '.json')]
  })
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, formats: { date: true, uri: /^https?:/, email: /@/ } })
const validators = Object.fromEntries(
  Object.entries(EDITOR_SCHEMAS).map(([name, schema]) => [name, ajv.compile(schema)] as const),
)

function problemsIn(schema: string, text: string): string[] {
  const validate = validators[schema]
  if (!validate) throw new Error(`No schema ${schema}`)
  validate(parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const FIXTURES = ['rules', 'bridges', 'ponts', 'planted', 'consultation/bridges']
const ROOTS = [TOOLCHAIN_ROOT, ...FIXTURES.map(name => path.join(TOOLCHAIN_ROOT, 'tests/fixtures', name))]

describe('the schemas that editors read files under', () => {
  const files = ROOTS.flatMap(root =>
    ['content', 'locales']
      .filter(folder => existsSync(path.join(root, folder)))
      .flatMap(folder =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
      )
      .filter(name => /\.(?:ya?ml|json)$/.test(name) && !/figures|\/data\/|\/sent\/|paragraph-numbers/.test(name))
      .map(name => [path.relative(TOOLCHAIN_ROOT, path.join(root, name)), name] as const),
  )

  it.each(files)('take %s as it is', (file, name) => {
    const schemas = schemasOf(name)
    expect(schemas).toHaveLength(1)
    expect(problemsIn(schemas[0] ?? '', read(file))).toEqual([])
  })

  it.each([
    ['publication', SETTINGS.replace('status:', 'state:'), [`'status'`, 'additional properties']],
    ['publication', SETTINGS.replace(/^date: .*/m, 'date: last Monday'), ['/date must match pattern']],
    ['acronyms', 'lrg: { short: LRG }', [`/lrg must have required property 'long'`]],
    ['terms', 'bridge: [puente]', ['/bridge must be object']],
    ['versions', '- { version: "1", date: 2022-01-01, files: [] }', ['/0/files must NOT have fewer than 1 items']],
    ['words', 'en: [42-]', ['/en/0 must match pattern']],
    ['round', 'title: First', [`'from'`, `'until'`, `'contact'`]],
    ['locale', '{ "a/p-1": { "source": "A", "traget": "B" } }', ['/a~1p-1 must NOT have additional properties']],
    ['register', '{ "a/p-1": { "source": "A" } }', ['/a~1p-1 must be string']],
    ['references', '{ "smith2020": { "titel": "Arcos" } }', ['/smith2020 must NOT have additional properties']],
    ['interface', '{ "contents": 3 }', ['/contents must be string']],
  ])('%s finds what is wrong', (schema, text, expected) => {
    const problems = problemsIn(schema, text).join('\n')
    for (const words of expected) expect(problems).toContain(words)
  })

  it('have a file each, and the settings name all of them', () => {
    const named = assigned().map(([schema]) => path.basename(schema, '.json'))
    expect(named.toSorted()).toEqual(Object.keys(EDITOR_SCHEMAS).toSorted())
  })
})

/** What is typed by a snippet that is taken as it is. */
function typed({ body }: { body: string[] }): string {
  const words = new Map<string, string>()
  return body
    .join('\n')
    .replace(/\$\{(\d+):((?:\\.|[^\\}])*)\}|\$(\d+)|\\(.)/g, (_found, number, text, again, escaped) => {
      if (escaped !== undefined) return escaped
      if (again !== undefined) return words.get(again) ?? ''
      const plain = text.replaceAll(/\\(.)/g, '$1')
      words.set(number, plain)
      return plain
    })
}

describe('snippets', () => {
  it.each(Object.entries(snippetsFile()))('%s types its sample', (name, snippet) => {
    expect(typed(snippet)).toBe(samples()[name]?.text.replaceAll(/[⟦⟧]/g, ''))
  })

  it('type chapters and works in which nothing is wrong', async () => {
    const of = (scope: string) => Object.entries(snippetsFile()).filter(([, snippet]) => snippet.scope === scope)
    const text = (name: string) => typed(snippetsFile()[name] ?? { body: [] })
    const works = of('bibtex').map(([name, snippet]) => typed(snippet).replace('key2024', `${name}2024`))
    const keys = of('bibtex').map(([name]) => `[@${name}2024]`)
    const root = createPublication({
      'content/publication.yaml': SETTINGS.replace(/ {2}- \{ id: (?:es|pt),.*\n/g, ''),
      'content/01-arches.md': `${text('chapter')} ${text('cross-reference')} ${text('citation').replace('key', 'report2024')}, ${keys.join(', then ')}.${text('footnote')}\n`,
      'content/02-cables.md': chapter(
        'Cables',
        `${text('fact')}\n\n${text('table')}\n\nSee [](#tab-revenue) [@smith2020], [@ruiz2019].\n\n${text('quote')}`,
      ),
      'docs/sources.md': '## 02-cables\n\n- F1: Cables pull.\n',
      'references.bib': `${BIBLIOGRAPHY}\n${works.join('\n\n')}\n`,
    })
    const { out } = await runCommand('check', '--root', root, '--format', 'json')
    const problems = (JSON.parse(out) as { severity: string; rule: string }[]).filter(
      ({ severity }) => severity !== 'hint',
    )
    expect(problems).toEqual([])
  })
})

interface Task {
  label: string
  command: string
  problemMatcher: Matcher | []
}

interface Matcher {
  pattern: {
    regexp: string
    file: number
    line: number
    column: number
    severity: number
    message: number
    code: number
  }
  background?: { beginsPattern: string; endsPattern: string }
}

const TASKS: Task[] = JSON.parse(read('.vscode/tasks.json')).tasks
const MATCHERS = TASKS.flatMap(({ problemMatcher }) => problemMatcher)

describe('tasks', () => {
  it.each(TASKS.map(({ label, command }) => [label, command] as const))(
    '%s runs a script that there is',
    (_label, command) => {
      const { scripts } = JSON.parse(read('package.json'))
      expect(scripts).toHaveProperty([/^npm run (\S+)/.exec(command)?.[1] ?? ''])
    },
  )

  it('mark errors, warnings and hints where `npm run check` finds them', async () => {
    expect(new Set(MATCHERS.map(({ pattern }) => JSON.stringify(pattern))).size).toBe(1)
    const root = createPublication({
      'content/01-arches.md': chapter(
        'Arches',
        'They lean [@nobody] on  the banks -- like this, see https://example.org/a.',
      ),
    })
    const { out } = await runCommand('check', '--root', root)
    const pattern = MATCHERS[0]?.pattern
    const found = out.split('\n').flatMap(line => {
      const match = pattern && new RegExp(pattern.regexp).exec(line)
      return match
        ? [[pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code].map(group => match[group])]
        : []
    })
    expect(found).toContainEqual(['content/01-arches.md', '5', '12', 'error', 'citation-unknown'])
    const severities = found.map(([, , , severity]) => severity ?? '')
    for (const severity of ['error', 'warning', 'hint']) {
      const counted = new RegExp(`(\\d+) ${severity}s?\\b`).exec(out.split('\n').at(-2) ?? '')?.[1]
      expect([severity, severities.filter(each => each === severity).length]).toEqual([severity, Number(counted)])
    }
  })
})
