import { readdirSync } from 'node:fs'
import path from 'node:path'
import { type ManifestEntry, manifestEntries } from '../build/manifest.ts'
import { commentOf } from '../pull-request/comment.ts'
import { compareStates } from '../pull-request/compare-states.ts'
import type { Addresses } from '../pull-request/summary-table.ts'
import { withRevision } from '../redline/revision.ts'
import { type Command, type CommandArguments, UsageError } from './command.ts'

export const command: Command = {
  positionals: 'BASE [HEAD]',
  options: {
    preview: { type: 'string', value: 'URL', help: 'where dist/ can be read, for links (or PAPER_PREVIEW)' },
    files: { type: 'string', value: 'URL', help: 'where all files can be downloaded (or PAPER_FILES)' },
    dist: { type: 'string', value: 'DIR', help: 'what was built of HEAD, for its pages and what can be linked' },
    'base-dist': { type: 'string', value: 'DIR', help: 'what was built of BASE, or its manifest alone, for its pages' },
  },
  async run(args, output) {
    const { root, positionals, options } = args
    const [base, head, ...more] = positionals
    if (base === undefined || more.length > 0)
      throw new UsageError('Unexpected number of revisions, expected one or two: `npm run pr-summary -- BASE [HEAD]`')
    const addresses = addressesOf(args)
    const built = { before: manifestOf(options['base-dist']), after: manifestOf(options.dist) }
    await withRevision(root, base, from =>
      withRevision(root, head, async to => {
        output.out(commentOf(await compareStates(from, to, built), addresses))
      }),
    )
    return 0
  },
}

function manifestOf(folder: CommandArguments['options'][string]): ManifestEntry[] {
  return typeof folder === 'string' ? manifestEntries(path.resolve(folder), '.') : []
}

function addressesOf({ options }: CommandArguments): Addresses {
  const preview = address('preview', options.preview ?? process.env.PAPER_PREVIEW)
  const files = address('files', options.files ?? process.env.PAPER_FILES)
  return {
    ...(preview === undefined ? {} : { preview: preview.replace(/\/+$/, '') }),
    ...(files === undefined ? {} : { files }),
    ...(typeof options.dist === 'string' ? { existing: filesIn(path.resolve(options.dist)) } : {}),
  }
}

function address(name: string, given: CommandArguments['options'][string]): string | undefined {
  if (typeof given !== 'string' || given === '') return undefined
  if (/^https?:\/\/[^\s"'<>\\]+$/.test(given)) return given
  throw new UsageError(`Unexpected \`--${name}\` \`${given}\`, expected an address that begins with https://`)
}

/** Paths of all files in a folder, with slashes. */
function filesIn(folder: string): Set<string> {
  try {
    return new Set(
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => name.split(path.sep).join('/')),
    )
  } catch {
    throw new UsageError(`Missing folder \`${folder}\`, expected what was built`)
  }
}
