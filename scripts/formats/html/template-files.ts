import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import type { Files } from '../../ground/files.ts'
import { report } from '../../ground/messages.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import templateFont from '../../rules/template-font.ts'
import type { Template } from './template.ts'
import { leadsOut } from './template-safety.ts'

/** Kinds of files that templates and style sheets may bring with them. */
const BROUGHT = /^(?!\.\.?\/)[\w-][\w./-]*\.(?:svg|png|jpe?g|webp|woff2)$/i

/**
 * Publishes a file that a template or a style sheet names, `templates/<name>` of the publication, else of the toolchain.
 *
 * @returns its name as style sheets address it, which stand beside it; nothing where there is no such file
 */
export function publishTemplateFile(root: string, name: string, files: Files): string | undefined {
  if (!BROUGHT.test(name) || name.split('/').includes('..')) return undefined
  for (const folder of new Set([root, TOOLCHAIN_ROOT])) {
    const bytes = readIfThere(path.join(folder, 'templates', name))
    if (!bytes) continue
    files.set(`assets/${name}`, bytes)
    return name
  }
  return undefined
}

/** Publishes the pictures that a template shows, and addresses them as pages do, which stand one folder below the assets. */
export function publishPictures(root: string, { tree, file }: Template, files: Files): void {
  visit(tree, 'element', (element: Element) => {
    const { src } = element.properties
    // What leads out has a message of its own.
    if (element.tagName !== 'img' || typeof src !== 'string' || leadsOut(src)) return
    const name = publishTemplateFile(root, src, files)
    if (name !== undefined) element.properties.src = `../assets/${name}`
    else reportMissing(file, src, element)
  })
}

function reportMissing(file: VFile, src: string, { position }: Element): void {
  report(file, templateFont, `There is no picture \`templates/${src}\``, { place: position?.start })
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
