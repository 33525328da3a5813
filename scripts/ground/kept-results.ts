import { createCache, hashOf } from './cache.ts'
import { toolchainState } from './tree-state.ts'

const cache = createCache()

/** Results of a step for many things of one kind, each kept from one run to the next by all that it was made of. */
export class KeptResults<T> {
  readonly #step: string
  readonly #inputs: readonly string[] | undefined
  readonly #before: ReadonlyMap<string, T>
  readonly #met = new Map<string, T>()

  /** @param inputs all that the results depend on alike, beside the toolchain */
  constructor(step: string, inputs: readonly string[] = []) {
    const state = toolchainState()
    this.#step = step
    this.#inputs = state === undefined ? undefined : [state, ...inputs]
    this.#before = new Map((this.#inputs && (cache.read(step, this.#inputs) as [string, T][] | undefined)) || [])
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
    if (this.#inputs && !isSame) cache.write(this.#step, this.#inputs, [...this.#met])
  }
}

/** A short name for all that a result is made of. */
export function nameOf(of: unknown): string {
  return hashOf(JSON.stringify(of))
}
