import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { PNG } from 'image-size/types/png'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { createPublication, SETTINGS } from '../../support/publication.ts'

it('each edition has a picture for services that show links, in its language, where its address is known', async () => {
  const root = createPublication({ 'content/publication.yaml': `${SETTINGS}site: https://example.org/b\n` })
  await runPipeline({ root, languages: ['es'], progress: silent })
  const page = fromHtml(readFileSync(path.join(root, 'dist/es/paper.html'), 'utf8'))
  const address = String(select('meta[property="og:image"]', page)?.properties.content)
  expect(address).toBe('https://example.org/b/assets/share/es-paper.png')
  const picture = readFileSync(path.join(root, 'dist/assets/share/es-paper.png'))
  expect(PNG.calculate(picture)).toMatchObject({ width: 1200, height: 630 })
  expect(picture.length).toBeGreaterThan(5_000)
})
