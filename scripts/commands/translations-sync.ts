import { nearest } from '../ground/messages.ts'
import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadContent } from '../load/content.ts'
import { loadParagraphNumbers, outOfDateNumbers } from '../load/paragraph-numbers.ts'
import { loadPublication } from '../load/publication.ts'
import { hidingFiles, segmentSources } from '../translations/sources.ts'
import { outOfDateFiles, syncTranslations } from '../translations/sync.ts'
import { describeChanges } from '../translations/sync-report.ts'
import { type Command, UsageError } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    check: { type: 'boolean', help: 'change nothing; exit code 1 when there is something to change' },
    trivial: { type: 'string', multiple: true, value: 'ID', help: 'the edit of this segment leaves translations true' },
  },
  async run({ root, options }, output) {
    const json = options.json === true
    const loaded = loadPublication(root)
    const { publication } = loaded
    if (!publication) return showMessages(collectMessages([loaded.file]), output, json)
    const content = await loadContent(publication, loaded)
    const hiding = collectMessages(hidingFiles(content.files))
    if (hiding.length > 0) {
      if (!json) output.out('Nothing was changed: with these problems, words may be missing that are there.\n')
      return showMessages(hiding, output, json)
    }
    const check = options.check === true
    const trivial = Array.isArray(options.trivial) ? options.trivial : []
    const sources = segmentSources(content)
    const result = syncTranslations({ publication, sources, trivial, check: true })
    for (const id of result.unknown) {
      const near = nearest(id, result.assignment.segments.keys())
      throw new UsageError(`No segment has the id \`${id}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`)
    }
    // Ids come before numbers, which are those of ids.
    const numbers = loadParagraphNumbers(publication, content.sources)
    if (!check) writeFiles(root, new Map([...result.writes, ...numbers.writes]))
    if (!json) output.out(describeChanges(result, [...sources, ...result.words], check))
    if (!json) output.out([...numbers.writes.keys()].map(file => `${file}\n`).join(''))
    const files = [
      ...result.messages,
      ...numbers.files.filter(file => file.messages.length > 0),
      ...(check ? [...outOfDateFiles(root, result.changed), ...outOfDateNumbers(root, numbers.writes.keys())] : []),
    ]
    const code = await showMessages(collectMessages(files), output, json)
    return check && result.changed.length + numbers.writes.size > 0 ? 1 : code
  },
}
