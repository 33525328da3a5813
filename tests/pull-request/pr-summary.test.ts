import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MARK } from '../../scripts/pull-request/comment.ts'
import { runCommand } from '../support/command-line.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root, encoding: 'utf8' })

const ENGLISH = SETTINGS.replace(/\n {2}- \{ id: es.*\n.*pt-BR \}/, '')
const BILINGUAL = SETTINGS.replace(/\n {2}- \{ id: pt.*\}/, '')

/** A publication in a repository of its own, committed as `base`. */
async function begun(contents: Contents = {}): Promise<string> {
  const root = createPublication({ 'content/publication.yaml': ENGLISH, ...contents })
  await runCommand('translations:sync', '--root', root)
  git(root, 'init', '-q')
  save(root)
  git(root, 'tag', 'base')
  return root
}

function save(root: string, contents: Contents = {}): void {
  for (const [name, text] of Object.entries(contents)) writeFileSync(path.join(root, name), text ?? '')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'Edit')
}

const summary = (root: string, ...args: string[]) => runCommand('pr-summary', ...args, '--root', root)
const row = (text: string, language: string): string =>
  text.split('\n').find(line => line.startsWith('|') && line.includes(language)) ?? ''

describe('the comment on a pull request', () => {
  it('counts each edition before and after, and shows edited paragraphs as word diffs', async () => {
    const root = await begun()
    save(root, {
      'content/01-arches.md': chapter(
        'Arches',
        'Arches carry by leaning hard [@smith2020, p. 3].[^a]\n\nThey hold.\n\n[^a]: So far.',
      ),
    })
    const { code, out } = await summary(root, 'base', 'HEAD')
    expect(code).toBe(0)
    expect(out.startsWith(`${MARK}\n`)).toBe(true)
    expect(out).toMatch(/^Compared with base \(\w{10}\) → HEAD \(\w{10}\)\.$/m)
    expect(row(out, 'English')).toBe('| Paper | British English | 13 (+3) | 3 (+1) | 2 | 0 | – | 3 |')
    expect(out).toMatch(/\n\*\*Arches\*\*\n\n[\s\S]*- Arches carry by leaning <ins>hard<\/ins>\.\n/)
    expect(out).toContain('- *new:* <ins>They hold.</ins>')
    expect(out).toContain('- *note, new:* <ins>So far.</ins>')
    expect(out).toContain('No new ones.')
  })

  it('names what was moved, and where from', async () => {
    const staying = (what: string) => `${what} ${'stays where it is, and carries the road on. '.repeat(6)}`
    const moving = 'A sentence that is long enough to be known again wherever it stands in the text.'
    const root = await begun({
      'content/01-arches.md': chapter('Arches', `${staying('An arch')}\n\n${moving}`),
      'content/02-cables.md': chapter('Cables', staying('A cable')),
    })
    save(root, {
      'content/01-arches.md': chapter('Arches', staying('An arch')),
      'content/02-cables.md': chapter('Cables', `${staying('A cable')}\n\n${moving.replace('text', 'paper')}`),
    })
    const { out } = await summary(root, 'base', 'HEAD')
    expect(out).toMatch(
      /\*\*Cables\*\*\n\n- \*moved here from Arches, and edited:\* .*<del>text<\/del><ins>paper<\/ins>/,
    )
  })

  it('tells what is translated before and after, and which problems are new', async () => {
    const root = await begun({
      'content/publication.yaml': BILINGUAL,
      'content/02-cables.md': chapter('Cables', 'Cables carry the the road.'),
    })
    const file = path.join(root, 'locales/es/01-arches.json')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(
        /("source": "Arches carry.*\n *"target": ")/,
        '$1Los arcos se inclinan [@smith2020, p. 3].',
      ),
    )
    save(root)
    save(root, {
      'content/01-arches.md': chapter('Arches', 'Arches carry by leaning a lot [@smith2020, p. 3]. See [](#nowhere).'),
      // The old one, elsewhere in its file, is no new one.
      'content/02-cables.md': chapter('Cables', '\n\nCables carry the the road.'),
    })
    const { code, out } = await summary(root, 'HEAD^')
    expect(code).toBe(0)
    expect(row(out, 'Español')).toMatch(/\| \d+% → 0% \|/)
    expect(out).toMatch(/- \*\*error\*\* <code>content\/01-arches\.md:5:\d+<\/code> .*<code>\\#nowhere<\/code>/)
    expect(out).not.toContain('word-doubled')
  })

  it('lists what translators ask, the new first, and leaves what is answered', async () => {
    const root = await begun({ 'content/publication.yaml': BILINGUAL })
    const name = 'locales/es/01-arches.json'
    const asked = readFileSync(path.join(root, name), 'utf8').replace('"note": ""', '"note": "? Which *arch*, @all?"')
    save(root, { [name]: asked })
    git(root, 'tag', 'asked')
    expect((await summary(root, 'base', 'asked')).out).toMatch(
      /### Questions of translators\n\n.*`!`.*\n\n- \*\*new\*\* Español, .*locales\/es\/01-arches\.json:\d+<\/code>\): Which \\\*arch\\\*, @\u200ball\?/,
    )
    save(root, { [name]: asked.replace('@all?', '@all?\\n! The second.') })
    expect((await summary(root, 'asked', 'HEAD')).out).not.toContain('Questions of translators')
  })

  it('leaves the working tree and the index as they are', async () => {
    const root = await begun()
    save(root, { 'content/02-cables.md': chapter('Cables', 'Cables pull.') })
    writeFileSync(path.join(root, 'content/02-cables.md'), chapter('Cables', 'Not committed.'))
    const state = () => [
      git(root, 'status', '--porcelain'),
      readFileSync(path.join(root, '.git/index')).toString('hex'),
    ]
    const before = state()
    const { out } = await summary(root, 'base', 'HEAD')
    expect(out).toContain('Cables')
    expect(out).not.toContain('Not committed')
    expect(state()).toEqual(before)
  })

  it('has pages and links of what was built, and only of that', async () => {
    const root = await begun()
    const dist = (name: string, pages: number): string => {
      const folder = path.join(root, name)
      mkdirSync(path.join(folder, 'en'), { recursive: true })
      for (const file of ['paper.pdf', 'paper.html', 'paper.redline.pdf'])
        writeFileSync(path.join(folder, 'en', file), 'x')
      const publications = [
        {
          path: 'en/paper.html',
          edition: 'paper',
          language: 'en-GB',
          format: 'html',
          title: 'Paper',
          version: '1',
          bytes: 1,
          translated: 1,
        },
        {
          path: 'en/paper.pdf',
          edition: 'paper',
          language: 'en-GB',
          format: 'pdf',
          title: 'Paper',
          version: '1',
          bytes: 1,
          translated: 1,
          pages,
        },
      ]
      writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ publications }))
      return folder
    }
    const files = ['--dist', dist('built', 12), '--base-dist', dist('before', 11)]
    // The manifest alone is enough.
    rmSync(path.join(root, 'before/en'), { recursive: true })
    const { out } = await summary(root, 'base', ...files, '--preview', 'https://example.org/pr/7/')
    expect(row(out, 'English')).toContain('| 12 (+1) |')
    expect(row(out, 'English')).toMatch(
      /\| \[page\]\(<https:\/\/example\.org\/pr\/7\/en\/paper\.html>\) · \[PDF\]\(<.*paper\.pdf>\) · \[redline PDF\]\(<.*paper\.redline\.pdf>\) \|$/,
    )
    const { code, err } = await summary(root, 'base', '--preview', 'javascript:alert(1)')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('an address that begins with https://') })
  })

  it('stays below what a forge takes, and says what it left out', async () => {
    const paragraphs = (word: string) =>
      Array.from({ length: 60 }, (_, index) => `${word}${index} `.repeat(100).trim()).join('\n\n')
    const root = await begun({ 'content/01-arches.md': chapter('Arches', paragraphs('then')) })
    save(root, {
      'content/01-arches.md': chapter('Arches', `${paragraphs('now')}\n\n${`${'x'.repeat(99)}\n`.repeat(700)}`),
    })
    const { out } = await summary(root, 'base', 'HEAD')
    expect(Buffer.byteLength(out)).toBeLessThan(62_000)
    const shown = out.match(/^- \*/gm)?.length ?? 0
    const left = Number(/\*\*(\d+) more changes are left out/.exec(out)?.[1])
    expect(shown).toBeGreaterThan(20)
    expect(shown + left).toBe(Number(/(\d+) \|$/.exec(row(out, 'English'))?.[1]))
  })
})

