import type { IncomingMessage } from 'node:http'

/** The body of a request is more than anybody would send by hand. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError'
}

/** Bytes of a request; a target may have 100 kB, and JSON writes some characters in six bytes. */
export const LARGEST_BODY = 800_000

/**
 * Reads the JSON body of a request.
 *
 * @throws BodyTooLargeError, or SyntaxError for what is no JSON.
 */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length
    // The rest is read and dropped: an answer to a request that is still being sent would not arrive.
    if (size <= LARGEST_BODY) chunks.push(chunk)
  }
  if (size > LARGEST_BODY) throw new BodyTooLargeError(`The body has ${size} bytes, and may have ${LARGEST_BODY}`)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
