import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Contexts, fillIn, isRun, type Status } from './evaluate.ts'
import type { Job, Step } from './read-workflow.ts'

export interface JobRun {
  job: Job
  /** The folder that its steps run in. */
  workspace: string
  /** Where artefacts are kept, a folder each. */
  artifacts: string
  /** `github`, `vars` and `needs`. */
  contexts: Contexts
  /** Variables of the runner: `GITHUB_REF_NAME`, and whatever a stand-in of a program needs. */
  env: Readonly<Record<string, string>>
  /** Is told of each step as it ends. */
  onStep?: (step: RunStep) => void
  /** Commands → those that run in their place; undefined: none. */
  instead?: ReadonlyMap<string, string | undefined>
}

export interface RunStep {
  name: string
  outcome: Status | 'skipped'
  /** What it printed. */
  output: string
}

/** What a job came to, as a runner would have it. */
export interface RanJob {
  status: Status
  steps: RunStep[]
  outputs: Record<string, string>
}

/**
 * Runs the steps of a job on this machine: commands as they are, and in place of actions what they come to here. The
 * workspace is what a checkout would have made.
 */
export function runJob(run: JobRun): RanJob {
  const { job, onStep, instead = new Map() } = run
  const temporary = mkdtempSync(path.join(tmpdir(), 'runner-'))
  try {
    let status: Status = 'success'
    const known: Record<string, { outcome: string; outputs: Record<string, string> }> = {}
    const steps = job.steps.map((written): RunStep => {
      const replaced = instead.has(written.run ?? '')
      const step = replaced ? { ...written, run: instead.get(written.run ?? '') } : written
      const contexts = { ...run.contexts, steps: known }
      const name = written.name ?? step.run ?? written.run ?? step.uses ?? ''
      const wanted = isRun(step.if, contexts, status) && !(replaced && step.run === undefined)
      const { outcome, output, outputs } = wanted ? runStep(step, { ...run, contexts }, temporary) : SKIPPED
      if (outcome === 'failure' && step['continue-on-error'] !== true) status = 'failure'
      if (step.id !== undefined) known[step.id] = { outcome, outputs }
      const ran: RunStep = { name, outcome, output }
      onStep?.(ran)
      return ran
    })
    const contexts = { ...run.contexts, steps: known }
    const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [name, fillIn(String(value), contexts)])
    return { status, steps, outputs: Object.fromEntries(outputs) }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

interface Ended extends Omit<RunStep, 'name'> {
  outputs: Record<string, string>
}

const SKIPPED: Ended = { outcome: 'skipped', output: '', outputs: {} }

function runStep(step: Step, run: JobRun, temporary: string): Ended {
  return step.run === undefined ? runAction(step, run) : runCommands(step.run, step, run, temporary)
}

function runCommands(commands: string, { env = {} }: Step, run: JobRun, temporary: string): Ended {
  const [script, outputs, summary] = ['script.sh', 'outputs', 'summary'].map(name => path.join(temporary, name))
  if (!script || !outputs || !summary) throw new Error('No folder')
  writeFileSync(script, commands)
  writeFileSync(outputs, '')
  const own = Object.entries(env).map(([name, value]) => [name, fillIn(String(value), run.contexts)])
  const { status, signal, error, stdout, stderr } = spawnSync('bash', ['-e', script], {
    cwd: run.workspace,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: {
      ...process.env,
      CI: 'true',
      ...run.env,
      ...Object.fromEntries(own),
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
    },
  })
  const lines = readFileSync(outputs, 'utf8').split('\n').filter(Boolean)
  return {
    outcome: status === 0 ? 'success' : 'failure',
    output: `${stdout}${stderr}${status === null ? `Ended by ${signal ?? error?.message}\n` : ''}`,
    outputs: Object.fromEntries(lines.map(line => [line.split('=')[0], line.slice(line.indexOf('=') + 1)])),
  }
}

/** What an action comes to on this machine. */
function runAction({ uses = '', with: given = {} }: Step, { workspace, artifacts }: JobRun): Ended {
  const [action = ''] = uses.split('@')
  const kept = path.join(artifacts, String(given.name))
  switch (action) {
    case 'actions/checkout':
    case 'actions/setup-node':
    case 'actions/cache':
    case 'actions/cache/save':
      return { outcome: 'success', output: '', outputs: {} }
    case 'actions/cache/restore': {
      const cached = path.join(artifacts, 'cache', String(given['restore-keys']))
      if (existsSync(cached)) cpSync(cached, path.join(workspace, String(given.path)), { recursive: true })
      return { outcome: 'success', output: '', outputs: {} }
    }
    case 'actions/upload-artifact': {
      const paths = String(given.path).split('\n').filter(Boolean)
      for (const file of paths) {
        const from = path.join(workspace, file)
        if (!existsSync(from)) return { outcome: 'failure', output: `Missing ${file}`, outputs: {} }
        // The one folder that is named is the artefact itself.
        const whole = paths.length === 1 && statSync(from).isDirectory()
        cpSync(from, whole ? kept : path.join(kept, file), { recursive: true })
      }
      return {
        outcome: 'success',
        output: '',
        outputs: { 'artifact-url': `https://github.com/artifacts/${given.name}` },
      }
    }
    case 'actions/download-artifact': {
      if (!existsSync(kept)) return { outcome: 'failure', output: `Missing ${given.name}`, outputs: {} }
      const target = path.join(workspace, String(given.path ?? '.'))
      mkdirSync(target, { recursive: true })
      cpSync(kept, target, { recursive: true })
      return { outcome: 'success', output: '', outputs: {} }
    }
    default:
      throw new Error(`Nobody knows what ${action} comes to`)
  }
}
