import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'

const ONE_LANGUAGE = SETTINGS.replace(/ {2}- \{ id: (?:es|pt),.*\n/g, '')
const LONG = { timeout: 60_000, interval: 50 }

it('checks again at every save, through faults and deleted files, until it is told to end', async () => {
  const root = createPublication({
    'content/publication.yaml': ONE_LANGUAGE,
    'content/01-arches.md': chapter('Arches', 'They lean [@smith2020].'),
    'content/02-cables.md': chapter('Cables', 'They pull.'),
  })
  const child = spawn(process.execPath, [
    path.join(TOOLCHAIN_ROOT, 'scripts/start.js'),
    'check',
    '--watch',
    '--root',
    root,
  ])
  onTestFinished(() => void child.kill('SIGKILL'))
  let shown = ''
  let rounds = 0
  child.stdout.on('data', data => (shown += String(data)))
  child.stderr.on('data', data => (rounds += String(data).split('waiting for the next save').length - 1))
  /** What is shown of the next round once it holds the words. */
  const next = async (words: string): Promise<void> => {
    await vi.waitFor(() => expect(shown).toContain(words), LONG)
    shown = ''
  }
  const write = (name: string, text: string) => writeFileSync(path.join(root, name), text)

  await next('No problems found.')
  await vi.waitFor(() => expect(rounds).toBe(1), LONG)
  write('content/01-arches.md', chapter('Arches', 'They lean [@nobody].'))
  await next('citation-unknown')
  write('content/publication.yaml', 'title: "On')
  await next('yaml-syntax')
  write('content/publication.yaml', ONE_LANGUAGE)
  await next('citation-unknown')
  rmSync(path.join(root, 'content/02-cables.md'))
  await next('chapter-missing')
  write('content/02-cables.md', chapter('Cables', 'They pull.'))
  write('content/01-arches.md', chapter('Arches', 'They lean [@smith2020].'))
  await next('No problems found.')

  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
}, 240_000)
