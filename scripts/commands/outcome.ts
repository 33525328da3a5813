/**
 * What a command says of what it wrote.
 *
 * @param written paths below `dist/`
 * @param started by `performance.now()`, ms
 * @param isOld whether all of it was there already, as it would be written
 */
export function outcome(written: readonly string[], started: number, isOld = false): string {
  if (written.length === 0) return 'Nothing was written: dist/ is as it was.\n'
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const count = written.length === 1 ? '1 file' : `${written.length} files`
  const old = isOld ? ': nothing has changed since they were made' : ''
  return `${written.map(file => `dist/${file}\n`).join('')}${count} in ${seconds} s${old}\n`
}
