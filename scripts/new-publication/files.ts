import { readFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { sampleOf } from './samples.ts'
import { editionIds, type Wishes } from './wishes.ts'

/**
 * The files of a new publication, by path, but for those of its translations.
 *
 * @param date of its first version: `2022-12-15`
 * @param from its folder as seen from the toolchain's
 */
export function publicationFiles(wishes: Wishes, date: string, from: string): Map<string, string> {
  const words = sampleOf(wishes.languages[0])
  const chapter = (title: string, body: string, settings = ''): string =>
    `---\n${stringify({ title })}${settings}---\n\n${body}\n`
  return new Map([
    ['content/publication.yaml', settings(wishes, date)],
    ['content/01-introduction.md', chapter(words.introduction, `${words.citation}\n\n[^place]: ${words.note}`)],
    [
      'content/02-next-steps.md',
      chapter(
        words.next,
        [
          words.edit,
          `${words.list}\n\n- ${words.sources}\n- ${words.translations}\n- ${words.release}`,
          `:::figure{#fig-steps src=figures/steps.svg alt="${words.alt}"}\n${words.caption}\n:::`,
        ].join('\n\n'),
      ),
    ],
    ['content/99-references.md', chapter(words.references, '::bibliography', 'numbering: none\n')],
    ['content/figures/steps.svg', STEPS],
    ['content/logo.svg', LOGO],
    ['references.bib', BIBLIOGRAPHY],
    // Ours, to be changed: of the same name, a file here stands before the toolchain's.
    ['templates/theme.css', readFileSync(path.join(TOOLCHAIN_ROOT, 'templates/theme.css'), 'utf8')],
    ['.gitignore', 'dist/\ndist.*/\n'],
    ['README.md', readme(wishes, from)],
  ])
}

function settings({ title, body, languages, editions, style }: Wishes, date: string): string {
  const ids = editionIds(editions)
  const chapters = ['01-introduction', '02-next-steps', '99-references']
  const { logo } = sampleOf(languages[0])
  return stringify(
    {
      title,
      body,
      version: '0.1',
      date,
      status: 'draft',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      languages: languages.map(id => ({ id })),
      editions: editions.map((name, index) => ({ id: ids[index], title: name, style, chapters })),
      formats: ['html', 'pdf'],
      logo: { src: 'logo.svg', alt: logo },
      checks: { spelling: 'true', 'uncited-works': 'true' },
    },
    // Dates and versions are texts here, and stay what they are.
    { aliasDuplicateObjects: false, defaultStringType: 'PLAIN', lineWidth: 0 },
  )
}

function readme({ title, languages }: Wishes, from: string): string {
  const [, ...targets] = languages
  const translating =
    targets.length === 0
      ? ''
      : `    npm run translations:sync -- --root ${from}    # after an edit: brings locales/ in line\n`
  return `# ${title.replace(/\s+/g, ' ')}

The text of a publication. The toolchain that builds it is a project of its own; run its commands in the toolchain's folder:

    npm run check -- --root ${from}                # what is wrong, with its place
    npm run dev -- --root ${from}                  # the pages as you write
    npm run build -- --root ${from}                # all editions, in dist/ here
${translating}
- \`content/publication.yaml\`: title, languages, editions, citation style
- \`content/*.md\`: the chapters; \`references.bib\`: the works that they cite
- \`locales/\`: translations
- \`templates/theme.css\`: the colours; \`content/logo.svg\`: the sign on the cover

The toolchain's \`docs/own-publication.md\` says more.
`
}

const STEPS = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120">
  <line x1="60" y1="60" x2="420" y2="60" stroke="#173f6b" stroke-width="4"/>
  <circle cx="60" cy="60" r="36" fill="#e9eff6" stroke="#173f6b" stroke-width="4"/>
  <circle cx="240" cy="60" r="36" fill="#e9eff6" stroke="#173f6b" stroke-width="4"/>
  <circle cx="420" cy="60" r="36" fill="#173f6b"/>
</svg>
`

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <circle cx="50" cy="50" r="46" fill="none" stroke="#4fb3aa" stroke-width="8"/>
  <path d="M28 66 L50 26 L72 66 Z" fill="#4fb3aa"/>
</svg>
`

const BIBLIOGRAPHY = `@report{un2015,
  author = {{United Nations General Assembly}},
  institution = {United Nations},
  title = {Transforming our World: The 2030 Agenda for Sustainable Development},
  type = {Resolution},
  number = {A/RES/70/1},
  date = {2015-09-25},
  url = {https://sdgs.un.org/2030agenda}
}
`
