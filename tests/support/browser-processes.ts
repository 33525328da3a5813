import { readdir, readFile, readlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'

export interface BrowserProcess {
  pid: number
  /** Whether it is the browser itself, and not one of its helpers. */
  isMain: boolean
  /** Whether it holds a page. */
  isRenderer: boolean
}

/** The browser processes (Linux) that a process with that id has started, told by the profile folder that names it. */
export async function browserProcesses(owner = process.pid): Promise<BrowserProcess[]> {
  const ids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const found: BrowserProcess[] = []
  const mains = new Set<number>()
  const groups = new Map<number, number>()
  const renderers = new Set<number>()
  for (const pid of ids) {
    const [command, stat] = await Promise.all([read(`/proc/${pid}/cmdline`), read(`/proc/${pid}/stat`)])
    // After the name in parentheses: state, parent, process group.
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === undefined) continue
    groups.set(pid, Number(group))
    if (command.includes('--type=renderer')) renderers.add(pid)
    if (command.includes(`policy-paper-browser-${owner}-`)) mains.add(pid)
  }
  for (const [pid, group] of groups)
    if (mains.has(pid) || mains.has(group)) found.push({ pid, isMain: pid === group, isRenderer: renderers.has(pid) })
  return found
}

/** Profile folders that a process has left in the temporary folder. */
export async function browserProfiles(owner = process.pid): Promise<string[]> {
  return (await readdir(tmpdir())).filter(name => name.startsWith(`policy-paper-browser-${owner}-`))
}

/** The shared libraries that a process has loaded, by path. */
export async function loadedLibraries(pid: number): Promise<string[]> {
  const maps = await read(`/proc/${pid}/maps`)
  const paths = maps.split('\n').map(line => line.slice(line.indexOf('/')))
  return [...new Set(paths.filter(path => /\.so(\.|$)/.test(path)))]
}

async function read(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '')
}

export async function executableOf(pid: number): Promise<string> {
  return readlink(`/proc/${pid}/exe`)
}
