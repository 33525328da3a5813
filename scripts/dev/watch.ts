import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs'
import path from 'node:path'

/** What to watch: folders with all that is below them, and single files. Any of them may come and go. */
export interface Watched {
  folders: readonly string[]
  files: readonly string[]
}

/** How long nothing has to happen. Pages ask in between for what they can show at once: then they are not kept waiting. */
const SETTLE_MS = 120
/** Between two notices that something is happening. */
const NOTICE_MS = 25

/** Files that editors write beside the ones that they save. */
const PASSING = /(?:~|\.tmp|\.sw[a-z]|\.crswap)$|^\.#|^#.*#$|^4913$/

/**
 * Calls back, once things have settled, when something that is watched may have changed. Every folder is watched by
 * itself: the recursive watching of some systems loses files that an editor replaces.
 *
 * @param onTouch is called before, as soon as something happens, and again while it does
 * @returns a function that ends it.
 */
export function watchFiles(
  { folders, files }: Watched,
  onChange: () => void,
  onTouch: () => void = () => undefined,
): () => void {
  const watchers = new Map<string, { inode: number; watcher: FSWatcher }>()
  let timer: NodeJS.Timeout | undefined
  let touching: NodeJS.Timeout | undefined
  const notice = (): void => {
    clearTimeout(timer)
    // Programs save in several steps.
    touching ??= setTimeout(() => {
      touching = undefined
      onTouch()
    }, NOTICE_MS)
    timer = setTimeout(() => {
      arm()
      onChange()
    }, SETTLE_MS)
  }
  const arm = (): void => {
    const wanted = new Map(
      [...folders.flatMap(foldersBelow), ...[...folders, ...files].map(path.dirname)].map(withInode),
    )
    for (const [folder, { inode, watcher }] of watchers)
      if (wanted.get(folder) !== inode) {
        watcher.close()
        watchers.delete(folder)
      }
    for (const [folder, inode] of wanted) {
      if (watchers.has(folder) || inode === undefined) continue
      try {
        const watcher = watch(folder, (_event, name) => {
          if (name === null || concerns(path.join(folder, name))) notice()
        })
        // The folder went away: its parent tells when it comes back.
        watcher.on('error', notice)
        watchers.set(folder, { inode, watcher })
      } catch {
        // It went away in this moment.
      }
    }
  }
  const concerns = (file: string): boolean => {
    if (PASSING.test(path.basename(file))) return false
    return files.includes(file) || folders.some(folder => file === folder || file.startsWith(folder + path.sep))
  }
  arm()
  return () => {
    clearTimeout(timer)
    clearTimeout(touching)
    for (const { watcher } of watchers.values()) watcher.close()
    watchers.clear()
  }
}

function foldersBelow(folder: string): string[] {
  try {
    const below = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isDirectory())
    return [folder, ...below.map(entry => path.join(entry.parentPath, entry.name))]
  } catch {
    return [] // There is none, or it went away meanwhile.
  }
}

function withInode(folder: string): [folder: string, inode: number | undefined] {
  return [folder, statSync(folder, { throwIfNoEntry: false })?.ino]
}

/** Names, sizes and times of all files that are watched, in one string: it differs when one of them changed. */
export function fingerprint({ folders, files }: Watched): string {
  const found = folders.flatMap(folder => {
    try {
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      return entries.filter(entry => !entry.isDirectory()).map(entry => path.join(entry.parentPath, entry.name))
    } catch {
      return []
    }
  })
  return [...found, ...files]
    .filter(file => !PASSING.test(path.basename(file)))
    .map(file => {
      const state = statSync(file, { throwIfNoEntry: false })
      return state ? `${file} ${state.size} ${state.mtimeMs} ${state.ino}` : ''
    })
    .join('\n')
}
