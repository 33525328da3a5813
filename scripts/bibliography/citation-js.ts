import { plugins } from '@citation-js/core'
import '@citation-js/plugin-csl'

// The one file that knows citation-js.

const csl = plugins.config.get('@csl')

/** The CSL locales that come with citation-js. */
export function bundledLocale(name: string): string | undefined {
  return csl.locales.has(name) ? csl.locales.get(name) : undefined
}

export function bundledLocaleNames(): string[] {
  return csl.locales.list()
}
