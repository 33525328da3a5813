import { readdirSync } from 'node:fs'
import path from 'node:path'
import GithubSlugger, { slug } from 'github-slugger'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { rulesOf } from '../languages/registry.ts'
import { type Samples, sampleOf } from './samples.ts'

/** What somebody wants of a new publication. */
export interface Wishes {
  title: string
  /** The authoring body. */
  body: string
  /** Ids of languages that have a file; the chapters are written in the first. */
  languages: readonly [string, ...string[]]
  /** Titles of the editions. */
  editions: readonly [string, ...string[]]
  /** Name of a CSL file. */
  style: string
}

/** Names of the citation styles that come with the toolchain. */
export function styleNames(): string[] {
  return readdirSync(path.join(TOOLCHAIN_ROOT, 'templates/csl'))
    .flatMap(name => /^(.*)\.csl$/.exec(name)?.[1] ?? [])
    .sort()
}

/** What stands in for an answer that nobody gives, in the language of the chapters. */
export function defaultEdition(language: string): string {
  return sampleOf(language).report
}

/** Ids of editions, by their titles: names of files. */
export function editionIds(titles: readonly string[]): string[] {
  const slugger = new GithubSlugger()
  // Letters of other scripts make no names of files that everybody can type.
  const simple = (title: string): string =>
    slug(title.normalize('NFD').replace(/\p{M}/gu, ''))
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^-+|-+$/g, '')
  return titles.map(title => slugger.slug(simple(title) || 'edition'))
}

/** The BCP 47 tag of a language of the toolchain. */
export function tagOf(language: string): string {
  return rulesOf(language).tag
}

export type { Samples }
