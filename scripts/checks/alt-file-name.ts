import path from 'node:path'
import { visit } from 'unist-util-visit'
import { attributePlace } from '../markdown/attribute-place.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'alt-file-name',
  severity: 'warning',
  summary: 'An alternative text is the name of a file, or says only that there is a picture.',
  bad: 'See ⟦!⟧[arch.svg](figures/arch.svg).',
  good: 'See ![A bridge of stone](figures/arch.svg).',
  chapter({ tree, file }, say) {
    visit(tree, node => {
      const { alt = '', src = '' } =
        node.type === 'image' ? { alt: node.alt ?? '', src: node.url } : node.type === 'block' ? node.attributes : {}
      if (!isFileName(alt.trim(), src)) return
      const place = node.type === 'block' ? attributePlace(node, 'alt', file) : node.position?.start
      say(`\`${alt}\` is the name of a file: write what the picture shows`, { place })
    })
  },
})

function isFileName(alt: string, src: string): boolean {
  if (/\.(?:svgz?|png|jpe?g|gif|webp|tiff?|pdf|json|csv)$/i.test(alt)) return true
  // `fig-2`, `IMG_2034`.
  const { name } = path.posix.parse(src)
  return /^(?:IMG|DSC|image|figure|picture|photo)[-_ ]?\d*$/i.test(alt) || (alt === name && /[-_\d]/.test(alt))
}
