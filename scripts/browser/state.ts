import { realpathSync, statSync } from 'node:fs'

/**
 * A name for the browser that would print: another one may print otherwise. That which comes with the packages is as they
 * are, which the state of the toolchain says.
 */
export function browserState(): string {
  const wanted = process.env.PUPPETEER_EXECUTABLE_PATH
  if (!wanted) return 'bundled'
  try {
    const file = realpathSync(wanted)
    const { size, mtimeMs, ctimeMs } = statSync(file)
    return `${file} ${size} ${mtimeMs} ${ctimeMs}`
  } catch {
    return `${wanted}, which is not there`
  }
}
