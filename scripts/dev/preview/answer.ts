import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Root } from 'hast'
import { stringifyHtml } from '../../ground/stringify-html.ts'

/** What the server says to a request. */
export interface Answer {
  status: number
  /** Media type with its parameters. */
  type: string
  body: string | Uint8Array
  headers?: Readonly<Record<string, string>>
}

/**
 * On everything that is sent. Scripts are the server's own files and never part of a page, so that nothing in content
 * runs even if it got there; no other site may frame, embed or read what is sent.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

export function htmlAnswer(page: Root, status = 200): Answer {
  return { status, type: 'text/html; charset=utf-8', body: stringifyHtml(page) }
}

export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) }
}

/** A refusal or failure in one sentence. */
export function textAnswer(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n`, headers }
}

export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, type, body, headers } = answer
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Begins an answer that has no end: events, as they happen. */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' })
}
