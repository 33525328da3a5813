import type { ConflictAnswer, FailureAnswer } from '../desk/protocol.ts'

/** What the server says to a request of the desk. */
export type Reply<T, Conflict = ConflictAnswer> =
  | { kind: 'done'; value: T }
  | { kind: 'conflict'; value: Conflict }
  | { kind: 'failed'; error: string }
  /** The server does not answer. */
  | { kind: 'away' }

/** Asks the server for something about this chapter. Never throws: a server that is away is a failure like any other. */
export async function post<T, Conflict = ConflictAnswer>(address: string, body: object): Promise<Reply<T, Conflict>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const value: unknown = await response.json()
    if (response.ok) return { kind: 'done', value: value as T }
    if (response.status === 409) return { kind: 'conflict', value: value as Conflict }
    return { kind: 'failed', error: (value as FailureAnswer).error }
  } catch {
    return { kind: 'away' }
  }
}

/** Why nothing was done, in words. */
export function whyFailed(
  reply: Extract<Reply<unknown, unknown>, { kind: 'failed' | 'away' }>,
  { away }: { away: string },
): string {
  return reply.kind === 'away' ? away : reply.error
}
