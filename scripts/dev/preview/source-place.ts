import path from 'node:path'

/** Where the words of a part of a page were written. */
export interface SourcePlace {
  /** Path below the publication's folder. */
  file: string
  line: number
  column: number
}

/** The address that opens an editor at a place. */
export function editorAddress(root: string, { file, line, column }: SourcePlace): string {
  const absolute = path.join(root, file).split(path.sep).map(encodeURIComponent).join('/')
  return `vscode://file${absolute.startsWith('/') ? '' : '/'}${absolute}:${line}:${column}`
}
