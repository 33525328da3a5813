import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { recordWith, timed } from '../../scripts/ground/profile.ts'
import { chromeTrace, Profiler, profileTable } from '../../scripts/ground/profiler.ts'
import { runCommand } from '../support/command-line.ts'
import { createPublication } from '../support/publication.ts'

/** Keeps the processor busy for so many microseconds of its time. */
function work(microseconds: number): void {
  for (const begun = process.threadCpuUsage(); process.threadCpuUsage(begun).user < microseconds; );
}

it('tells the processor time of work apart that waits for each other', async () => {
  const profiler = new Profiler()
  recordWith(profiler)
  const one = (edition: string, share: number) =>
    timed({ stage: 'compile', edition }, async () => {
      for (let turn = 0; turn < 5; turn++) {
        work(share)
        await setTimeout(1)
      }
      return timed({ stage: 'finish', edition }, () => work(share))
    })
  await Promise.all([one('paper', 20_000), one('leaflet', 1000)])
  recordWith(undefined)
  profiler.stop()
  const cpu = (stage: string, edition: string) =>
    profiler.spans.find(span => span.stage === stage && span.edition === edition)?.cpu ?? 0
  expect(cpu('compile', 'paper')).toBeGreaterThanOrEqual(100_000)
  expect(cpu('finish', 'paper')).toBeGreaterThanOrEqual(20_000)
  expect(cpu('compile', 'leaflet')).toBeLessThan(cpu('compile', 'paper'))
  expect(cpu('finish', 'leaflet')).toBeLessThan(cpu('finish', 'paper'))
  // In a lane, spans lie within each other, or apart.
  const { traceEvents } = JSON.parse(chromeTrace(profiler.spans)) as {
    traceEvents: { tid: number; ts: number; dur: number; name: string }[]
  }
  expect(traceEvents.map(({ name }) => name).sort()).toEqual([
    'compile leaflet',
    'compile paper',
    'finish leaflet',
    'finish paper',
  ])
  for (const a of traceEvents)
    for (const b of traceEvents)
      if (a !== b && a.tid === b.tid && a.ts <= b.ts)
        expect(b.ts >= a.ts + a.dur || b.ts + b.dur <= a.ts + a.dur).toBe(true)
})

it('adds up what is done several times, and says what is of none', () => {
  const span = { start: 0, lane: 0, wall: 500_000, cpu: 250_000 }
  const table = profileTable(
    [
      { ...span, stage: 'resolve', edition: 'paper', language: 'es' },
      { ...span, stage: 'resolve', edition: 'paper', language: 'es' },
    ],
    { wall: 2_000_000, cpu: 1_500_000 },
  )
  expect(table.split('\n').map(line => line.split(/\s{2,}/))).toEqual([
    ['stage', 'edition', 'language', 'format', 'wall s', 'CPU s'],
    ['resolve', 'paper', 'es', '1.000', '0.500'],
    ['loading code, other threads', '1.000'],
    ['all', '2.000', '1.500'],
    [''],
  ])
})

it('is printed behind what a command says, with a trace', async () => {
  const root = createPublication()
  vi.stubEnv('PAPER_CACHE', path.join(root, 'cache'))
  const { code, err } = await runCommand('build', '--profile', '--format', 'html', '--language', 'es', '--root', root)
  expect(code).toBe(0)
  for (const row of [
    /^read +/m,
    /^translate +/m,
    /^check +/m,
    /^resolve +paper +es +/m,
    /^make +paper +es +html +/m,
    /^write +/m,
    /^all +/m,
  ])
    expect(err).toMatch(row)
  const { traceEvents } = JSON.parse(readFileSync(path.join(root, 'cache/profile.json'), 'utf8'))
  expect(traceEvents).toContainEqual(
    expect.objectContaining({ name: 'resolve paper es', ph: 'X', args: expect.objectContaining({ language: 'es' }) }),
  )
})
