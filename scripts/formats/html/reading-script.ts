import path from 'node:path'
import type { Files } from '../../ground/files.ts'
import { bundle } from '../bundle.ts'
import { READING_SCRIPT } from './screen.ts'

let script: Promise<string> | undefined

/** What runs in pages for the screen, from the modules of in-page/, as the file that they load. */
export async function readingScriptFiles(): Promise<Files> {
  script ??= bundle(path.join(import.meta.dirname, 'in-page'), { minify: true })
  return new Map([[READING_SCRIPT, new TextEncoder().encode(await script)]])
}
