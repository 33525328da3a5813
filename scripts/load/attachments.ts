import path from 'node:path'
import type { Definition, Link } from 'mdast'
import { visit } from 'unist-util-visit'
import { type Files, listFiles } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { report } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import { ATTACHMENT_ENDINGS, ATTACHMENTS, attachedFile } from '../model/attachment.ts'
import type { Source } from '../model/source.ts'
import linkFile from '../rules/link-file.ts'

/**
 * Reads the files that chapters link to, which are published beside the editions. Reported are those that are not in
 * `content/`, and those that a reader could not just keep (`link-file`).
 *
 * @returns the files by their path below `dist/`
 */
export function loadAttachments(root: string, sources: Iterable<Source>): Files {
  const files: Files = new Map()
  const content = path.join(root, 'content')
  let known: string[] | undefined
  const load = (link: Link | Definition, { name, file }: Source): void => {
    const attached = attachedFile(name, link.url)
    if (attached === undefined || files.has(`${ATTACHMENTS}/${attached}`)) return
    const refuse = (reason: string, near?: { actual: string; expected: string[] }): void => {
      report(file, linkFile, reason, { place: link, ...near })
    }
    const ending = path.posix.extname(attached).toLowerCase()
    if (ending === '.md') {
      refuse(`The link leads to the chapter \`${link.url}\`: write a cross-reference, \`[](#anchor)\``)
      return
    }
    if (!ATTACHMENT_ENDINGS.includes(ending)) {
      const reason = `The link leads to \`${link.url}\`: write an address that begins with https:, http:, mailto: or #, or a file of content/ that ends in ${ATTACHMENT_ENDINGS.join(', ')}`
      refuse(reason)
      return
    }
    const opened = attached.startsWith('../') ? undefined : openFile(content, attached, limitOf('attachment'))
    if (isRead(opened)) files.set(`${ATTACHMENTS}/${attached}`, opened)
    else if (opened) refuse(`${opened.reason} (\`content/${attached}\`)`)
    else {
      known ??= listFiles(content)
      refuse(`No file \`content/${attached}\`: put it there, or write the path from the chapter to it`, {
        actual: attached,
        expected: known,
      })
    }
  }
  for (const source of sources) {
    // An address that only pictures refer to is that of a picture.
    const linked = new Set<string>()
    visit(source.tree, 'linkReference', ({ identifier }) => {
      linked.add(identifier)
    })
    visit(source.tree, node => {
      if (node.type === 'link' || (node.type === 'definition' && linked.has(node.identifier))) load(node, source)
    })
  }
  return files
}
