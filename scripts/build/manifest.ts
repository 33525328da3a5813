import path from 'node:path'
import { hashOf } from '../ground/cache.ts'
import { isInside } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import { toolchainState } from '../ground/tree-state.ts'
import type { Examined } from '../site/site.ts'
import { readInputs } from './inputs.ts'

/** A published file, as `dist/manifest.json` describes it. */
export interface ManifestEntry {
  /** Path below `dist/`. */
  path: string
  edition: string
  /** BCP 47 tag. */
  language: string
  /** Id of the format. */
  format: string
  title: string
  version: string
  sha256: string
  bytes: number
  /** Pages of the PDF; absent for what has no pages. */
  pages?: number
  words: number
  /** Share of the words that are translated and up to date, 0 to 1. */
  translated: number
  /** Hash of the source's commit, with `+` when files were changed since; empty outside version control. */
  commit: string
  /** What axe-core found in the page, where it was examined. */
  accessibility?: Examined
}

export interface Manifest {
  /** What all of it was built from, so that parts of one build can be told from those of another. */
  builtFrom?: BuiltFrom
  publications: ManifestEntry[]
}

export interface BuiltFrom {
  /** A short hash of the sources. */
  sources: string
  /** A short hash of our code, the packages, Node and the kind of machine. */
  toolchain: string
}

/** @returns empty strings for what cannot be told */
export function builtFrom(root: string): BuiltFrom {
  const { state } = readInputs(root)
  const short = (text: string | undefined): string => (text === undefined ? '' : hashOf(text).slice(0, 10))
  return { sources: short(state?.join('\n')), toolchain: short(toolchainState()) }
}

/** Describes a file that is about to be published. */
export function describeFile(bytes: Uint8Array, entry: Omit<ManifestEntry, 'sha256' | 'bytes'>): ManifestEntry {
  const { path: name, edition, language, format, title, version, ...rest } = entry
  const sha256 = hashOf(bytes)
  return { path: name, edition, language, format, title, version, sha256, bytes: bytes.length, ...rest }
}

/**
 * The manifest of a build.
 *
 * @param kept entries of publications that this build did not make and whose files stay
 * @param order paths in the order of the publication
 */
export function createManifest(
  kept: readonly ManifestEntry[],
  built: readonly ManifestEntry[],
  order: readonly string[],
): Manifest {
  const entries = new Map([...kept, ...built].map(entry => [entry.path, entry]))
  return { publications: order.flatMap(name => entries.get(name) ?? []) }
}

/**
 * What the manifest of the last build says of the files that are still there; nothing where there is none.
 *
 * @param folder what was built, below `root`
 */
export function readManifest(root: string, folder = 'dist'): ManifestEntry[] {
  const dist = path.join(root, folder)
  return manifestEntries(root, folder).filter(entry => isInside(dist, path.join(dist, entry.path)))
}

/** All that a manifest says, whether the files are beside it or not; nothing where there is none. */
export function manifestEntries(root: string, folder: string): ManifestEntry[] {
  try {
    const opened = openFile(root, path.join(folder, 'manifest.json'), limitOf('text'))
    if (!isRead(opened)) return []
    const manifest = JSON.parse(new TextDecoder().decode(opened)) as Partial<Manifest> | null
    const entries: unknown = manifest?.publications
    return Array.isArray(entries) ? entries.filter(isEntry) : []
  } catch (error) {
    // One that somebody spoilt: the files are described anew when they are built.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** Whether an entry has what `dist/index.html` shows of it. */
function isEntry(entry: unknown): entry is ManifestEntry {
  const {
    path: name,
    edition,
    language,
    format,
    title,
    version,
    bytes,
    translated,
    accessibility,
  } = (entry ?? {}) as ManifestEntry
  return (
    [name, edition, language, format, title, version].every(text => typeof text === 'string') &&
    [bytes, translated].every(Number.isFinite) &&
    (accessibility === undefined || isExamined(accessibility))
  )
}

function isExamined(found: Partial<Examined> | null): boolean {
  const { axe, widths, faults } = found ?? {}
  return (
    typeof axe === 'string' &&
    Array.isArray(widths) &&
    widths.every(Number.isFinite) &&
    Array.isArray(faults) &&
    faults.every(fault => typeof fault === 'string')
  )
}
