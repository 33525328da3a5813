import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const cleaning = new Set<() => void>()
/** Who was told that a signal ends their work, and ends this process then. */
let ending: (() => void) | undefined

/**
 * Runs `clean` (synchronous, once) if this process ends before the returned function is called: on its own, by an
 * exception or by a signal, after which the process exits with the code that shells give one that a signal ended (130 for
 * Ctrl+C, 143 for SIGTERM). What runs when a signal comes is done with first, where it does not wait for anything.
 */
export function onExit(clean: () => void): () => void {
  if (cleaning.size === 0) listen()
  cleaning.add(clean)
  return () => {
    cleaning.delete(clean)
    if (cleaning.size === 0 && !ending) deafen()
  }
}

/** Resolves when a signal ends a command that would go on for ever. It ends by itself then, in its own time. */
export function interrupted(): Promise<void> {
  return new Promise(resolve => {
    if (cleaning.size === 0) listen()
    ending = () => {
      ending = undefined
      if (cleaning.size === 0) deafen()
      resolve()
    }
  })
}

function listen(): void {
  process.on('exit', cleanAll)
  for (const signal of SIGNALS) process.on(signal, end)
}

function deafen(): void {
  process.off('exit', cleanAll)
  for (const signal of SIGNALS) process.off(signal, end)
}

function end(signal: NodeJS.Signals): void {
  if (ending) {
    ending()
    return
  }
  cleanAll()
  process.exit(128 + constants.signals[signal])
}

function cleanAll(): void {
  const all = [...cleaning]
  cleaning.clear()
  deafen()
  for (const clean of all) clean()
}
