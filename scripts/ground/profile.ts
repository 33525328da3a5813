/** A piece of work whose time is told, by `--profile`. */
export interface Work {
  /** What is done: `resolve`, `compile`, `print`. */
  stage: string
  /** Ids of the edition, language and format that it is done for; without any, those of the work that it is a part of. */
  edition?: string
  language?: string
  format?: string
}

/** Measures work as it is done. */
export interface Recorder {
  run<T>(work: Work, does: () => T): T
}

let recorder: Recorder | undefined

/** From now on the time of work is taken by this; by none, as in the beginning. */
export function recordWith(next: Recorder | undefined): void {
  recorder = next
}

/** Does work, and has its time taken where somebody wants to know. */
export function timed<T>(work: Work, does: () => T): T {
  return recorder ? recorder.run(work, does) : does()
}
