import { describe, expect, it } from 'vitest'
import { allowedHosts, isLoopback } from '../../scripts/dev/guard.ts'
import { ask, copyBridges, serve } from './serve.ts'

describe('a request', () => {
  it('is answered at the address that the server is bound to, and as localhost', async () => {
    const { url } = await serve(copyBridges())
    const { port } = new URL(url)
    expect((await ask(url)).status).toBe(200)
    expect((await ask(url, { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it('is refused under any other name, which may have been made to lead here', async () => {
    const { url } = await serve(copyBridges())
    const { port } = new URL(url)
    for (const host of [
      `evil.example:${port}`,
      'localhost',
      `127.0.0.1:${Number(port) + 1}`,
      `127.0.0.1.evil.example:${port}`,
    ]) {
      const answer = await ask(url, { headers: { host } })
      expect(answer.status, host).toBe(403)
      expect(answer.body).not.toContain('On bridges')
    }
  })

  it('is refused from another site, unless somebody followed a link to a page', async () => {
    const { url } = await serve(copyBridges())
    const from = (headers: Record<string, string>, path = '/') =>
      ask(url, { path, headers }).then(({ status }) => status)
    expect(await from({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).toBe(
      200,
    )
    const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(await from(followed)).toBe(200)
    expect(await from({ ...followed, 'sec-fetch-dest': 'iframe' })).toBe(403)
    for (const site of ['cross-site', 'same-site'])
      for (const [path, mode] of [
        ['/dev/events', 'cors'],
        ['/en/paper.html', 'no-cors'],
        ['/assets/fonts.css', 'no-cors'],
      ])
        expect(await from({ 'sec-fetch-site': site, 'sec-fetch-mode': mode as string }, path), `${site} ${path}`).toBe(
          403,
        )
    expect(await from({ origin: 'https://evil.example' }, '/dev/panel')).toBe(403)
    expect(await from({ origin: 'null' }, '/dev/panel')).toBe(403)
    expect(await from({ origin: url.slice(0, -1) }, '/dev/panel')).toBe(200)
  })

  it('that changes something must say that it brings JSON, which no form of another site can', async () => {
    const { url } = await serve(copyBridges())
    const post = (type?: string) =>
      ask(url, { method: 'POST', path: '/api/sync', headers: type ? { 'content-type': type } : {}, body: '{}' })
    expect((await post()).status).toBe(415)
    expect((await post('text/plain')).status).toBe(415)
    expect((await post('application/x-www-form-urlencoded')).status).toBe(415)
  })

  it('by other methods is refused, and no site is ever given leave', async () => {
    const { url } = await serve(copyBridges())
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await ask(url, { method, headers: { origin: 'https://evil.example' } })
      expect(status, method).toBe(405)
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
  })
})

describe('what is sent', () => {
  it('lets run nothing but the scripts of the server, and be framed by nobody', async () => {
    const { url } = await serve(copyBridges())
    for (const path of ['/', '/en/paper.html', '/assets/base.css', '/nowhere']) {
      const { headers } = await ask(url, { path })
      expect(headers['content-security-policy']).toMatch(/script-src 'self';.*frame-ancestors 'none'/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    }
  })
})

describe('the names of the server', () => {
  it('are its address and localhost', () => {
    expect([...allowedHosts('127.0.0.1', 4321)].sort()).toEqual(['127.0.0.1:4321', 'localhost:4321'])
    expect(allowedHosts('::1', 80)).toContain('[::1]')
  })

  it('are the addresses of this machine, where it listens at all of them, and no name', () => {
    const hosts = [...allowedHosts('0.0.0.0', 4321)]
    expect(hosts).toContain('127.0.0.1:4321')
    expect(hosts).not.toContain('0.0.0.0:4321')
  })

  it('tell whether only this machine reaches it', () => {
    expect(['127.0.0.1', 'localhost', '::1'].every(isLoopback)).toBe(true)
    expect(['0.0.0.0', '::', '192.168.1.2', '127.evil.example'].some(isLoopback)).toBe(false)
  })
})
