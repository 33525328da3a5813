import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'
import { extractSegments } from '../../scripts/markdown/segments.ts'
import type { Language } from '../../scripts/model/publication.ts'
import type { Source } from '../../scripts/model/source.ts'
import { assignIds } from '../../scripts/translations/assign.ts'
import type { Locale } from '../../scripts/translations/locales/locale.ts'
import type { LocaleEntry } from '../../scripts/translations/locales/locale-file.ts'
import { staleMark } from '../../scripts/translations/locales/staleness.ts'
import { countShare } from '../../scripts/translations/share.ts'
import { translateSource } from '../../scripts/translations/translate.ts'
import { localeOf } from './sources.ts'

const ENGLISH: Language = { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }

const CHAPTER = `---
title: Finance
id: sec-finance
---

First paragraph[^n].

## 1. Access {#sec-access}

:::figure{#fig-a src=a.svg alt="A chart"}
The caption.
:::

:::table{#tab-a}[Who does what]
| Actor | Sum |
|---|---|
| Cities | 12 |
:::

:::box{#box-a}[The box]
- An item
:::

[^n]: The note.
`

/** The chapter with ids, and a language in which each of its texts that `targets` names is translated. */
function chapter(targets: Record<string, string | Partial<LocaleEntry>>): { source: Source; locale: Locale } {
  const source = parseSource(new VFile({ path: 'content/05-finance.md', value: CHAPTER }), {
    name: '05-finance',
    slug: 'finance',
    actors: new Set(),
  })
  source.segments = extractSegments(source.tree, CHAPTER, source.name)
  assignIds([source], new Map())
  const entries = source.segments.map(({ id, text }) => {
    const given = targets[text] ?? ''
    return [id, { source: text, ...(typeof given === 'string' ? { target: given } : given) }]
  })
  return { source, locale: localeOf({ '05-finance': Object.fromEntries(entries) }) }
}

function translated(targets: Record<string, string | Partial<LocaleEntry>>) {
  const { source, locale } = chapter(targets)
  const tree = translateSource(source, locale, ENGLISH)
  const share = countShare(source.segments, locale)
  const find = (type: Nodes['type']): Nodes[] => {
    const found: Nodes[] = []
    visit(tree, type, node => {
      found.push(node)
    })
    return found
  }
  return { source, locale, tree, share, find }
}

describe('translateSource', () => {
  it('puts every kind of translation in its place', () => {
    const { tree, find, share, source } = translated({
      Finance: 'Finanzas',
      'First paragraph[^n].': 'Primer párrafo[^n].',
      '1. Access': '1. Acceso',
      'A chart': 'Un gráfico',
      'The caption.': 'El pie.',
      'Who does what': 'Quién hace qué',
      Actor: 'Actor',
      Sum: 'Suma',
      Cities: 'Ciudades',
      'The box': 'El recuadro',
      'An item': 'Un elemento',
      'The note.': 'La nota.',
    })
    const none = { stale: 0, untranslated: 0, faulty: 0, prefilled: 0 }
    expect(share.segments).toEqual({ translated: source.segments.length, ...none })
    expect(find('heading').map(node => textOf(node))).toEqual(['Finanzas', '1. Acceso'])
    expect(find('heading').map(node => node.data?.id)).toEqual(['sec-finance', 'sec-access'])
    expect(find('block')[0]).toMatchObject({ name: 'figure', attributes: { alt: 'Un gráfico' }, data: { id: 'fig-a' } })
    expect(find('title').map(node => textOf(node))).toEqual(['Quién hace qué', 'El recuadro'])
    expect(find('tableCell').map(node => textOf(node))).toEqual(['Actor', 'Suma', 'Ciudades', '12'])
    expect(find('footnoteReference')).toHaveLength(1)
    expect(textOf(find('footnoteDefinition')[0])).toBe('La nota.')
    expect(JSON.stringify(tree)).not.toMatch(/First|caption\.|Cities|"untranslated"|"stale"/)
  })

  it('leaves the source as it was', () => {
    const { source, locale } = chapter({ 'The caption.': 'El pie.' })
    const before = structuredClone(source.tree)
    translateSource(source, locale, ENGLISH)
    expect(source.tree).toEqual(before)
  })

  it('shows what is not translated in the source language, and says so', () => {
    const { find, share } = translated({ 'A chart': '', 'The caption.': '  ' })
    const [caption] = find('paragraph').filter(node => textOf(node) === 'The caption.')
    expect(caption?.data).toMatchObject({ lang: 'en-GB', translation: 'untranslated' })
    expect(find('block')[0]).toMatchObject({
      attributes: { alt: 'A chart' },
      data: { wordLanguages: { alt: 'en-GB' } },
    })
    expect(share.segments.translated).toBe(0)
  })

  it('marks what is translated from an older source, before and after a sync', () => {
    const unsynced = translated({ 'The caption.': { source: 'A caption.', target: 'Un pie.' } })
    const synced = translated({ 'The caption.': { previous: 'A caption.', target: 'Un pie.' } })
    for (const { find, share } of [unsynced, synced]) {
      const [caption] = find('paragraph').filter(node => textOf(node) === 'Un pie.')
      expect(caption?.data?.translation).toBe('stale')
      expect(share.segments.stale).toBe(1)
    }
  })

  it('takes a translation for current again when its source went back', () => {
    const { share } = translated({
      'The caption.': {
        ...{ source: 'Another.', previous: 'The caption.', target: 'El pie.' },
        stale: staleMark('El pie.'),
      },
    })
    expect(share.segments).toMatchObject({ translated: 1, stale: 0 })
  })

  it('lets a paragraph become several, with one anchor', () => {
    const { find, source } = translated({ 'First paragraph[^n].': 'Uno[^n].\n\nDos.' })
    const id = source.segments.find(segment => segment.text === 'First paragraph[^n].')?.id
    const blocks = find('paragraph').filter(node => /^(Uno|Dos)/.test(textOf(node)))
    expect(blocks.map(node => node.data?.segment)).toEqual([id, undefined])
  })

  it('makes no list, heading or rule of what a title begins with', () => {
    const { find } = translated({ '1. Access': '2. Acceso', 'The box': '- *El* recuadro', Cities: '# Ciudades' })
    expect(textOf(find('heading')[1])).toBe('2. Acceso')
    expect(textOf(find('title')[1])).toBe('- El recuadro')
    expect(textOf(find('tableCell')[2])).toBe('# Ciudades')
    expect(find('emphasis')).toHaveLength(1)
  })

  it('keeps prose that looks like a template', () => {
    const { find } = translated({ 'The caption.': 'Un {{pie}} de $t(figura) y \\{{x}}.' })
    expect(find('paragraph').map(node => textOf(node))).toContain('Un {{pie}} de $t(figura) y {{x}}.')
  })

  it('points into the locale file, at the very word', () => {
    const { find, locale } = translated({ 'The caption.': 'El "pie", según\\\n@nobody2020.' })
    const citation = find('citation')[0]
    expect(citation?.data?.path).toBe('locales/es/05-finance.json')
    const { line, column } = citation?.position?.start ?? { line: 0, column: 0 }
    const text = String(locale.files.get('05-finance')?.file).split('\n')[line - 1] ?? ''
    expect(text.slice(column - 1)).toMatch(/^@nobody2020/)
  })

  it('falls back on the source where the target holds nothing that could be shown', () => {
    const { find } = translated({ 'The caption.': '<!-- El pie. -->' })
    expect(
      find('paragraph').some(node => node.data?.translation === 'untranslated' && textOf(node) === 'The caption.'),
    ).toBe(true)
  })
})
