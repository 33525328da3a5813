/** Told what long work is at. */
export interface Progress {
  /** A step begins: `en/policy-paper.pdf`, the third of twelve. */
  step(label: string, position: number, total: number): void
  /** Something else worth knowing: the browser is being unpacked. */
  log(line: string): void
  /** All is done. */
  end(): void
}

/** Progress for nobody. */
export const silent: Progress = { step: () => undefined, log: () => undefined, end: () => undefined }

/** Progress on a terminal, redrawn in one line with the seconds since the start; plain lines elsewhere. */
export function showProgress(write: (text: string) => void, interactive: boolean): Progress {
  const started = performance.now()
  const clear = interactive ? '\r\u001b[2K' : ''
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`
  return {
    step: (label, position, total) => {
      const line = `[${position}/${total}] ${label} (${seconds()})`
      write(interactive ? `${clear}${line}` : `${line}\n`)
    },
    log: line => write(`${clear}${line}\n`),
    end: () => write(clear),
  }
}
