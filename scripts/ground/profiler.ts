import { AsyncLocalStorage, createHook } from 'node:async_hooks'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from './cache.ts'
import { type Recorder, recordWith, type Work } from './profile.ts'

/** Work with its time, in microseconds. */
export interface Span extends Work {
  /** Since the process began. */
  start: number
  /** From its beginning to its end, with all that it waited for. */
  wall: number
  /** Of the main thread's processor, without the work inside it that has a span of its own. */
  cpu: number
  /** Spans in one lane lie within each other, or apart. */
  lane: number
}

/** An event of a Chrome trace: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
interface TraceEvent {
  name: string
  cat: string
  ph: 'X'
  ts: number
  dur: number
  pid: number
  tid: number
  args: Record<string, string | number>
}

/**
 * Takes the wall and processor time of work. Work that waits overlaps with other work: which of it the processor is at is
 * known from the context in which each callback runs.
 */
export class Profiler implements Recorder {
  readonly #context = new AsyncLocalStorage<Span>()
  readonly #lanes: Span[][] = []
  readonly #interrupted: (Span | undefined)[] = []
  readonly #hook = createHook({
    before: () => {
      this.#interrupted.push(this.#owner)
      this.#charge(this.#context.getStore())
    },
    after: () => this.#charge(this.#interrupted.pop()),
  })
  #owner: Span | undefined
  #used = threadTime()
  readonly spans: Span[] = []

  constructor() {
    this.#hook.enable()
  }

  run<T>(work: Work, does: () => T): T {
    const outer = this.#owner
    const parent = this.#context.getStore()
    const { edition, language, format } = work
    const isNamed = edition !== undefined || language !== undefined || format !== undefined
    const span: Span = {
      ...(isNamed ? {} : whatFor(parent)),
      ...work,
      start: now(),
      wall: 0,
      cpu: 0,
      lane: this.#enterLane(parent),
    }
    const lane = this.#lanes[span.lane] as Span[]
    lane.push(span)
    this.spans.push(span)
    const end = (): void => {
      span.wall = now() - span.start
      lane.splice(lane.indexOf(span), 1)
    }
    this.#charge(span)
    try {
      const result = this.#context.run(span, does)
      if (result instanceof Promise) result.then(end, end)
      else end()
      return result
    } catch (error) {
      end()
      throw error
    } finally {
      this.#charge(outer)
    }
  }

  /** Ends all measuring. */
  stop(): void {
    this.#charge(undefined)
    this.#hook.disable()
  }

  /** The processor time since the last call is that of the work at hand; from now on other work is. */
  #charge(next: Span | undefined): void {
    const used = threadTime()
    if (this.#owner) this.#owner.cpu += used - this.#used
    this.#used = used
    this.#owner = next
  }

  #enterLane(parent: Span | undefined): number {
    const free = this.#lanes.findIndex(open => open.length === 0 || (parent && open.at(-1) === parent))
    return free >= 0 ? free : this.#lanes.push([]) - 1
  }
}

/** What a part of some work is for, where it does not say. */
function whatFor(parent: Span | undefined): Partial<Work> {
  if (!parent) return {}
  const { start: _start, wall: _wall, cpu: _cpu, lane: _lane, stage: _stage, ...about } = parent
  return about
}

function now(): number {
  return performance.now() * 1000
}

function threadTime(): number {
  const { user, system } = process.threadCpuUsage()
  return user + system
}

/** The spans for chrome://tracing and ui.perfetto.dev, as JSON. */
export function chromeTrace(spans: readonly Span[]): string {
  const traceEvents = spans.map(({ start, wall, lane, cpu, ...work }): TraceEvent => {
    const { stage, ...about } = work
    const name = [stage, about.edition, about.language, about.format].filter(Boolean).join(' ')
    return { name, cat: stage, ph: 'X', ts: start, dur: wall, pid: 1, tid: lane, args: { ...about, cpu } }
  })
  return `${JSON.stringify({ traceEvents, displayTimeUnit: 'ms' })}\n`
}

/**
 * A table of wall and processor time by stage, edition, language and format, in the order in which they began.
 *
 * @param total of the whole process, in microseconds
 */
export function profileTable(spans: readonly Span[], total: { wall: number; cpu: number }): string {
  const groups = Map.groupBy(spans, ({ stage, edition = '', language = '', format = '' }) =>
    [stage, edition, language, format].join('\t'),
  )
  const sum = (of: readonly Span[], what: 'wall' | 'cpu') => of.reduce((all, span) => all + span[what], 0)
  const rest = total.cpu - sum(spans, 'cpu')
  const rows = [
    ['stage', 'edition', 'language', 'format', 'wall s', 'CPU s'],
    ...[...groups].map(([key, group]) => [...key.split('\t'), seconds(sum(group, 'wall')), seconds(sum(group, 'cpu'))]),
    ['loading code, other threads', '', '', '', '', seconds(rest)],
    ['all', '', '', '', seconds(total.wall), seconds(total.cpu)],
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column < 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return `${rows.map(line).join('\n')}\n`
}

function seconds(microseconds: number): string {
  return (microseconds / 1e6).toFixed(3)
}

/** Does work, and tells afterwards where its time went. */
export async function profiled<T>(does: () => Promise<T>, tell: (text: string) => void): Promise<T> {
  const profiler = new Profiler()
  const before = { start: now(), cpu: process.cpuUsage() }
  recordWith(profiler)
  try {
    return await does()
  } finally {
    recordWith(undefined)
    profiler.stop()
    const { user, system } = process.cpuUsage(before.cpu)
    tell(profileTable(profiler.spans, { wall: now() - before.start, cpu: user + system }))
    const file = path.join(cacheFolder(), 'profile.json')
    try {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, chromeTrace(profiler.spans))
      tell(`Open ${file} in chrome://tracing or ui.perfetto.dev\n`)
    } catch (error) {
      tell(`No trace can be written to ${file} (${(error as Error).message})\n`)
    }
  }
}
