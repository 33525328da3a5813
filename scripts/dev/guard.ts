import type { IncomingMessage } from 'node:http'
import { isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type Answer, textAnswer } from './preview/answer.ts'

const METHODS = new Set(['GET', 'HEAD', 'POST'])
const EVERYWHERE = new Set(['0.0.0.0', '::'])

/** Whether only this machine reaches an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/**
 * What a `Host` header may say to a server bound to `host`: its address, and names of this machine's own. A server bound
 * to every address answers to each of them, and never to a name: names can be made to lead here (DNS rebinding).
 */
export function allowedHosts(host: string, port: number): Set<string> {
  const names = EVERYWHERE.has(host)
    ? Object.values(networkInterfaces()).flatMap(addresses => addresses?.map(({ address }) => address) ?? [])
    : [host]
  const written = [...names, 'localhost', '127.0.0.1'].map(name => (name.includes(':') ? `[${name}]` : name))
  return new Set(written.flatMap(name => [`${name}:${port}`, ...(port === 80 ? [name] : [])]))
}

/**
 * Why a request is not to be answered, if it is not: it was sent to another name, or another site's page sent it and
 * would change something or read data. Pages may be linked to from anywhere.
 */
export function refuse(request: IncomingMessage, hosts: ReadonlySet<string>): Answer | undefined {
  const { method = '', headers } = request
  if (!METHODS.has(method))
    return textAnswer(405, `The method ${method} is not answered, only GET and POST are`, { Allow: 'GET, HEAD, POST' })
  const host = headers.host?.toLowerCase() ?? ''
  if (!hosts.has(host))
    return textAnswer(403, `The host \`${host}\` is not this server: ask ${[...hosts].join(' or ')}`)
  if (isForeign(request, host)) return textAnswer(403, 'Requests from other sites are not answered')
  if (method === 'POST' && !/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
    return textAnswer(415, 'The media type must be `application/json`')
  return undefined
}

function isForeign({ method, headers }: IncomingMessage, host: string): boolean {
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return true
  const site = headers['sec-fetch-site']
  // `none`: the reader typed the address.
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return method === 'POST' || !followsLink
}
