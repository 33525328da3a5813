import { readFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { type Job, readWorkflow, type Workflow } from './read-workflow.ts'

/** What is unsafe or wrong in the text of a workflow, a line each. */
export function faults(text: string): string[] {
  const workflow = readWorkflow(text)
  const found: string[] = []
  for (const event of ['pull_request_target', 'issue_comment', 'issues', 'discussion', 'repository_dispatch'])
    if (event in workflow.on) found.push(`${event} runs with rights on what strangers send`)
  for (const [, action, version] of text.matchAll(/uses:\s*(\S+)(.*)/g))
    if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action as string) || !/^ # v\d+\.\d+\.\d+$/.test(version as string))
      found.push(`${action} is not pinned by its commit, with the version behind it`)
  if (/\bsecrets\b/.test(text)) found.push('a secret is used, where the token of the run would do')
  if (Object.values(workflow.permissions).includes('write')) found.push('every job may write')
  for (const [id, job] of Object.entries(workflow.jobs)) found.push(...faultsOfJob(id, job, workflow))
  return found
}

function faultsOfJob(id: string, job: Job, { on, permissions }: Workflow): string[] {
  const found: string[] = []
  const runs = job.steps.map(({ run }) => run ?? '')
  const uses = (name: string): boolean => job.steps.some(step => step.uses?.startsWith(`actions/${name}@`))
  const writes = Object.values(job.permissions ?? permissions).includes('write')
  // What has rights, or what strangers' runs left behind, meets no code of the repository.
  const trusted = writes || 'workflow_run' in on
  if (writes && 'pull_request' in on) found.push(`${id} may write on a pull request`)
  if (trusted && (uses('checkout') || runs.some(run => RUNS_CODE.test(run))))
    found.push(`${id} has rights and the repository's code`)
  if (trusted && runs.some(run => /GITHUB_(?:ENV|PATH)/.test(run)))
    found.push(`${id} has rights and changes the environment of later steps`)
  if ((trusted || 'push' in on) && !('pull_request' in on) && (uses('cache') || cachesPackages(job)))
    found.push(`${id} has a cache, in which another run may have left anything`)
  if (!/^(?:ubuntu|windows|macos)-[\d.]+$/.test(job['runs-on'])) found.push(`${id} runs on ${job['runs-on']}`)
  for (const run of runs) {
    if (run.includes('${{')) found.push(`${id} puts an expression into a script`)
    for (const [, script] of run.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g))
      if (!((script as string) in scriptsOfPackage())) found.push(`${id} runs ${script}, which package.json has not`)
  }
  for (const { uses: used, with: given } of job.steps) {
    if (used?.startsWith('actions/checkout@') && given?.['persist-credentials'] !== false)
      found.push(`${id} leaves credentials lying`)
    if (used?.startsWith('actions/download-artifact@') && 'workflow_run' in on && given?.path === undefined)
      found.push(`${id} lays a stranger's files beside its own`)
  }
  return found
}

/** Commands that run what lies in the folder. */
const RUNS_CODE = /\b(?:np[mx]|node|python3?|make|source)\b|(?:^|\s)\.\/|\bbash\s+\S/m

function cachesPackages({ steps }: Job): boolean {
  return steps.some(({ uses, with: given }) => uses?.startsWith('actions/setup-node@') && given?.cache !== undefined)
}

function scriptsOfPackage(): Record<string, string> {
  return JSON.parse(readFileSync(path.join(TOOLCHAIN_ROOT, 'package.json'), 'utf8')).scripts
}
