import type { CslEngine, RenderedVariable } from 'citeproc'
import { createCache } from '../ground/cache.ts'
import { report } from '../ground/messages.ts'
import { toolchainState } from '../ground/tree-state.ts'
import type { Language } from '../model/publication.ts'
import styleInvalid from '../rules/style-invalid.ts'
import { createEngine, processorError } from './processor.ts'
import { shield } from './shield.ts'
import type { Style } from './style.ts'

/** A style in a language. */
export interface LocalStyle {
  style: Style
  language: Language
  /** The language's CSL locale (XML). */
  locale: string
}

/** Processors are costly to build and hold no state between editions: they are kept by style and locale. */
const engines = new Map<string, CslEngine>()
const MOST_ENGINES = 12

const refusals = createCache()

/**
 * Why the processor refuses a style; undefined where it takes it. That is known by building it, which takes long: the answer
 * is kept.
 */
export function refusalOf(options: LocalStyle): string | undefined {
  const state = toolchainState()
  const inputs = state && [state, options.style.xml, options.language.csl, options.locale]
  if (inputs && refusals.read('style', inputs) === 'taken') return undefined
  try {
    engineFor(options)
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
  if (inputs) refusals.write('style', inputs, 'taken')
  return undefined
}

/** Reports once, on the style's file, that the processor fails while it formats (`style-invalid`). Other errors are thrown. */
export function reportFailure({ name, file }: Style, error: unknown): void {
  const said = processorError(error)
  if (said === undefined) throw error
  const reason = `The CSL processor fails at the style \`${name}\`: ${said}`
  if (!file.messages.some(message => message.reason.startsWith(reason))) report(file, styleInvalid, reason)
}

/** The processor of a style in a language. */
export function engineFor({ style, language, locale }: LocalStyle): CslEngine {
  const key = [language.csl, locale, style.xml].join('\0')
  let engine = engines.get(key)
  if (!engine) {
    const retrieveItem = () => undefined
    const variableWrapper = (_: RenderedVariable, before: string, text: string, after: string) => before + text + after
    // Whatever locale the processor asks for (it wants a fallback), it gets this one: no other language in silence.
    const system = { retrieveItem, retrieveLocale: () => shield(locale), variableWrapper }
    engine = createEngine(shield(style.xml), language.csl, system)
    if (engines.size >= MOST_ENGINES) engines.delete(engines.keys().next().value ?? '')
    engines.set(key, engine)
  }
  return engine
}
