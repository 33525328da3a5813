import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { formatCounts, type ReportedMessage } from '../ground/report.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import { formatMessages } from '../reports/text.ts'
import { ANSWERS_API } from './answers/api.ts'
import { BodyTooLargeError, readJsonBody } from './body.ts'
import { API as TRANSLATIONS_API } from './desk/api.ts'
import { createEventHub } from './events.ts'
import { allowedHosts, isLoopback, refuse } from './guard.ts'
import { problemPage } from './home-page.ts'
import { type LivePublication, watchPublication } from './live.ts'
import { type Answer, htmlAnswer, jsonAnswer, sendAnswer, textAnswer } from './preview/answer.ts'
import { addressOf, answerGet, notFound } from './routes.ts'

/** What pages of rounds ask for, by address. */
const MEMBERS_API = new Map(ANSWERS_API)

export interface DevServerOptions {
  /** Absolute path of the publication's folder. */
  root: string
  /** Address to listen at: `127.0.0.1`. */
  host: string
  /** 0: the system chooses one. */
  port: number
  /** Told in lines what happens. */
  log(text: string): void
}

export interface DevServer {
  /** Address of the list of editions, with a slash at its end. */
  url: string
  close(): Promise<void>
}

/**
 * Starts the server of previews and of the translation desk.
 *
 * @throws the system's error (`EADDRINUSE`, `EADDRNOTAVAIL`, …) where it cannot listen.
 */
export async function startDevServer({ root, host, port, log }: DevServerOptions): Promise<DevServer> {
  const hub = createEventHub()
  const tellMessages = messageTeller(log)
  const live = watchPublication({
    root,
    local: isLoopback(host),
    onSave: () => hub.send('saved', null),
    onChange: () => hub.send('version', live.version),
    onComplete(snapshot) {
      hub.send('messages', null)
      tellMessages(snapshot.messages())
    },
    onFailure(error) {
      log(`The toolchain failed: ${error instanceof Error ? error.stack : String(error)}\n`)
    },
  })
  const server = createServer((request, response) => {
    const refusal = refuse(request, hosts)
    if (refusal) sendAnswer(request, response, refusal)
    else if (addressOf(request) === 'dev/events') {
      hub.connect(response)
      hub.send('version', live.version)
    } else void answer(request, response, live, log)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch(error => {
    live.close()
    hub.close()
    throw error
  })
  const bound = (server.address() as AddressInfo).port
  const hosts = allowedHosts(host, bound)
  live.current().catch(() => undefined) // Told by `onFailure`.
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/`,
    async close() {
      live.close()
      hub.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  live: LivePublication,
  log: DevServerOptions['log'],
): Promise<void> {
  const answered = await respond(request, live).catch((error: unknown): Answer => {
    // The browser went elsewhere while it was sending.
    if (request.destroyed && !request.complete) return textAnswer(400, 'The request ended before it was whole')
    const reason = error instanceof Error ? error.message : String(error)
    log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : reason}\n`)
    return htmlAnswer(problemPage('The toolchain failed', reason), 500)
  })
  sendAnswer(request, response, answered)
}

async function respond(request: IncomingMessage, live: LivePublication): Promise<Answer> {
  const { current } = live
  const address = addressOf(request)
  if (address === undefined) return textAnswer(400, 'The address is not encoded right')
  if (request.method !== 'POST') return answerGet(address, live)
  const translators = TRANSLATIONS_API.get(address)
  const members = MEMBERS_API.get(address)
  if (!translators && !members) return jsonAnswer({ error: 'Nothing has this address' }, 404)
  try {
    const body = await readJsonBody(request)
    if (translators) return await translators(body, live)
    return await (members?.(body, current) ?? notFound(address))
  } catch (error) {
    if (error instanceof BodyTooLargeError) return jsonAnswer({ error: error.message }, 413)
    if (error instanceof SyntaxError) return jsonAnswer({ error: 'The body must be JSON' }, 400)
    throw error
  }
}

/** Tells messages when they are others than before, and that they are gone. */
function messageTeller(log: DevServerOptions['log']): (messages: readonly ReportedMessage[]) => void {
  let before: string | undefined
  return messages => {
    const text = formatMessages(messages)
    const time = new Date().toLocaleTimeString(TOOL_LANGUAGE, { hourCycle: 'h23' })
    if (text !== before) log(text || `${time} No problems found\n`)
    else log(`${time} Read again, ${text === '' ? 'no problems' : formatCounts(messages)}\n`)
    before = text
  }
}
