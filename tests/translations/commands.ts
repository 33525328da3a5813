import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from '../../scripts/commands/command.ts'

const FIXTURE = fileURLToPath(new URL('../fixtures/translations/publication', import.meta.url))

/** A copy of the fixture publication, to run commands on. */
export class TestPublication {
  readonly root = mkdtempSync(path.join(tmpdir(), 'translations-'))

  constructor() {
    cpSync(FIXTURE, this.root, { recursive: true })
  }

  /** Runs a command as the command line does, and tells what it said. */
  async run(command: Command, options: Record<string, string | boolean | string[]> = {}, positionals: string[] = []) {
    let out = ''
    const listen = (text: string): void => {
      out += text
    }
    const output = { out: listen, err: listen, interactive: false }
    const code = await command.run({ root: this.root, options, positionals }, output)
    return { code, out }
  }

  read(relative: string): string {
    return readFileSync(path.join(this.root, relative), 'utf8')
  }

  readBytes(relative: string): Uint8Array {
    return readFileSync(path.join(this.root, relative))
  }

  has(relative: string): boolean {
    return existsSync(path.join(this.root, relative))
  }

  write(relative: string, text: string | Uint8Array): void {
    writeFileSync(path.join(this.root, relative), text)
  }

  /** Replaces a text in a file; it has to be there. */
  edit(relative: string, from: string, to: string): void {
    const text = this.read(relative)
    if (!text.includes(from)) throw new Error(`no ${from} in ${relative}`)
    this.write(
      relative,
      text.replace(from, () => to),
    )
  }

  /** Fills in the target of the segment with this source. */
  translate(relative: string, source: string, target: string): void {
    const line = `"source": ${JSON.stringify(source)},\n    "target": `
    this.edit(relative, `${line}""`, `${line}${JSON.stringify(target)}`)
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }
}
