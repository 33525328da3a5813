import path from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Imports files of a folder by their names, where the folder is the list of what there is. It stands in one place so that
 * `commands/one-file.ts` can say what is imported here.
 *
 * @returns their modules, in the order of the names
 */
export function importFiles(folder: string, names: readonly string[]): Promise<unknown[]> {
  return Promise.all(names.map(name => import(pathToFileURL(path.join(folder, name)).href)))
}
