import type { ServerResponse } from 'node:http'
import { beginEvents } from './preview/answer.ts'

/** Tells open pages what happens, by server-sent events. */
export interface EventHub {
  connect(response: ServerResponse): void
  send(event: string, data: unknown): void
  /** Ends all connections: a server with open ones does not close. */
  close(): void
}

/** Proxies and browsers give up on a connection that is silent for longer. */
const HEARTBEAT_MS = 25_000

export function createEventHub(): EventHub {
  const open = new Set<ServerResponse>()
  const heartbeat = setInterval(() => {
    for (const response of open) response.write(':\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    connect(response) {
      beginEvents(response)
      response.write('retry: 1000\n\n')
      open.add(response)
      response.once('close', () => open.delete(response))
    },
    send(event, data) {
      for (const response of open) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    close() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}
