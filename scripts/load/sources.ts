import path from 'node:path'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { parseSource } from '../markdown/parse.ts'
import { type Place, report } from '../messages.ts'
import type { Publication, Source } from '../model.ts'
import { isFile, isInside, listFiles, readTextFile } from './files.ts'
import type { LoadedPublication } from './publication.ts'

/**
 * Loads and parses every chapter that an edition lists and every file that these include, each once.
 *
 * Reports chapters and includes that do not exist (`chapter-missing`, `include-missing`), lie outside `content/`
 * (`path-outside-content`) or include one another in a circle (`include-cycle`).
 *
 * @returns sources by name, in reading order of first mention.
 */
export function loadSources(publication: Publication, loaded: LoadedPublication): Map<string, Source> {
  const content = path.join(publication.root, 'content')
  const names = listFiles(content).filter(file => file.endsWith('.md'))
  const actors = new Set(publication.actors.keys())
  const sources = new Map<string, Source>()
  const slugs = new Set<string>()

  const load = (relative: string): Source | undefined => {
    const name = relative.replace(/\.md$/, '')
    const known = sources.get(name)
    if (known) return known
    const file = readTextFile(publication.root, `content/${relative}`)
    if (!file) return undefined
    const source = parseSource(file, { name, slug: uniqueSlug(name, slugs), actors })
    sources.set(name, source)
    return source
  }

  const follow = (source: Source, trail: readonly string[]): void => {
    for (const { src, place } of includedFiles(source)) {
      const relative = resolveSource(source, src)
      const file = source.file
      if (!insideContent(content, relative, file, src, place)) continue
      const included = isFile(path.join(content, relative)) ? load(relative) : undefined
      if (!included)
        report(file, 'include-missing', `Missing file \`${src}\``, { place, actual: relative, expected: names })
      else if (trail.includes(included.name))
        report(
          file,
          'include-cycle',
          `Unexpected include of \`${src}\`, expected a file that does not include this one`,
          {
            place,
          },
        )
      else {
        source.includes.push(included.name)
        follow(included, [...trail, included.name])
      }
    }
  }

  for (const edition of publication.editions)
    edition.chapters.forEach((chapter, index) => {
      const place = loaded.chapterPlace(edition.id, index)
      const relative = chapter.endsWith('.md') ? chapter : `${chapter}.md`
      if (edition.chapters.indexOf(chapter) !== index)
        report(loaded.file, 'chapter-repeated', `Unexpected second \`${chapter}\` in edition \`${edition.id}\``, {
          place,
        })
      if (!insideContent(content, relative, loaded.file, chapter, place)) return
      const source = load(relative)
      if (source) follow(source, [source.name])
      else
        report(loaded.file, 'chapter-missing', `Missing chapter \`content/${relative}\``, {
          place,
          actual: chapter,
          expected: names.map(name => name.replace(/\.md$/, '')),
        })
    })
  return sources
}

/** Name of the source that `src` of an include or list means, seen from the source that holds it. */
export function resolveSource(from: Source, src: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(from.name), src.split('#')[0] ?? ''))
}

function includedFiles(source: Source): { src: string; place: Place }[] {
  const found: { src: string; place: Place }[] = []
  visit(source.tree, node => {
    if ((node.type === 'include' || node.type === 'generated') && node.src !== '')
      found.push({ src: node.src, place: node.position })
  })
  return found
}

function insideContent(content: string, relative: string, file: VFile, written: string, place: Place): boolean {
  const absolute = path.join(content, relative)
  const escapes = path.relative(content, absolute).startsWith('..') || path.isAbsolute(written)
  if (!escapes && (!isFile(absolute) || isInside(content, absolute))) return true
  report(file, 'path-outside-content', `Unexpected path \`${written}\`, expected a file inside \`content/\``, { place })
  return false
}

function uniqueSlug(name: string, taken: Set<string>): string {
  const short = path.posix.basename(name).replace(/^\d+[-_.]?(?=.)/, '')
  const slug = taken.has(short) ? name.replaceAll('/', '-') : short
  taken.add(slug)
  return slug
}
