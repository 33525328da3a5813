import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { TOOL_LANGUAGE } from '../languages/registry.ts'

const text = z.string().min(1)

/** The texts of a new publication, a file for each language: `samples/es.yaml`. */
const samples = z.strictObject({
  introduction: text,
  citation: text,
  note: text,
  next: text,
  edit: text,
  list: text,
  sources: text,
  translations: text,
  release: text,
  alt: text,
  caption: text,
  references: text,
  logo: text,
  report: text,
})

export type Samples = z.infer<typeof samples>

/** The texts in a language; those of the toolchain's own where it has none. */
export function sampleOf(language: string): Samples {
  return read(hasSample(language) ? language : TOOL_LANGUAGE)
}

export function hasSample(language: string): boolean {
  return existsSync(fileOf(language))
}

function read(language: string): Samples {
  return samples.parse(parse(readFileSync(fileOf(language), 'utf8')))
}

function fileOf(language: string): string {
  return path.join(import.meta.dirname, 'samples', `${language}.yaml`)
}
