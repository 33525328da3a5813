import { Check } from '../checks/definition/check.ts'
import { loadRules } from '../checks/definition/registry.ts'
import type { Example } from '../rules/definition/example.ts'
import type { Rule } from '../rules/definition/rule.ts'

/** `docs/rules.md`, from the files of the rules. */
export async function rulesPage(): Promise<string> {
  const rules = await loadRules()
  const intro = `<!-- Written by \`npm run docs\` from scripts/rules/, scripts/checks/ and scripts/translations/parity/rules/. Change the rule's file, not this one. -->

# Rules

What \`npm run check\` and the other commands may say. An **error** keeps everything from being written; a **warning** does
not, but refuses a release; a **hint** is for you to weigh, and keeps nothing from being published. \`^\` marks where the
message stands.

A rule that does not hold for a publication is silenced in \`content/publication.yaml\`, with the reason, for all files or
for some:

\`\`\`yaml
checks:
  silenced:
    - rule: acronym-unused
      reason: Two papers share the list.
    - rule: uncited-claim
      reason: The annex lists what members said.
      in: [content/annex.md]
\`\`\`

${rules.map(({ id, severity }) => `- [\`${id}\`](#${id})${severity === 'error' ? '' : ` (${severity})`}`).join('\n')}
`
  return [intro, ...rules.map(section)].join('\n')
}

function section(rule: Rule): string {
  const { id, severity, summary, silenceable, examples } = rule
  const occasion = rule instanceof Check && rule.when === 'release' ? ' Only for a release.' : ''
  const facts = `*${severity}${silenceable ? '' : ', cannot be silenced'}.*${occasion} ${summary}`
  const shown =
    'bad' in examples ? [...show('Wrong', examples.bad), ...show('Right', examples.good)] : [examples.noExample]
  return `${[`## ${id}`, facts, ...shown].join('\n\n')}\n`
}

function show(title: string, example: Example): string[] {
  const parts = typeof example === 'string' ? { chapter: example } : example
  const { chapter, translation, added, changed, files } = parts
  const texts: [where: string, language: string, text: string][] = []
  if (chapter !== undefined) texts.push(['', 'markdown', chapter])
  if (translation) texts.push(['', 'yaml', translationText(translation)])
  if (parts.language !== undefined)
    texts.push(['in `content/publication.yaml`', 'yaml', `languages:\n  - ${parts.language}`])
  for (const [name, text] of Object.entries(added ?? {})) texts.push([`in \`${name}\``, languageOf(name), text.trim()])
  for (const [name, [, text]] of Object.entries(changed ?? {})) texts.push([`in \`${name}\``, languageOf(name), text])
  for (const [name, text] of Object.entries(files ?? {}))
    texts.push(text === null ? [`without \`${name}\``, '', ''] : [`in \`${name}\``, languageOf(name), text.trim()])
  return texts.map(([where, language, text]) => {
    const heading = `${title}${where === '' ? '' : `, ${where}`}:`
    return text === '' ? heading.replace(/:$/, '.') : `${heading}\n\n${fenced(withCaret(text), language)}`
  })
}

function translationText({
  source,
  target,
  previous,
  prefilled,
  reviewed,
  note,
}: {
  source: string
  target: string
  previous?: string
  prefilled?: string
  reviewed?: string
  note?: string
}): string {
  const fields = { source, previous, target, prefilled, reviewed, note }
  const lines = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
  return lines.map(([name, text]) => `${name}: ${JSON.stringify(text)}`).join('\n')
}

/** A line of `^` below the words that are marked. */
function withCaret(text: string): string {
  const lines = text.split('\n').flatMap(line => {
    const start = line.indexOf('⟦')
    if (start < 0) return [line]
    const end = line.indexOf('⟧')
    const length = Math.max(1, end < 0 ? 1 : end - start - 1)
    return [line, `${' '.repeat(start)}${'^'.repeat(length)}`]
  })
  return lines.join('\n').replaceAll(/[⟦⟧]/g, '')
}

/** What nobody sees is shown by its number. */
function fenced(text: string, language: string): string {
  const seen = text.replace(
    /[^\P{C}\n]/gu,
    sign => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}⟩`,
  )
  const fence = '`'.repeat(Math.max(3, ...[...seen.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}${language}\n${seen}\n${fence}`
}

function languageOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return (
    { md: 'markdown', bib: 'bibtex', svg: 'xml', csl: 'xml', yaml: 'yaml', html: 'html', css: 'css' }[ending] ?? ending
  )
}
