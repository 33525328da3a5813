import path from 'node:path'
import { VFile } from 'vfile'
import { limitOf } from '../ground/limits.ts'
import { report } from '../ground/messages.ts'
import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadPublication } from '../load/publication.ts'
import { loadWorkspace, type TranslationWorkspace } from '../load/workspace.ts'
import machineFailed from '../rules/machine-failed.ts'
import { exportDocument } from '../translations/exchange/export.ts'
import { loadMemory } from '../translations/exchange/memory-file.ts'
import { xliff } from '../translations/exchange/xliff.ts'
import { copiesFor, emptySegments, type Fill, fillIn } from '../translations/fill.ts'
import type { Locale } from '../translations/locales/locale.ts'
import { readMachineOutput } from '../translations/machine/read-output.ts'
import { runProgram } from '../translations/machine/run-program.ts'
import { distrust } from '../translations/machine/trusted-command.ts'
import { type Command, UsageError } from './command.ts'
import { chosen, chosenLanguages, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

/** How long a program may take for a language; `PAPER_TRANSLATE_SECONDS` says otherwise. */
const SECONDS = 600

export const command: Command = {
  options: {
    ...reportOptions,
    language: scopeOptions.language,
    chapter: { type: 'string', multiple: true, value: 'NAME', help: 'only this chapter (`05-finance`)' },
    machine: { type: 'boolean', help: 'and have the rest translated by `translate.command` of publication.yaml' },
  },
  async run(args, output) {
    const { root, options } = args
    const json = options.json === true
    const workspace = await loadWorkspace(root)
    if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
    const { publication, sources, translations, files } = workspace
    const [sourceLanguage, ...targets] = publication.languages
    const program = options.machine === true ? programOf(workspace) : undefined
    const languages = new Set(chosenLanguages(args, targets))
    const names = new Set(
      chosen(
        args,
        'chapter',
        sources.map(({ name }) => name),
      ),
    )
    const problems: VFile[] = [...files]
    for (const locale of translations.locales) {
      if (!languages.has(locale.language.id)) continue
      const empty = emptySegments(
        locale,
        sources.filter(({ name }) => names.has(name)),
      ).map(({ segment }) => segment)
      const copies = copiesFor(locale, empty, sourceLanguage.tag, loadMemory(publication, locale.language))
      const rest = empty.filter(({ id }) => !copies.has(id))
      const made = program && rest.length > 0 ? await askProgram(program, workspace, locale, rest) : undefined
      if (made) problems.push(made.file)
      const machine = made?.fills ?? new Map<string, Fill>()
      writeFiles(root, fillIn(locale, new Map([...copies, ...machine])))
      if (!json)
        output.out(
          `${locale.language.id}: ${copies.size} copied from the same words elsewhere, ${machine.size} by the program, ${empty.length - copies.size - machine.size} left empty; all filled in are to be looked at\n`,
        )
    }
    return showMessages(collectMessages(problems), output, json)
  },
}

/** @throws UsageError where there is none, or it is not this machine's own */
function programOf({ publication }: TranslationWorkspace): readonly string[] {
  const { command: program } = publication.translate
  if (!program) throw new UsageError('publication.yaml names no program: `translate: { command: [program, argument] }`')
  const why = distrust(program, publication.root)
  if (why !== undefined) throw new UsageError(why)
  return program
}

async function askProgram(
  program: readonly string[],
  { publication, sources, assignment }: TranslationWorkspace,
  locale: Locale,
  wanted: readonly { id: string }[],
): Promise<{ file: VFile; fills: Map<string, Fill> }> {
  const ids = new Set(wanted.map(({ id }) => id))
  const document = exportDocument(publication, sources, locale, assignment.segments)
  const sent = { ...document, entries: document.entries.filter(({ id }) => ids.has(id)) }
  const seconds = Number(process.env.PAPER_TRANSLATE_SECONDS ?? SECONDS)
  const limits = { seconds: seconds > 0 ? seconds : SECONDS, bytes: limitOf('translations') }
  const ran = await runProgram(program, xliff.write(sent) as string, limits)
  if ('failure' in ran) {
    const { file, placeOf } = loadPublication(publication.root)
    const reason = `\`${program.join(' ')}\` ${ran.failure}: nothing is filled in by it`
    report(file, machineFailed, reason, { place: placeOf(['translate', 'command']) })
    return { file, fills: new Map() }
  }
  // Kept, for the places that messages name.
  const relative = path.join('dist', 'xliff', `${locale.language.id}.machine.xlf`)
  writeFiles(publication.root, new Map([[relative, ran.output]]))
  const file = new VFile({ path: relative, cwd: publication.root, value: ran.output })
  const segments = wanted.flatMap(({ id }) => assignment.segments.get(id) ?? [])
  return { file, fills: readMachineOutput(file, segments, locale, publication.languages[0].tag) }
}