describe('hostile content', () => {
  const attacks = [
    '@everyone @org/team a@b.example',
    'closes #12, GH-13, org/repo#14',
    '![x](https://evil.example/a.png) <img src="https://evil.example/b.png">',
    'https://evil.example/c www.evil.example',
    '</details> <script>alert(1)</script> <!-- <h1>',
    '| a | b | **bold** _em_ ~~gone~~ `code` $x^2$ :octocat: [^1] [a][b]',
    '&lt;img&gt; &#64;user \\@user \\`',
    '\u202egnp.exe \u200b\u2066',
  ]
  const escaped = attacks.map(text => text.replace(/[<>[\]`*_~|&\\!]/g, '\\$&'))

  it('does nothing in the comment but be read', async () => {
    const root = await begun()
    save(root, {
      'content/01-arches.md': chapter(
        JSON.stringify(`Arches ${attacks.join(' ')}`),
        `${escaped.join('\n\n')}\n\n${attacks[2]}\n\n[](#x@everyone)`,
      ),
      'content/02-cables.md': chapter('Cables', `Cables carry by pulling ${escaped.join(' ')}`),
    })
    const { code, out } = await summary(root, 'base', 'HEAD')
    expect(code).toBe(0)
    const tree: Nodes = unified().use(remarkParse).use(remarkGfm).parse(out)
    const found: string[] = []
    visit(tree, node => {
      if (['image', 'imageReference', 'link', 'linkReference', 'footnoteReference', 'definition'].includes(node.type))
        found.push(node.type)
      if (node.type !== 'html') return
      for (const tag of node.value.match(/<[^>]*>?/g) ?? [])
        if (!/^<\/?(?:ins|del|code|b|span|details(?: open)?|summary)>$/.test(tag) && tag !== MARK) found.push(tag)
    })
    expect(found).toEqual([])
    expect(out.match(/<details/g)?.length).toBe(out.match(/<\/details>/g)?.length)
    expect(out).toContain('everyone')
    expect(out).not.toMatch(/@\w|(?<!<code>.*)[#]\d|GH-\d|:octocat:|\$x|[\u202a-\u202e\u2066-\u2069]/)
  })
})

describe('a revision that cannot be had', () => {
  it('is told in a sentence', async () => {
    const root = await begun()
    expect(await summary(root)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Unexpected number of revisions/),
    })
    expect(await summary(root, 'nowhere')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^No revision `nowhere`: .*\n$/),
    })
    save(root, { 'content/02-cables.md': chapter('Cables', 'Cables pull.') })
    const shallow = `${root}-shallow`
    onTestFinished(() => rmSync(shallow, { recursive: true, force: true }))
    git(root, 'clone', '-q', '--depth=1', `file://${root}`, shallow)
    expect(await summary(shallow, 'HEAD^')).toMatchObject({
      code: 2,
      err: expect.stringContaining('run `git fetch --unshallow`'),
    })
  })
})
