import type { PrintBrowser } from '../browser/browser.ts'

/** A browser that starts while sources are read, for whoever will need it for certain. */
export class EarlyBrowser {
  readonly #log: (line: string) => void
  readonly #lent = Promise.withResolvers<PrintBrowser>()
  readonly #over = Promise.withResolvers<void>()
  #running: Promise<void> | undefined

  /** @param log told, in a line, of what takes long before the first document */
  constructor(log: (line: string) => void) {
    this.#log = log
  }

  /** Starts it, without waiting. What goes wrong is told by the first document, which tries again. */
  start(): void {
    // Whoever asks for it is told; nobody may.
    this.#lent.promise.catch(() => undefined)
    this.#running ??= this.#run().catch(error => this.#lent.reject(error))
  }

  /** It is the same for all who ask. */
  lend(): Promise<PrintBrowser> {
    this.start()
    return this.#lent.promise
  }

  /** Ends it, where it was started. */
  async end(): Promise<void> {
    this.#over.resolve()
    await this.#running
  }

  async #run(): Promise<void> {
    // Its driver takes long to load: not before it is needed.
    const { withBrowser } = await import('../browser/browser.ts')
    await withBrowser({ log: this.#log }, browser => {
      browser.warmUp()
      this.#lent.resolve(browser)
      return this.#over.promise
    })
  }
}
