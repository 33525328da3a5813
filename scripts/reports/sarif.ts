import { createHash } from 'node:crypto'
import type { Log, ReportingDescriptor, Result } from 'sarif'
import { loadRules } from '../checks/definition/registry.ts'
import type { ReportedMessage } from '../ground/report.ts'
import type { Severity } from '../rules/definition/rule.ts'
import type { ReportFormat } from './report-format.ts'

/** SARIF 2.1.0, which forges and editors read. */
export const sarif: ReportFormat = {
  id: 'sarif',
  summary: 'SARIF 2.1.0, for forges and editors',
  async write(messages) {
    const known = new Map((await loadRules()).map(rule => [rule.id, rule]))
    const ids = [...new Set(messages.map(({ rule }) => rule))].sort()
    const rules = ids.map((id): ReportingDescriptor => {
      const rule = known.get(id)
      if (!rule) return { id }
      return {
        id,
        shortDescription: { text: rule.summary },
        help: { text: `docs/rules.md#${id}` },
        defaultConfiguration: { level: LEVELS[rule.severity] },
      }
    })
    const log: Log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'policy-paper', rules } },
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { ROOT: { description: { text: 'The folder of the publication.' } } },
          results: messages.map(message => resultOf(message, ids)),
        },
      ],
    }
    return `${JSON.stringify(log, null, 2)}\n`
  },
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const satisfies Record<Severity, Result.level>

function resultOf(
  { file, line, column, endColumn, severity, text, rule, source }: ReportedMessage,
  ids: string[],
): Result {
  const snippet = source === '' ? {} : { snippet: { text: source } }
  const region = { startLine: line, startColumn: column, endColumn, ...snippet }
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[severity],
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file), uriBaseId: 'ROOT' }, region } }],
    // The same problem in the same line is the same, wherever lines above it have moved it.
    partialFingerprints: {
      lineAndText: createHash('sha256')
        .update(JSON.stringify([file, source, text]))
        .digest('hex'),
    },
  }
}
