import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chooseBrowser } from '../browser/browser.ts'
import { runProgram, type Taken } from './run.ts'

/** Another way from the same Markdown to a PDF. */
export interface Tool {
  name: string
  /** Programs that it needs. */
  needs: readonly string[]
  make(document: GeneratedDocument): Promise<Taken>
}

export interface GeneratedDocument {
  /** Folder of the publication. */
  root: string
  /** Names of its chapters. */
  chapters: readonly string[]
  /** Where to write the PDF. */
  pdf: string
}

interface Step {
  command: string
  args: readonly string[]
  env?: Record<string, string>
}

/**
 * Where tools from npm are looked for that are none of our packages: `npm install --ignore-scripts --prefix FOLDER pagedjs-cli
 * @vivliostyle/cli @myriaddreamin/typst-ts-node-compiler` puts them there, by hand. Those that need a browser take ours.
 */
export const TOOLS_FOLDER = path.join(import.meta.dirname, '../../node_modules/.cache/policy-paper-bench')

/** Typst as a library for Node, since its package of the program fetches that from elsewhere. */
const TYPST = '@myriaddreamin/typst-ts-node-compiler'

export const TOOLS: readonly Tool[] = [
  {
    name: 'pandoc + weasyprint',
    needs: ['pandoc', 'weasyprint'],
    make: document =>
      inTurn([toHtml(document), { command: 'weasyprint', args: [`${document.pdf}.html`, document.pdf] }]),
  },
  {
    name: 'pandoc + pagedjs-cli',
    needs: ['pandoc', 'pagedjs-cli'],
    make: async document => {
      const { executable, environment, switches } = await chooseBrowser(console.error)
      const browserArgs = [...switches, '--no-sandbox'].join(',')
      const args = [`${document.pdf}.html`, '-o', document.pdf, '--browserArgs', browserArgs, '--timeout', '1800000']
      const env = { ...environment, PUPPETEER_EXECUTABLE_PATH: executable }
      return inTurn([toHtml(document), { command: 'pagedjs-cli', args, env }])
    },
  },
  {
    name: 'pandoc + vivliostyle',
    needs: ['pandoc', 'vivliostyle'],
    make: async document => {
      const { executable, environment } = await chooseBrowser(console.error)
      const browser = ['--executable-browser', executable, '--timeout', '1800']
      const args = ['build', `${document.pdf}.html`, '-o', document.pdf, ...browser]
      return inTurn([toHtml(document), { command: 'vivliostyle', args, env: environment }])
    },
  },
  {
    name: 'typst',
    needs: [TYPST],
    make: document => {
      writeFileSync(path.join(document.root, 'main.typ'), asTypst(document))
      const compile = `const [package, root, pdf] = process.argv.slice(1)
        const compiler = require(package).NodeCompiler.create({ workspace: root })
        require('fs').writeFileSync(pdf, compiler.pdf({ mainFilePath: root + '/main.typ' }))`
      const args = ['-e', compile, packageOf(TYPST) ?? '', document.root, document.pdf]
      return inTurn([{ command: process.execPath, args }])
    },
  },
]

/** The path of a program, or of a package that is one; undefined where it is not installed. */
export function programOf(name: string): string | undefined {
  const own = path.join(TOOLS_FOLDER, 'node_modules/.bin', name)
  if (existsSync(own)) return own
  if (name.startsWith('@')) return packageOf(name)
  if (path.isAbsolute(name)) return name
  const { status } = spawnSync(name, ['--version'], { stdio: 'ignore' })
  return status === 0 ? name : undefined
}

function packageOf(name: string): string | undefined {
  try {
    return createRequire(path.join(TOOLS_FOLDER, 'from.js')).resolve(name)
  } catch {
    return undefined
  }
}

/** Pandoc's HTML of all chapters in one Markdown file, with its own notes and citations. */
function toHtml({ root, chapters, pdf }: GeneratedDocument): Step {
  const texts = textsOf({ root, chapters })
  const joined = texts.map(text => text.replace(/^---\ntitle: (.*)\nid: (.*)\n---/, '# $1 {#$2}')).join('\n')
  writeFileSync(`${pdf}.md`, `---\ntitle: A generated document\nlang: en-GB\n---\n\n${joined}`)
  const citations = ['--citeproc', `--bibliography=${root}/references.bib`]
  return { command: 'pandoc', args: [`${pdf}.md`, ...citations, '--standalone', '--toc', '-o', `${pdf}.html`] }
}

/** The same text as Typst has it: it reads the bibliography itself. */
function asTypst(document: Pick<GeneratedDocument, 'root' | 'chapters'>): string {
  const chapters = textsOf(document).map(text => {
    const notes = new Map(Array.from(text.matchAll(/^\[\^(\w+)\]: (.*)$/gm), ([, id = '', note = '']) => [id, note]))
    return text
      .replace(/^---\ntitle: (.*)\nid: .*\n---/, '= $1')
      .replace(/^\[\^\w+\]: .*$/gm, '')
      .replace(/^## (.*?) \{.*\}$/gm, '== $1')
      .replace(/\[@(\w+), (p\. \d+)\]/g, '#cite(<$1>, supplement: [$2])')
      .replace(/\[\^(\w+)\]/g, (_call, id: string) => `#footnote[${notes.get(id)}]`)
  })
  const head =
    '#set page(paper: "a4", numbering: "1")\n#set heading(numbering: "1.1")\n#set text(lang: "en")\n#outline()'
  return [head, ...chapters, '#bibliography("references.bib")\n'].join('\n\n')
}

function textsOf({ root, chapters }: Pick<GeneratedDocument, 'root' | 'chapters'>): string[] {
  return chapters.map(name => readFileSync(path.join(root, `content/${name}.md`), 'utf8'))
}

/** Runs programs one after the other. */
async function inTurn(steps: readonly Step[]): Promise<Taken> {
  const taken: Taken = { seconds: 0, memory: 0 }
  for (const { command, args, env } of steps) {
    const { seconds, memory } = await runProgram(programOf(command) ?? command, args, env ? { env } : {})
    taken.seconds += seconds
    taken.memory = Math.max(taken.memory, memory)
  }
  return taken
}
