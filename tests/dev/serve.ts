import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { type DevServer, startDevServer } from '../../scripts/dev/server.ts'

/** A copy of the publication about bridges, in a folder of its own that goes when the test is over. */
export function copyBridges(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'desk-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(path.join(import.meta.dirname, '../fixtures/bridges'), root, { recursive: true })
  return root
}

/** Serves a publication until the test is over. */
export async function serve(root: string): Promise<DevServer & { said(): string }> {
  let said = ''
  const server = await startDevServer({
    root,
    host: '127.0.0.1',
    port: 0,
    log: text => {
      said += text
    },
  })
  onTestFinished(() => server.close())
  return { ...server, said: () => said }
}

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request with headers that `fetch` would not send, and a path that it would tidy. */
export function ask(
  url: string,
  options: { path?: string; method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port, pathname } = new URL(url)
  const { path: asked = pathname, method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: asked, method, headers }, response => {
      let received = ''
      response.setEncoding('utf8')
      response.on('data', chunk => {
        received += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: received }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Listens to the server, as a page does. Waits until it is connected; then each call waits for another version. */
export async function listen(url: string): Promise<() => Promise<void>> {
  const response = await fetch(new URL('/dev/events', url))
  const versions = versionsIn(response.body as unknown as AsyncIterable<Uint8Array>)
  const next = async () => {
    await versions.next()
  }
  await next()
  return next
}

async function* versionsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let text = ''
  for await (const chunk of body) {
    const events = (text + Buffer.from(chunk).toString('utf8')).split('\n\n')
    text = events.pop() ?? ''
    yield* events.filter(event => event.startsWith('event: version\n'))
  }
}
