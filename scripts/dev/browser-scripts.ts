import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { bundle } from '../formats/bundle.ts'
import { listFiles } from '../ground/files.ts'
import { type Answer, textAnswer } from './preview/answer.ts'

const FOLDER = path.join(import.meta.dirname, 'browser')

/** A script for the browser, `reload.ts`, without its types. */
export function browserScript(name: string): Answer {
  if (!listFiles(FOLDER).includes(name)) return textAnswer(404, `Missing script \`${name}\``)
  const script = stripTypes(readFileSync(path.join(FOLDER, name), 'utf8'))
  return { status: 200, type: 'text/javascript; charset=utf-8', body: script }
}

/** The script of previewed pages with the package that it needs, as one file. */
export async function bundledScript(): Promise<Pick<Answer, 'type' | 'body'>> {
  return { type: 'text/javascript; charset=utf-8', body: await bundle(FOLDER, { entry: 'preview.ts' }) }
}

/** What Node does to our own files when it runs them. It warns each process once that the function is new; not our users. */
function stripTypes(script: string): string {
  const warn = process.emitWarning
  process.emitWarning = () => undefined
  try {
    return stripTypeScriptTypes(script)
  } finally {
    process.emitWarning = warn
  }
}
