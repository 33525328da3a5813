import path from 'node:path'
import type { PrintPage } from '../../../browser/browser.ts'
import { bundle } from '../../bundle.ts'
import type * as functions from '../in-page/index.ts'

/** Our functions that run in a page, by name. */
type InPage = typeof functions

/** The global variable that holds them there. */
const GLOBAL = 'inPage'

const FOLDER = path.join(import.meta.dirname, '..', 'in-page')

let script: Promise<string> | undefined
/** Pages that have it. */
const loaded = new WeakMap<PrintPage, Promise<void>>()

/**
 * Calls one of our functions that run in a page (see in-page/index.ts); its arguments and its result must be JSON. What they
 * know of the page stays from one call to the next.
 */
export async function inPage<Name extends keyof InPage>(
  page: PrintPage,
  name: Name,
  ...args: Parameters<InPage[Name]>
): Promise<ReturnType<InPage[Name]>> {
  const loading = loaded.get(page) ?? pageScript().then(code => page.run(code))
  loaded.set(page, loading)
  await loading
  return page.evaluate(callByName, GLOBAL, name, args) as Promise<ReturnType<InPage[Name]>>
}

/** Runs in the page, where a global object holds our functions. */
function callByName(global: string, name: string, args: unknown[]): unknown {
  return Reflect.get(globalThis, global)[name](...args)
}

/** Our functions that run in a page, in one script. */
export function pageScript(): Promise<string> {
  script ??= bundle(FOLDER, { global: GLOBAL })
  return script
}
