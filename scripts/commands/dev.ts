import { isLoopback } from '../dev/guard.ts'
import { type DevServer, startDevServer } from '../dev/server.ts'
import { interrupted } from '../ground/exit.ts'
import { type Command, type CommandArguments, UsageError } from './command.ts'

const HOST = '127.0.0.1'
const PORT = 4321
/** Ports tried, from the usual one on, when none was asked for. */
const ATTEMPTS = 20

export const command: Command = {
  options: {
    port: { type: 'string', value: 'N', help: `port to listen at (default: ${PORT}, or the next that is free)` },
    host: { type: 'string', value: 'H', help: `address to listen at (default: ${HOST}: this machine alone)` },
  },
  async run(args, output) {
    const host = typeof args.options.host === 'string' ? args.options.host : HOST
    const server = await listen(args, host, output.out)
    output.out(`Preview and translation desk: ${server.url}\n`)
    if (!isLoopback(host))
      output.err(`Whoever reaches ${server.url} can read the drafts and change the translations.\n`)
    output.out('Ctrl+C ends it.\n')
    await interrupted()
    await server.close()
    return 0
  },
}

async function listen(
  { root, options }: CommandArguments,
  host: string,
  log: (text: string) => void,
): Promise<DevServer> {
  const wanted = portOf(options.port)
  const last = wanted ?? PORT + ATTEMPTS
  for (let port = wanted ?? PORT; ; port++) {
    try {
      return await startDevServer({ root, host, port, log })
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && port < last) continue
      if (code === 'EADDRINUSE') throw new UsageError(`Port ${port} is taken: choose another with --port`)
      if (code === undefined) throw error
      throw new UsageError(
        `Nothing can listen at \`${host}:${port}\` (${message}): choose another with --host and --port`,
      )
    }
  }
}

function portOf(option: CommandArguments['options'][string]): number | undefined {
  if (option === undefined) return undefined
  const port = Number(option)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`\`${option}\` is no port: give a number from 0 to 65535`)
}
