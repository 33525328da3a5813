import { hash } from 'node:crypto'
import { createCache } from './cache.ts'
import { toolchainState } from './tree-state.ts'

const cache = createCache()

/** Results of a step for many things of one kind, each kept from one run to the next by all that it was made of. */
export class KeptResults<T> {
  readonly #step: string
  readonly #inputs: readonly string[] | undefined
  readonly #before: Map<string, T>
  readonly #met = new Map<string, T>()

  /** @param inputs all that the results depend on alike, beside the toolchain */
  constructor(step: string, inputs: readonly string[] = []) {
    const state = toolchainState()
    this.#step = step
    this.#inputs = state === undefined ? undefined : [state, ...inputs]
    const kept = this.#inputs && (cache.read(step, this.#inputs) as Kept<T> | undefined)
    this.#before = new Map(kept?.others)
    for (const name of kept?.usual?.names.split(' ') ?? []) this.#before.set(name, kept?.usual?.result as T)
  }

  /** What was made of a thing of this name; see {@link nameOf}. It is kept on. */
  find(name: string): T | undefined {
    const known = this.#met.get(name) ?? this.#before.get(name)
    if (known !== undefined) this.#met.set(name, known)
    return known
  }

  add(name: string, result: T): void {
    this.#met.set(name, result)
  }

  /** Keeps what was found or added since this was made, and nothing else. */
  keep(): void {
    const isSame = this.#met.size === this.#before.size && [...this.#met.keys()].every(name => this.#before.has(name))
    if (this.#inputs && !isSame) cache.write(this.#step, this.#inputs, inShort(this.#met))
  }
}

/** Most results are alike, for most things have nothing to be told: their names are listed, by spaces. */
interface Kept<T> {
  usual?: { result: T; names: string } | undefined
  others: [name: string, result: T][]
}

function inShort<T>(results: ReadonlyMap<string, T>): Kept<T> {
  const alike = new Map<string, { result: T; names: string[] }>()
  for (const [name, result] of results) {
    const written = JSON.stringify(result)
    const group = alike.get(written)
    if (group) group.names.push(name)
    else alike.set(written, { result, names: [name] })
  }
  const [most, ...rest] = [...alike.values()].sort((a, b) => b.names.length - a.names.length)
  return {
    usual: most && { result: most.result, names: most.names.join(' ') },
    others: rest.flatMap(({ result, names }) => names.map((name): [string, T] => [name, result])),
  }
}

/** A short name for all that a result is made of. */
export function nameOf(of: unknown): string {
  return hash('sha256', JSON.stringify(of), 'base64').slice(0, 22)
}
