import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { numbersFrom } from './numbers.ts'

/** How large a generated document is. */
export interface Size {
  chapters: number
  /** Notes and citations together, half of each. */
  notes: number
  /** Works in the bibliography. */
  works: number
  words: number
  languages: number
}

export const USUAL: Size = { chapters: 12, notes: 432, works: 60, words: 47_000, languages: 1 }

const WORDS =
  'city water fund peer debt school port region council citizen budget waste river house bridge market share local plan the of and to in'.split(
    ' ',
  )
/** Languages by their tags, the source first: countries' own ones too, so that there are two dozen. */
const LANGUAGES =
  'en-GB es-ES pt-BR fr-FR en-US es-MX pt-PT fr-CA en-IE es-AR pt-AO fr-BE en-AU es-CL pt-MZ fr-CH en-CA es-CO fr-SN en-NZ es-PE en-ZA es-UY en-IN'.split(
    ' ',
  )
/** Locales of citation styles that are there. */
const CITED_IN: Readonly<Record<string, string>> = { en: 'en-GB', es: 'es-ES', pt: 'pt-BR', fr: 'fr-FR' }
const WORDS_A_PARAGRAPH = 90
const WORDS_A_SENTENCE = 18

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** A word that stands in one note only, by which it is found in a PDF. */
export const noteMark = (number: number): string => `notemark${String(number).padStart(5, '0')}`

/**
 * Writes a publication of one edition, the same each time for the same size: chapters of two levels with notes and citations.
 *
 * @returns the names of the chapters and how many notes of its own it has
 */
export function writeGenerated(root: string, size: Size): { chapters: string[]; notes: number } {
  const below = numbersFrom(7)
  const prose = (words: number): string => {
    let [text, last] = ['', '']
    for (let word = 0; word < words; word++) {
      // None twice, and no sentence too long: what the checks tell takes time that no other tool spends.
      const others = WORDS.filter(other => other !== last)
      last = others[below(others.length)] ?? ''
      const begins = word % WORDS_A_SENTENCE === 0
      text += `${begins && word > 0 ? '.' : ''}${word > 0 ? ' ' : ''}${begins ? capital(last) : last}`
    }
    return `${text}.`
  }
  const paragraphs = Math.max(1, Math.round(size.words / WORDS_A_PARAGRAPH / size.chapters))
  const marks = Math.round(size.notes / size.chapters)
  let notes = 0
  const chapters = Array.from({ length: size.chapters }, (_chapter, index): [string, string] => {
    const blocks = [`---\ntitle: ${prose(4).slice(0, -1)}\nid: sec-chapter-${index + 1}\n---`]
    const list: string[] = []
    for (let paragraph = 0; paragraph < paragraphs; paragraph++) {
      if (paragraph % 8 === 4) blocks.push(`## ${prose(4).slice(0, -1)} {#sec-part-${index + 1}-${paragraph}}`)
      const text = prose(WORDS_A_PARAGRAPH).slice(0, -1)
      let [citations, calls] = ['', '']
      const from = Math.floor((paragraph * marks) / paragraphs)
      for (let mark = from; mark < Math.floor(((paragraph + 1) * marks) / paragraphs); mark++)
        if (mark % 2 === 0) citations += ` [@work${below(size.works)}, p. ${1 + below(300)}]`
        else {
          calls += `[^n${++notes}]`
          list.push(`[^n${notes}]: ${noteMark(notes)} ${prose(12)}`)
        }
      blocks.push(`${text}${citations}.${calls}`)
    }
    return [`${String(index + 1).padStart(4, '0')}-chapter`, `${[...blocks, ...list].join('\n\n')}\n`]
  })
  const works = Array.from(
    { length: size.works },
    (_work, index) =>
      `@book{work${index}, author = {${prose(1).slice(0, -1)}er, ${index}}, title = {${prose(5).slice(0, -1)}}, publisher = {Bank}, location = {Leeds}, date = {${1990 + (index % 30)}}}\n`,
  )
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  for (const [name, text] of chapters) write(`content/${name}.md`, text)
  write('content/works.md', '---\ntitle: Works\nnumbering: none\n---\n\n::bibliography\n')
  write('references.bib', works.join(''))
  const names = chapters.map(([name]) => name)
  write('content/publication.yaml', settings([...names, 'works'], size.languages))
  return { chapters: names, notes }
}

function settings(chapters: readonly string[], languages: number): string {
  const listed = LANGUAGES.slice(0, languages).map(
    tag => `  - { id: ${tag.toLowerCase()}, tag: ${tag}, csl: ${CITED_IN[tag.slice(0, 2)]} }\n`,
  )
  return `title: A generated document
subtitle: Of many notes
body: Bench
version: "1.0"
date: 2022-12-15
status: draft
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
languages:
${listed.join('')}editions:
  - { id: paper, title: Paper, chapters: [${chapters.join(', ')}] }
formats: [html, pdf]
`
}
