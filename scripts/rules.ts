/** How a message of a rule counts: an error makes the command end with 1, a warning does not. */
export type Severity = 'error' | 'warning'

/**
 * Every rule of the toolchain: id → what it guards. A message can only be reported under an id that stands here.
 * Keep the list sorted by id.
 */
export const RULES = {
  'internal-error': { severity: 'error', description: 'The toolchain itself failed while it worked on this file.' },
} as const satisfies Record<string, { severity: Severity; description: string }>

export type RuleId = keyof typeof RULES
