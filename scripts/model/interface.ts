import type { TOptions } from 'i18next'

/** The interface's words in one language: `t('caption.figure', { number: '2' })`. Never shows a key: the toolchain's language stands in. */
export type Translate = (key: string, values?: TOptions) => string
