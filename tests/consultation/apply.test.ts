import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it, onTestFinished } from 'vitest'
import { applyProposal, editChapter } from '../../scripts/consultation/apply/apply-proposal.ts'
import { editWords } from '../../scripts/consultation/apply/edit-words.ts'
import { proposedChange } from '../../scripts/consultation/entries/proposed-change.ts'
import { parseSource } from '../../scripts/markdown/parse.ts'
import { extractSegments } from '../../scripts/markdown/segments.ts'
import type { Segment, Source } from '../../scripts/model/source.ts'
import { plainText } from '../../scripts/resolve/plain-text.ts'
import { diffWords, formatDiff } from '../../scripts/translations/word-diff.ts'

const NO_ACTORS = new Set<string>()

function read(text: string): Source {
  const file = new VFile({ path: 'content/01-arches.md', value: text })
  const source = parseSource(file, { name: '01-arches', slug: 'arches', actors: NO_ACTORS })
  return { ...source, segments: extractSegments(source.tree, text, source.name) }
}

function segmentWith(source: Source, words: string): Segment {
  const found = source.segments.find(({ text }) => text.includes(words))
  if (!found) throw new Error(`No segment with “${words}”`)
  return found
}

/** The chapter with a proposal for the paragraph that has some words. */
function edit(text: string, words: string, proposal: string): string | undefined {
  const source = read(text)
  return editChapter(text, source, segmentWith(source, words), proposedChange(proposal), NO_ACTORS)
}

const CHAPTER = `---
title: Arches
---

Arches carry by *leaning* on one another [@smith2020, p. 3].[^one] Whoever builds
one needs a frame until the "last" stone is in its place.

> Cables carry by pulling, and so they
> need towers that stand firm.

[^one]: Some say that it is three thousand years.
`

