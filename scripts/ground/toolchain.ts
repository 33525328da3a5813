import path from 'node:path'

/** The folder that holds the toolchain's own `templates/`, `locales/` and `node_modules/`. */
export const TOOLCHAIN_ROOT = path.resolve(import.meta.dirname, '../..')
