import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'

export const WORKFLOWS = path.join(TOOLCHAIN_ROOT, '.github/workflows')

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']))
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const step = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: values.optional(),
  with: values.optional(),
  'continue-on-error': z.boolean().optional(),
})
const job = z.looseObject({
  permissions: permissions.optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  outputs: values.optional(),
  steps: z.array(step),
})
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(z.string(), job),
})

export type Workflow = z.infer<typeof workflow>
export type Job = z.infer<typeof job>
export type Step = z.infer<typeof step>

export function textOf(name: string): string {
  return readFileSync(path.join(WORKFLOWS, name), 'utf8')
}

export function readWorkflow(text: string): Workflow {
  return workflow.parse(parse(text))
}

export function jobOf(name: string, id: string): Job {
  const found = readWorkflow(textOf(name)).jobs[id]
  if (!found) throw new Error(`${name} has no job ${id}`)
  return found
}
