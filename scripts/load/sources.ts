import path from 'node:path'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { REFERENCES } from '../bibliography/localised-references.ts'
import { attributesThat } from '../blocks/registry.ts'
import { isFile, isInside, listFiles, readTextFile } from '../ground/files.ts'
import { type Place, report } from '../ground/messages.ts'
import { attributePlace } from '../markdown/attribute-place.ts'
import type { Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { includedFile, sourceName, uniqueSlug } from '../model/source-name.ts'
import chapterMissing from '../rules/chapter-missing.ts'
import chapterName from '../rules/chapter-name.ts'
import chapterRepeated from '../rules/chapter-repeated.ts'
import includeCycle from '../rules/include-cycle.ts'
import includeMissing from '../rules/include-missing.ts'
import pathOutsideContent from '../rules/path-outside-content.ts'
import { parsedChapter } from './parsed-chapter.ts'
import type { LoadedPublication } from './publication.ts'

/** Names that other files in `locales/` have. */
const RESERVED = new Set(['acronyms', 'figures', 'interface', 'publication', REFERENCES])

/**
 * Loads and parses every chapter that an edition lists and every file that these include, each once.
 *
 * Reports chapters and includes that do not exist (`chapter-missing`, `include-missing`), lie outside `content/`
 * (`path-outside-content`) or include one another in a circle (`include-cycle`), chapters that an edition lists twice
 * (`chapter-repeated`), and those with the name of another file in `locales/` (`chapter-name`).
 *
 * @returns sources by name, in reading order of first mention.
 */
export function loadSources(publication: Publication, loaded: LoadedPublication): Map<string, Source> {
  const content = path.join(publication.root, 'content')
  const files = listFiles(content, publication.root).filter(file => file.endsWith('.md'))
  const actors = new Set(publication.actors.keys())
  const sources = new Map<string, Source>()
  const slugs = new Set<string>()
  const followed = new Set<Source>()

  const load = (relative: string): Source | undefined => {
    const name = sourceName(relative)
    const known = sources.get(name)
    if (known) return known
    const file = readTextFile(publication.root, `content/${name}.md`)
    if (!file) return undefined
    const source = parsedChapter(file, { name, slug: uniqueSlug(name, slugs), actors })
    sources.set(name, source)
    return source
  }

  const follow = (source: Source, trail: readonly string[]): void => {
    if (followed.has(source)) return
    followed.add(source)
    const { file } = source
    for (const { src, place } of includedFiles(source)) {
      const relative = includedFile(source, src)
      if (!insideContent(content, relative, file, src, place)) continue
      const included = isFile(path.join(content, relative)) ? load(relative) : undefined
      if (!included) {
        report(file, includeMissing, `No file \`${src}\``, { place, actual: relative, expected: files })
      } else if (trail.includes(included.name)) {
        const reason = `\`${src}\` includes this file in turn: take one of the includes away`
        report(file, includeCycle, reason, { place })
      } else {
        source.includes.push(included.name)
        follow(included, [...trail, included.name])
      }
    }
  }

  for (const { id, chapters } of publication.editions)
    chapters.forEach((chapter, index) => {
      const { file } = loaded
      const place = loaded.chapterPlace(id, index)
      if (chapters.indexOf(chapter) !== index)
        report(file, chapterRepeated, `Edition \`${id}\` has the chapter \`${chapter}\` twice: leave one`, { place })
      if (!insideContent(content, `${chapter}.md`, file, chapter, place)) return
      if (RESERVED.has(sourceName(chapter))) {
        const reason = `A chapter cannot be called \`${chapter}\`, for \`locales/…/${chapter}.json\` has another use: rename it`
        report(file, chapterName, reason, { place })
        return
      }
      const source = load(chapter)
      if (source) follow(source, [source.name])
      else
        report(file, chapterMissing, `No chapter \`content/${chapter}.md\``, {
          place,
          actual: chapter,
          expected: files.map(sourceName),
        })
    })
  return sources
}

function includedFiles(source: Source): { src: string; place: Place }[] {
  const found: { src: string; place: Place }[] = []
  visit(source.tree, node => {
    if (node.type !== 'block') return
    for (const { name, value } of attributesThat(node, 'chapter-file'))
      found.push({ src: value, place: attributePlace(node, name, source.file) })
  })
  return found
}

function insideContent(content: string, relative: string, file: VFile, written: string, place: Place): boolean {
  const absolute = path.join(content, relative)
  const escapes = path.relative(content, absolute).startsWith('..') || path.isAbsolute(written)
  if (!escapes && (!isFile(absolute) || isInside(content, absolute))) return true
  report(file, pathOutsideContent, `\`${written}\` is not inside \`content/\`: name a file in it`, { place })
  return false
}
