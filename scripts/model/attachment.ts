import path from 'node:path'

/** What a link may lead to inside the publication, beside its text: what readers keep, and nothing that runs. */
export const ATTACHMENT_ENDINGS =
  '.pdf .csv .xlsx .ods .docx .odt .pptx .odp .txt .json .geojson .bib .zip .png .jpg .jpeg .webp'.split(' ')

/** Where the files that texts link to are published, below `dist/`. */
export const ATTACHMENTS = 'files'

/**
 * The file that a link leads to, as a path below `content/`; undefined for addresses and anchors.
 *
 * @param source name of the chapter: a link is read from where its file stands
 */
export function attachedFile(source: string, url: string): string | undefined {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|[#?/\\])/i.test(url)) return undefined
  const written = url.replace(/[?#].*$/s, '')
  return path.posix.join(path.posix.dirname(source), decoded(written))
}

/** How a page links to it: pages stand in the folders of their languages. */
export function attachmentAddress(file: string): string {
  return `../${ATTACHMENTS}/${file.split('/').map(encodeURIComponent).join('/')}`
}

/** An address that is not encoded right is taken as it stands. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
