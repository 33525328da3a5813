const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `clean` (synchronous, once) if this process ends before the returned function is called: on its own, by an
 * exception or by a signal. A signal that nobody else listens to then ends the process as it would have without us.
 */
export function onExit(clean: () => void): () => void {
  const stop = () => {
    process.off('exit', run)
    for (const signal of SIGNALS) process.off(signal, bySignal)
  }
  const run = () => {
    stop()
    clean()
  }
  const bySignal = (signal: NodeJS.Signals) => {
    run()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.on('exit', run)
  for (const signal of SIGNALS) process.on(signal, bySignal)
  return stop
}
