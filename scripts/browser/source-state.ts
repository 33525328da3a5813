import { hashOf } from '../ground/cache.ts'
import { toolchainState } from '../ground/tree-state.ts'
import type { PrintSource } from './page.ts'
import { browserState } from './state.ts'

/** Files that several documents have are hashed once. */
const hashes = new WeakMap<Uint8Array, string>()

/**
 * All that the outcome depends on when the browser shows a document: the document with its files, the browser, and our
 * code. Undefined where that cannot be told.
 */
export function sourceState({ name, html, files }: PrintSource): string[] | undefined {
  const toolchain = toolchainState()
  if (toolchain === undefined) return undefined
  const listed = [...files].map(([path, { body, type }]) => [path, type, hashOfBody(body)])
  return [toolchain, browserState(), name, hashOf(html), hashOf(JSON.stringify(listed))]
}

function hashOfBody(body: Uint8Array): string {
  const hash = hashes.get(body) ?? hashOf(body)
  hashes.set(body, hash)
  return hash
}
