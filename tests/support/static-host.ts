import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A static host, of which a folder is a sub-path: its address ends in a slash. What is not there is answered by the page for that. */
export async function serve(folder: string): Promise<{ address: string; close(): void }> {
  const base = '/sub/path/'
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://host')
    const name = decodeURIComponent(pathname.slice(base.length))
    const file = path.join(folder, name.endsWith('/') || name === '' ? `${name}index.html` : name)
    const isThere = pathname.startsWith(base) && existsSync(file) && statSync(file).isFile()
    const sent = isThere ? file : path.join(folder, '404.html')
    response.writeHead(isThere ? 200 : 404, { 'content-type': TYPES[path.extname(sent)] ?? 'application/octet-stream' })
    response.end(existsSync(sent) ? readFileSync(sent) : '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
