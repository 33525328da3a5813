import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FIXTURES, load, loaded, publication } from './publication.ts'

const SVG = '<svg viewBox="0 0 640 100"/>'

test('a file outside content/ is refused, by whatever way', async () => {
  const root = await publication({ 'secret.svg': SVG, 'content/a/x.svg': SVG })
  await symlink(join(root, 'secret.svg'), join(root, 'content/link.svg'))
  await symlink(root, join(root, 'content/all'))
  for (const path of [
    'secret.svg',
    'content/../secret.svg',
    'content/a/../../secret.svg',
    'content/link.svg',
    'content/all/secret.svg',
  ]) {
    const { asset, messages } = await load(root, path)
    expect(asset).toBeUndefined()
    expect(messages).toEqual([expect.stringMatching(/^content\/chapter\.md:3:1 image-outside-content `/)])
  }
})

test('a link to another file of content/ is followed', async () => {
  const root = await publication({ 'content/a.svg': SVG })
  await symlink(join(root, 'content/a.svg'), join(root, 'content/b.svg'))
  expect((await load(root, 'content/b.svg')).messages).toEqual([])
})

test('content/ may itself be a link', async () => {
  const root = await publication({ 'elsewhere/a.svg': SVG })
  await rm(join(root, 'content'), { recursive: true })
  await symlink(join(root, 'elsewhere'), join(root, 'content'))
  expect((await load(root, 'content/a.svg')).messages).toEqual([])
})

test('a missing file is reported with the nearest name of its folder', async () => {
  const root = await publication({ 'content/figures/timeline.svg': SVG })
  expect((await load(root, 'content/figures/timelne.svg')).messages).toEqual([
    'content/chapter.md:3:1 image-missing No file `content/figures/timelne.svg`; did you mean `timeline.svg`?',
  ])
  expect((await load(root, 'content/nowhere/timeline.svg')).messages).toEqual([
    'content/chapter.md:3:1 image-missing No file `content/nowhere/timeline.svg`',
  ])
})

test('names outside content/ are not told', async () => {
  const root = await publication({ 'private/secret.svg': SVG })
  await symlink(join(root, 'private'), join(root, 'content/all'))
  expect((await load(root, 'content/all/secre.svg')).messages.join()).not.toContain('secret')
})

test('a folder, an unknown format and text that is not UTF-8 are refused', async () => {
  const root = await publication({ 'content/a.gif': 'GIF89a', 'content/b.svg': new Uint8Array([0x3c, 0xff, 0xfe]) })
  await mkdir(join(root, 'content/c.svg'))
  const rule = async (path: string): Promise<string> => (await load(root, path)).messages.join().split(' ')[1] ?? ''
  expect(await rule('content/a.gif')).toBe('image-format')
  expect(await rule('content/b.svg')).toBe('file-not-utf8')
  expect(await rule('content/c.svg')).toBe('image-format')
})

test('what is wrong inside an SVG is told with its line and column', async () => {
  const root = await publication({
    'content/x.svg': '<?xml version="1.0"?>\n<svg viewBox="0 0 9 9">\n  <text>a\n</svg>\n',
  })
  expect((await load(root, 'content/x.svg')).messages).toEqual([
    'content/x.svg:3:3 figure-invalid Element `text` has no end tag: write `</text>`',
  ])
})

test('what drawing programs write is taken without a word', async () => {
  const svg = `\uFEFF<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://example.org/i" width="100mm" height="50mm" viewBox="0 0 200 100" version="1.1">
  <metadata><rdf:RDF>x</rdf:RDF></metadata><sodipodi:namedview inkscape:zoom="1"/>
  <g inkscape:label="Layer 1" id="layer1" class="cls-1"><rect style="fill:#fff;-inkscape-stroke:none;font-family:Arial" width="9" height="9"/></g>
</svg>`
  const root = await publication({ 'content/x.svg': svg })
  const asset = await loaded(root, 'content/x.svg', 'svg')
  expect([Math.round(asset.width), Math.round(asset.height)]).toEqual([378, 189])
})

test('a PNG has its size; a broken, cut or huge one is refused without decoding it', async () => {
  const asset = await loaded(FIXTURES, 'content/dot.png', 'raster')
  expect([asset.width, asset.height]).toEqual([4, 3])

  const root = await publication({})
  const rule = async (bytes: Uint8Array): Promise<string> => {
    await writeFile(join(root, 'content/x.png'), bytes)
    return (await load(root, 'content/x.png')).messages.join()
  }
  const huge = asset.bytes.slice()
  new DataView(huge.buffer).setUint32(16, 50_000)
  expect(await rule(huge)).toMatch(/^content\/x\.png:0:0 image-too-large The picture has 50000 × 3 pixels/)
  expect(await rule(asset.bytes.slice(0, -6))).toMatch(/image-format/)
  expect(await rule(asset.bytes.slice(0, 20))).toMatch(/image-format/)
  expect(await rule(new TextEncoder().encode(SVG))).toMatch(
    /image-format This is no PNG image that can be shown \(wrong first bytes/,
  )
  expect(await rule(new Uint8Array())).toMatch(/image-format/)
})

/** A photograph whose camera says how it was held. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = [
    ...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]
  return new Uint8Array([...jpeg.slice(0, 2), ...exif, ...jpeg.slice(2)])
}

test.each([
  ['slope.jpg', '.jpg', 'JPEG'],
  ['slope.webp', '.webp', 'WebP'],
])('%s has its size; a broken or cut one is refused', async (name, ending, called) => {
  const asset = await loaded(FIXTURES, `content/${name}`, 'raster')
  expect([asset.width, asset.height, asset.ending]).toEqual([6, 4, ending])
  const root = await publication({})
  const rule = async (bytes: Uint8Array): Promise<string> => {
    await writeFile(join(root, `content/x${ending}`), bytes)
    return (await load(root, `content/x${ending}`)).messages.join()
  }
  expect(await rule(asset.bytes)).toBe('')
  expect(await rule(asset.bytes.slice(0, -6))).toMatch(/image-format .*\(its end is missing/)
  expect(await rule(asset.bytes.slice(0, 14))).toMatch(/image-format/)
  expect(await rule(new Uint8Array())).toMatch(/image-format/)
  const { bytes } = await loaded(FIXTURES, 'content/dot.png', 'raster')
  expect(await rule(bytes)).toMatch(
    new RegExp(`image-format This is no ${called} image that can be shown \\(wrong first bytes`),
  )
})

test('a photograph has the size that it is seen in', async () => {
  const { bytes } = await loaded(FIXTURES, 'content/slope.jpg', 'raster')
  const root = await publication({ 'content/a.jpeg': turned(bytes, 6), 'content/b.JPG': turned(bytes, 3) })
  const [a, b] = [await loaded(root, 'content/a.jpeg', 'raster'), await loaded(root, 'content/b.JPG', 'raster')]
  expect([a.width, a.height, b.width, b.height]).toEqual([4, 6, 6, 4])
})

test('a picture that moves is refused', async () => {
  const chunk = [0x56, 0x50, 0x38, 0x58, 10, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 3, 0, 0]
  const moving = new Uint8Array([...Buffer.from('RIFF'), 22, 0, 0, 0, ...Buffer.from('WEBP'), ...chunk])
  const root = await publication({ 'content/a.webp': moving })
  expect((await load(root, 'content/a.webp')).messages.join()).toMatch(/image-format .*\(several pictures that move/)
})
