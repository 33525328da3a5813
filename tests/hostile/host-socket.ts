import { type AddressInfo, createServer, type Server } from 'node:net'
import type { Contents } from '../support/publication.ts'
import { NOBODY } from './inputs/payloads.ts'

/** The host that texts of the corpus name: it listens, and must hear nothing. */
export class HostSocket {
  /** What was asked of it: the first line of each request. */
  readonly heard: string[] = []
  readonly #server: Server = createServer(socket => {
    this.heard.push('a connection')
    socket.on('data', data => this.heard.push(String(data).split('\n', 1)[0] ?? ''))
    socket.on('error', () => undefined)
    socket.end()
  })

  async listen(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
  }

  /** A text in which its port stands in the place of that of nobody. */
  name(text: string): string {
    return text.replaceAll(NOBODY, `127.0.0.1:${(this.#server.address() as AddressInfo).port}`)
  }

  /** The same for files. */
  named(contents: Contents): Contents {
    return Object.fromEntries(
      Object.entries(contents).map(([name, text]) => [name, typeof text === 'string' ? this.name(text) : text]),
    )
  }

  close(): void {
    this.#server.close()
  }
}