describe('a proposal written into its chapter', () => {
  it('changes these words and nothing else, whatever marks stand between the others', () => {
    const sent = 'Arches carry by leaning on one another.[*],[*] Whoever builds one needs '
    const changed = edit(
      CHAPTER,
      'Whoever',
      `${sent}a [-frame-]{+frame of good wood+} until the “last” stone is in its place.`,
    )
    expect(changed).toBe(CHAPTER.replace('a frame until', 'a frame of good wood until'))
    const moved = edit(CHAPTER, 'Whoever', `${sent}a frame until the “last” stone[- is in its place-]{+ stands+}.`)
    expect(moved).toBe(CHAPTER.replace(' is in its place', ' stands'))
  })

  it('goes over the ends of lines, and leaves the marks of a block', () => {
    const proposal = 'Cables carry by pulling, and so they need [-towers-]{+high towers+} that stand firm.'
    expect(edit(CHAPTER, 'Cables', proposal)).toBe(CHAPTER.replace('need towers', 'need high towers'))
    const joined = 'Cables carry by pulling, and [-so they need-]{+want+} towers that stand firm.'
    expect(edit(CHAPTER, 'Cables', joined)).toBe(CHAPTER.replace('so they\n> need', 'want'))
  })

  it('finds its words in a paragraph that was changed elsewhere meanwhile', () => {
    const now = CHAPTER.replace('Arches carry', 'Stone arches have always carried')
    const proposal =
      'Arches carry by leaning on one another.[*],[*] Whoever builds one needs a [-frame-]{+scaffold+} until the “last” stone is in its place.'
    expect(edit(now, 'Whoever', proposal)).toBe(now.replace('a frame', 'a scaffold'))
  })

  it('is refused where its words, or those beside them, are others now', () => {
    const proposal = 'Whoever builds one needs a [-frame-]{+scaffold+} until the “last” stone is in its place.'
    expect(edit(CHAPTER.replace('a frame', 'a timber'), 'Whoever', proposal)).toBeUndefined()
    expect(edit(CHAPTER.replace('a frame until', 'the frame as long as'), 'Whoever', proposal)).toBeUndefined()
    expect(edit(CHAPTER, 'Whoever', 'Arches carry by leaning on one another[-.[*],[*]-]. Whoever')).toBeUndefined()
  })

  it('brings no markup, however it is written', () => {
    for (const words of [
      '[@smith2020]',
      '[^one]',
      '*all*',
      '<script>',
      '[x](https://x.example)',
      '@smith2020 says',
      '`x`',
    ]) {
      const changed = edit(CHAPTER, 'Whoever', `Whoever builds one needs a frame{+ ${words}+} until the “last” stone`)
      const before = read(CHAPTER)
      const after = changed === undefined ? undefined : read(changed)
      const node = after && segmentWith(after, 'Whoever').node
      // Refused, or the very words.
      if (node) expect(plainText(node).replace(/\s+/g, ' ')).toContain(`a frame ${words} until`)
      expect(after?.segments.length ?? before.segments.length).toBe(before.segments.length)
    }
    // A list, a heading or a quote would come of these.
    for (const words of ['- one', '# one', '> one', '1. one'])
      expect(
        edit('Arches carry.\n\nThey lean.\n', 'carry', `{+${words} +}Arches carry.`)?.split('\n')[2] ?? '',
      ).toMatch(/^(?:They lean\.)?$/)
  })

  it('is what editing the words by hand comes to, or nothing (150 seeded edits)', () => {
    const word = fc.constantFrom('the', 'stone', 'and', 'old', 'frame', 'of', 'towns', 'a', 'bridge', 'it')
    const mark = fc.constantFrom('', '', '', '', ' [@smith2020]', '[^one]', '\n')
    const bold = fc.constantFrom('', '', '', '**')
    const piece = fc.tuple(word, mark, bold).map(([text, after, around]) => around + text + around + after)
    const line = fc
      .array(piece, { minLength: 6, maxLength: 25 })
      .map(pieces => `It is so that ${pieces.join(' ')} now.`)
    const change = fc.record({ at: fc.nat(24), count: fc.nat(3), words: fc.array(word, { maxLength: 3 }) })
    let applied = 0
    fc.assert(
      fc.property(line, change, (text, { at, count, words }) => {
        const chapter = `Before it.\n\n${text}\n\nAfter it.\n\n[^one]: Note.\n`
        const source = read(chapter)
        const segment = segmentWith(source, 'It is so')
        const sent = plainText(segment.node as NonNullable<typeof segment.node>).replace(/\s+/g, ' ')
        const before = sent.split(' ')
        const wanted = before.toSpliced(Math.min(at, before.length - 1), count, ...words).join(' ')
        const changed = editChapter(chapter, source, segment, diffWords(sent, wanted), NO_ACTORS)
        if (changed === undefined) return
        applied++
        const after = read(changed)
        const node = after.segments[source.segments.indexOf(segment)]?.node
        expect(node && plainText(node).replace(/\s+/g, ' ')).toBe(wanted)
        expect(changed.startsWith('Before it.\n\n')).toBe(true)
        expect(changed.endsWith('\n\nAfter it.\n\n[^one]: Note.\n')).toBe(true)
      }),
      { seed: 12, numRuns: 150 },
    )
    expect(applied).toBeGreaterThan(75)
  })

  it('makes the same of plain words as of a proposal for them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'bc', 'd', ' ', ', ', '.'), { maxLength: 30 }),
        fc.string(),
        (some, other) => {
          const before = some.join('')
          const parts = diffWords(before, other)
          const edited = editWords(before, parts)
          if (edited !== undefined) expect(edited).toBe(other)
          expect(formatDiff(parts)).toBeTypeOf('string')
        },
      ),
      { seed: 12, numRuns: 300 },
    )
  })
})

describe('the file of a chapter', () => {
  function onDisk(text: string): { root: string; disk(): string } {
    const root = mkdtempSync(path.join(tmpdir(), 'apply-'))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    mkdirSync(path.join(root, 'content'))
    const file = path.join(root, 'content/01-arches.md')
    writeFileSync(file, text)
    return { root, disk: () => readFileSync(file, 'utf8') }
  }
  const proposal = proposedChange('Cables carry by pulling, and so they need [-towers-]{+masts+} that stand firm.')
  const actors = new Map<string, string>()

  it('is not touched where it was changed on disk since it was read', () => {
    const source = read(CHAPTER)
    const { root, disk } = onDisk(`${CHAPTER}\nOne more.\n`)
    expect(applyProposal({ root, actors }, source, segmentWith(source, 'Cables'), proposal)).toMatch(
      /changed meanwhile/,
    )
    expect(disk()).toBe(`${CHAPTER}\nOne more.\n`)
  })

  it('keeps the line ends that it has', () => {
    const source = read(CHAPTER)
    const { root, disk } = onDisk(CHAPTER.replaceAll('\n', '\r\n'))
    expect(applyProposal({ root, actors }, source, segmentWith(source, 'Cables'), proposal)).toBeUndefined()
    expect(disk()).toBe(CHAPTER.replace('towers', 'masts').replaceAll('\n', '\r\n'))
  })
})
