import { EDITOR_SCHEMAS } from './schemas.ts'
import { snippetsFile } from './snippets.ts'

/** The files of `.vscode/` that come from the code, by their path in the repository. */
export function editorFiles(): Record<string, string> {
  const schemas = Object.entries(EDITOR_SCHEMAS).map(([name, schema]): [string, unknown] => [
    `schemas/${name}.json`,
    schema,
  ])
  const files = [...schemas, ['publication.code-snippets', snippetsFile()] as const]
  return Object.fromEntries(files.map(([name, data]) => [`.vscode/${name}`, `${JSON.stringify(data, null, 2)}\n`]))
}
