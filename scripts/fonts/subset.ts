import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createCache } from '../ground/cache.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'

const cache = createCache()

/**
 * The features that browsers apply by themselves, and those of figures; others double a font's size and are kept only for
 * style sheets that ask for them.
 */
const FEATURES = ['calt', 'clig', 'kern', 'liga', 'locl', 'lnum', 'onum', 'pnum', 'rlig', 'tnum']
/** Those that put marks on letters, which are a tenth of a font of letters that have theirs already. */
const OF_MARKS = ['ccmp', 'mark', 'mkmk']

/**
 * A font with nothing but what some characters need.
 *
 * @param font WOFF2
 * @param allFeatures whether small capitals, fractions and the like stay as well
 * @returns WOFF2; the same bytes for the same input
 */
export async function subset(font: Uint8Array, characters: string, allFeatures: boolean): Promise<Uint8Array> {
  const features = /\p{Mark}/u.test(characters) ? [...FEATURES, ...OF_MARKS] : FEATURES
  const inputs = [hash(font), characters, allFeatures ? 'all' : features.join(), version()]
  const kept = cache.read('subset', inputs)
  if (typeof kept === 'string') return Buffer.from(kept, 'base64')
  const { default: subsetFont } = await import('subset-font')
  const made = await subsetFont(Buffer.from(font), characters, {
    targetFormat: 'woff2',
    ...(allFeatures ? {} : { keepFeatures: features }),
  })
  cache.write('subset', inputs, made.toString('base64'))
  return made
}

let known: string | undefined

/** Of what makes the subsets: another one may make other bytes. */
function version(): string {
  known ??= ['subset-font', 'harfbuzzjs', 'wawoff2']
    .map(name => readFileSync(path.join(TOOLCHAIN_ROOT, 'node_modules', name, 'package.json'), 'utf8'))
    .map(text => String((JSON.parse(text) as { version?: string }).version))
    .join()
  return known
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
