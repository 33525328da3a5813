import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { loadPublication } from '../../scripts/load/publication.ts'
import { firstLoad, total } from '../support/first-load.ts'
import { openBrowser } from '../support/launch-browser.ts'
import { serve } from '../support/static-host.ts'

/** The publication of this project, built in a folder of its own. What it says is its editors' business. */
const root = mkdtempSync(path.join(tmpdir(), 'paper-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('the publication of this project comes out in every edition, language and format that it lists', async () => {
  for (const part of ['content', 'docs', 'locales', 'references.bib'])
    cpSync(path.join(TOOLCHAIN_ROOT, part), path.join(root, part), { recursive: true })
  const { messages } = await runPipeline({ root, progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const { publication } = loadPublication(root)
  const { publications }: Manifest = JSON.parse(readFileSync(path.join(root, 'dist/manifest.json'), 'utf8'))
  const made = new Set(publications.map(({ edition, language, format }) => `${edition} ${language} ${format}`))
  for (const { id } of publication?.editions ?? [])
    for (const { tag } of publication?.languages ?? [])
      for (const format of ['html', 'pdf']) expect(made, `${id} ${tag} ${format}`).toContain(`${id} ${tag} ${format}`)
  for (const { path: name, bytes } of publications)
    expect(readFileSync(path.join(root, 'dist', name)).length, name).toBe(bytes)
}, 180_000)

/** In bytes, as they are; hosts that compress send a quarter of it. */
const FIRST_LOAD = 400_000

it('its pages are light at first', async () => {
  const { publication } = loadPublication(root)
  // A browser that waits for fonts may fetch others meanwhile; from a folder it does not wait.
  const host = await serve(path.join(root, 'dist'))
  const browser = await openBrowser()
  try {
    for (const { id } of publication?.editions ?? [])
      for (const language of publication?.languages ?? []) {
        const name = `${language.id}/${id}.html`
        const load = await firstLoad(browser, host.address + name)
        expect(total(load), name).toBeLessThan(FIRST_LOAD)
      }
  } finally {
    await browser.close()
    host.close()
  }
}, 180_000)
