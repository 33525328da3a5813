import type { Status } from './publication.ts'

/** An earlier version of the publication, as `content/versions.yaml` names it. */
export interface Version {
  version: string
  /** ISO date. */
  date: string
  status: Status | undefined
  files: VersionFile[]
}

export interface VersionFile {
  /** Ids of the edition and the language. */
  edition: string
  language: string
  /** Path below `dist/` at which it is published: `versions/0.9/paper.en.pdf`. */
  published: string
  bytes: Uint8Array
}
