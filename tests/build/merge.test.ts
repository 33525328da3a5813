import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readDist } from '../../scripts/build/dist-state.ts'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { runCommand } from '../support/command-line.ts'
import { chapter, layPublication } from '../support/publication.ts'
import { SETTINGS } from '../support/settings.ts'

const top = mkdtempSync(path.join(tmpdir(), 'merge-'))
const root = path.join(top, 'publication')
const PARTS = [
  { edition: 'paper', language: 'en' },
  { edition: 'paper', language: 'es' },
  { edition: 'leaflet', language: 'en' },
  { edition: 'leaflet', language: 'es' },
]
const partOf = ({ edition, language }: (typeof PARTS)[number]) => path.join(top, `${edition}-${language}`)
const merge = (...folders: string[]) => runCommand('merge', '--root', root, ...folders)
let whole: ReturnType<typeof readDist>

beforeAll(async () => {
  layPublication(root, {
    'content/publication.yaml': SETTINGS.replace('  - { id: pt, tag: pt-BR }\n', '').replace(
      'actors:',
      '  - id: leaflet\n    title: Leaflet\n    chapters: [02-cables]\nformats: [html, recommendations]\nactors:',
    ),
    'content/02-cables.md': chapter(
      'Cables',
      'Cables pull → ½ [@ruiz2019].\n\n:::recommendation{#rec-rope to="builders"}[Buy rope]\nRope breaks.\n:::',
    ),
  })
  for (const part of PARTS) {
    const { code, err } = await runCommand(
      ...['build', '--root', root, '--edition', part.edition, '--language', part.language],
    )
    expect(code, err).toBe(0)
    cpSync(path.join(root, 'dist'), partOf(part), { recursive: true })
    rmSync(path.join(root, 'dist'), { recursive: true })
  }
  await runCommand('build', '--root', root)
  whole = readDist(root, [])
  rmSync(path.join(root, 'dist'), { recursive: true })
})

afterAll(() => rmSync(top, { recursive: true, force: true }))

describe('parts of a publication, built apart', () => {
  it('are listed for a matrix of jobs', async () => {
    const { out } = await runCommand('merge', '--plan', '--root', root)
    expect(JSON.parse(out)).toEqual(PARTS)
  })

  it.each([
    ['in their order', PARTS],
    ['in any order', PARTS.toReversed()],
  ])('make the dist/ of one build, byte for byte, %s', async (_, parts) => {
    expect(await merge(...parts.map(partOf))).toMatchObject({
      code: 0,
      out: expect.stringContaining('dist/index.html'),
    })
    expect(whole?.files.length).toBeGreaterThan(10)
    expect(readDist(root, [])?.files).toEqual(whole?.files)
  })

  it('lead from each page to the data', async () => {
    expect(await merge(...PARTS.map(partOf))).toMatchObject({ code: 0 })
    const page = (name: string) => readFileSync(path.join(root, 'dist', name), 'utf8')
    expect(page('es/leaflet.html')).toMatch(/<a href=index\.html#data>Datos<\/a>/)
    expect(page('es/index.html')).toContain('id="data"')
  })

  it('tell together what was found in their pages', async () => {
    const examined = PARTS.map((part, index) => {
      const folder = `${partOf(part)}-examined`
      cpSync(partOf(part), folder, { recursive: true })
      const faults = index === 1 ? ['color-contrast'] : []
      describeAnew(folder, of => {
        for (const one of of.publications)
          if (one.format === 'html') one.accessibility = { axe: '4.1.0', widths: [1440, 320], faults }
      })
      return folder
    })
    expect(await merge(...examined)).toMatchObject({ code: 0 })
    const page = readFileSync(path.join(root, 'dist/en/accessibility.html'), 'utf8')
    expect(page).toMatch(/4 pages were examined with axe-core 4\.1\.0 at 1440 and 320 pixels/)
    expect(page).toMatch(/1 fault was found:.*es\/paper\.html: color-contrast/s)
  })

  it.each<[string, (folder: string) => void, RegExp]>([
    ['without a manifest', folder => rmSync(path.join(folder, 'manifest.json')), /leaflet-es` holds no manifest\.json/],
    [
      'of another commit',
      folder => describeAnew(folder, of => of.publications.map(one => (one.commit = 'abc'))),
      /leaflet-es` is of commit `abc`, and this folder is at no commit/,
    ],
    [
      'of another tool',
      folder => describeAnew(folder, of => Object.assign(of.builtFrom ?? {}, { toolchain: 'x' })),
      /leaflet-es` was built by another toolchain/,
    ],
    [
      'of other sources',
      folder => describeAnew(folder, of => Object.assign(of.builtFrom ?? {}, { sources: 'x' })),
      /leaflet-es` was built from other sources/,
    ],
    [
      'of a time when parts did not say',
      folder => describeAnew(folder, of => delete of.builtFrom),
      /leaflet-es` was built by another toolchain/,
    ],
    [
      'that lacks a file',
      folder => rmSync(path.join(folder, 'es/leaflet.html')),
      /leaflet-es` lacks `es\/leaflet\.html`/,
    ],
    [
      'with a damaged file',
      folder => writeFileSync(path.join(folder, 'es/leaflet.html'), 'mine'),
      /`es\/leaflet\.html` in `.*leaflet-es` is not as its manifest/,
    ],
    [
      'with another style sheet',
      folder => writeFileSync(path.join(folder, 'assets/base.css'), 'mine'),
      /`assets\/base\.css` is another in `.*paper-en` and `.*leaflet-es`/,
    ],
  ])('are refused with one %s', async (_, spoil, reason) => {
    const [last = PARTS[0], ...others] = PARTS.toReversed()
    const spoilt = path.join(mkdtempSync(path.join(tmpdir(), 'part-')), 'leaflet-es')
    onTestFinished(() => rmSync(path.dirname(spoilt), { recursive: true, force: true }))
    cpSync(partOf(last as (typeof PARTS)[number]), spoilt, { recursive: true })
    spoil(spoilt)
    const before = readDist(root, [])
    const { code, err } = await merge(...others.toReversed().map(partOf), spoilt)
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(reason) })
    expect(err.trimEnd()).not.toContain('\n')
    expect(readDist(root, [])).toEqual(before)
  })

  it('are refused where one is missing, by the name of what it holds', async () => {
    expect(await merge(...PARTS.slice(1).map(partOf))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^`en\/paper\.html` is in no part: build it with `--edition paper --language en`/),
    })
    expect(await merge()).toMatchObject({ code: 2, err: expect.stringMatching(/^No part is named/) })
  })
})

function describeAnew(folder: string, change: (manifest: Manifest) => unknown): void {
  const file = path.join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  change(manifest)
  writeFileSync(file, JSON.stringify(manifest))
}
