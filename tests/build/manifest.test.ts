import { describe, expect, it } from 'vitest'
import { createManifest, describeFile, type ManifestEntry, readManifest } from '../../scripts/build/manifest.ts'
import { createPublication } from '../support/publication.ts'

function entry(path: string, bytes = 'x'): ManifestEntry {
  const facts = { edition: 'paper', language: 'en-GB', format: 'html', title: 'Paper', version: '1.0' } as const
  return describeFile(new TextEncoder().encode(bytes), { ...facts, path, words: 3, translated: 1, commit: '' })
}

/** What is read of a manifest of these entries, where `dist/` holds `en/paper.html` alone. */
function readBack(manifest: string): string[] {
  const root = createPublication({ 'dist/manifest.json': manifest, 'dist/en/paper.html': 'x' })
  return readManifest(root).map(({ path }) => path)
}

describe('the manifest', () => {
  it('holds the digest and size of a file', () => {
    expect(entry('en/paper.html', 'abc')).toMatchObject({
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    })
  })

  it('lists what was built and what stays, in the order of the publication', () => {
    const kept = [entry('es/paper.html', 'old'), entry('en/paper.html', 'old'), entry('en/gone.html')]
    const { publications } = createManifest(
      kept,
      [entry('en/paper.html', 'newer')],
      ['en/paper.html', 'pt/paper.html', 'es/paper.html'],
    )
    expect(publications.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['en/paper.html', 5],
      ['es/paper.html', 3],
    ])
  })

  it('forgets files that somebody removed', () => {
    const publications = [entry('en/paper.html'), entry('es/paper.html')]
    expect(readBack(JSON.stringify({ publications }))).toEqual(['en/paper.html'])
  })

  it.each(['', '{', 'null', '[]', '{"publications": {}}', '{"publications": [null, 3, {"path": "en/paper.html"}]}'])(
    'that somebody spoilt counts for nothing: %s',
    manifest => {
      expect(readBack(manifest)).toEqual([])
    },
  )

  it('need not be there', () => {
    expect(readManifest(createPublication())).toEqual([])
  })
})
