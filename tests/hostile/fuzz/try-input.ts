import { Chance } from '../../formats/pdf/generate-random.ts'
import type { Parser } from './parsers.ts'

/** The input with a number: the same on every machine. */
export function inputOf(parser: Parser, seed: number, index: number): Uint8Array {
  return parser.make(new Chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b)))
}

/** What is wrong with how a parser takes an input; undefined where nothing is. */
export async function faultOf(parser: Parser, input: Uint8Array): Promise<string | undefined> {
  try {
    const { files, isRefused } = await parser.read(input)
    const messages = files.flatMap(file => file.messages.map(message => ({ file, message })))
    if (isRefused && messages.length === 0) return 'It is refused without a message'
    for (const { file, message } of messages) {
      if (typeof file.value !== 'string') continue
      const { line = 1, column = 1, reason } = message
      const lines = file.value.split('\n')
      if (line < 1 || line > lines.length || column < 1 || column > (lines[line - 1] ?? '').length + 1)
        return `A message is beyond the file, at ${line}:${column}: ${reason}`
      if (/\bundefined\b|\[object /.test(reason) && !/undefined|object/.test(file.value))
        return `A message says nothing: ${reason}`
    }
    return undefined
  } catch (error) {
    return `It threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}
