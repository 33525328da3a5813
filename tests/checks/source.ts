import { VFile } from 'vfile'
import { parseSource } from '../../scripts/markdown/parse.ts'
import type { Source } from '../../scripts/model/source.ts'

/** A chapter with this body; the body begins on line 5. */
export function sourceOf(body: string, name = '01-arches'): Source {
  const file = new VFile({ path: `content/${name}.md`, value: `---\ntitle: Arches\n---\n\n${body}\n` })
  return parseSource(file, { name, slug: 'arches', actors: new Set(['builders']) })
}

/** What was reported on it: `5:14 rule`. */
export function rulesOf({ file }: Source): string[] {
  return file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
}
