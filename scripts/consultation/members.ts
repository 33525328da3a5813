import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { ROUNDS } from '../model/round.ts'
import { type MemberFile, readMember } from './entries/member-file.ts'

/** The members' files of a round. */
export interface LoadedMembers {
  members: { path: string; file: VFile; member: MemberFile }[]
  /** Files that cannot be read, with their messages. */
  broken: VFile[]
}

/** Reads what all members of a round said, in the order of the files' names. */
export function readMembers(root: string, round: string): LoadedMembers {
  const folder = `${ROUNDS}/${round}`
  const loaded: LoadedMembers = { members: [], broken: [] }
  const absolute = path.join(root, folder)
  const names = existsSync(absolute)
    ? readdirSync(absolute).filter(name => name.endsWith('.yaml') && name !== 'round.yaml')
    : []
  for (const name of names.sort()) {
    const relative = `${folder}/${name}`
    const file = readTextFile(root, relative)
    const member = file && file.messages.length === 0 ? readMember(file) : undefined
    if (file && member) loaded.members.push({ path: relative, file, member })
    else if (file) loaded.broken.push(file)
  }
  return loaded
}
