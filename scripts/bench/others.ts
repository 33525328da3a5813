import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
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

/**
 * Where tools from npm are looked for that are none of our packages: `npm install --prefix FOLDER pagedjs-cli @vivliostyle/cli
 * typst` puts them there, by hand.
 */
export const TOOLS_FOLDER = path.join(import.meta.dirname, '../../node_modules/.cache/policy-paper-bench')

const toHtml = ({ root, pdf }: GeneratedDocument): [string, string[]] => {
  const args = [`${pdf}.md`, '--citeproc', `--bibliography=${root}/references.bib`, '--standalone', '--toc', '-o']
  return ['pandoc', [...args, `${pdf}.html`]]
}

export const TOOLS: readonly Tool[] = [
  {
    name: 'pandoc + weasyprint',
    needs: ['pandoc', 'weasyprint'],
    make: document => inTurn(document, toHtml(document), ['weasyprint', [`${document.pdf}.html`, document.pdf]]),
  },
  {
    name: 'pandoc + pagedjs-cli',
    needs: ['pandoc', 'pagedjs-cli'],
    make: document => inTurn(document, toHtml(document), ['pagedjs-cli', [`${document.pdf}.html`, '-o', document.pdf]]),
  },
  {
    name: 'pandoc + vivliostyle',
    needs: ['pandoc', 'vivliostyle'],
    make: document =>
      inTurn(document, toHtml(document), ['vivliostyle', ['build', `${document.pdf}.html`, '-o', document.pdf]]),
  },
  {
    name: 'pandoc + typst',
    needs: ['pandoc', 'typst'],
    make: document => {
      const [command, args] = toHtml(document)
      const typ = [...args.slice(0, -1), `${document.pdf}.typ`]
      return inTurn(document, [command, typ], ['typst', ['compile', `${document.pdf}.typ`, document.pdf]])
    },
  },
]

/** The path of a program; undefined where it is not installed. */
export function programOf(name: string): string | undefined {
  const own = path.join(TOOLS_FOLDER, 'node_modules/.bin', name)
  if (existsSync(own)) return own
  const { status } = spawnSync(name, ['--version'], { stdio: 'ignore' })
  return status === 0 ? name : undefined
}

/** Runs programs one after the other on all chapters in one Markdown file. */
async function inTurn(
  { root, chapters, pdf }: GeneratedDocument,
  ...steps: readonly [command: string, args: readonly string[]][]
): Promise<Taken> {
  const texts = chapters.map(name => readFileSync(path.join(root, `content/${name}.md`), 'utf8'))
  const joined = texts.map(text => text.replace(/^---\ntitle: (.*)\nid: (.*)\n---/, '# $1 {#$2}')).join('\n')
  writeFileSync(`${pdf}.md`, `---\ntitle: A generated document\nlang: en-GB\n---\n\n${joined}`)
  const taken: Taken = { seconds: 0, memory: 0 }
  for (const [command, args] of steps) {
    const { seconds, memory } = await runProgram(programOf(command) ?? command, args)
    taken.seconds += seconds
    taken.memory = Math.max(taken.memory, memory)
  }
  return taken
}
