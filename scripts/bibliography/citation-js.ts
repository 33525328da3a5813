import { createRequire } from 'node:module'

// The one file that knows citation-js.

const require = createRequire(import.meta.url)

/** Loaded when it is asked for: a publication may have the locales that it needs. */
function csl() {
  const { plugins }: typeof import('@citation-js/core') = require('@citation-js/core')
  require('@citation-js/plugin-csl')
  return plugins.config.get('@csl')
}

/** The CSL locales that come with citation-js. */
export function bundledLocale(name: string): string | undefined {
  const { locales } = csl()
  return locales.has(name) ? locales.get(name) : undefined
}

export function bundledLocaleNames(): string[] {
  return csl().locales.list()
}
