import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { afterAll, describe, expect, it } from 'vitest'
import { loadLocale, loadStyle } from '../../scripts/bibliography/style.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { cite, citerFor, notes } from './cite.ts'

const root = mkdtempSync(path.join(tmpdir(), 'styles-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const HEAD = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'

function write(name: string, text: string): void {
  mkdirSync(path.join(root, 'templates/csl'), { recursive: true })
  writeFileSync(path.join(root, 'templates/csl', name), text)
}

function load(name: string) {
  const publication = new VFile({ path: 'content/publication.yaml' })
  const request = { roots: [root, TOOLCHAIN_ROOT], file: publication, place: { line: 7, column: 12 } }
  const { style, file } = loadStyle(name, request)
  return {
    style,
    messages: [...publication.messages, ...(file?.messages ?? [])].map(message => `${message.file} ${message}`),
  }
}

describe('loading a style', () => {
  it('finds ours, and says where citations go', () => {
    expect(load('policy-notes').style).toMatchObject({ styleClass: 'note' })
    expect(load('policy-author-date').style).toMatchObject({ styleClass: 'in-text', authorDate: true })
  })

  it('reports a style that is not there, with the name that was meant', () => {
    const { style, messages } = load('policy-note')
    expect(style).toBeUndefined()
    expect(messages).toEqual([
      'content/publication.yaml content/publication.yaml:7:12: No citation style `policy-note`, which is a file templates/csl/policy-note.csl; did you mean `policy-notes`?',
    ])
  })

  it('looks nowhere else, whatever the name', () => {
    expect(load('../../package').messages[0]).toContain('No citation style')
    expect(load('/etc/passwd').messages[0]).toContain('No citation style')
  })

  it('prefers the publication’s own style', () => {
    write(
      'policy-notes.csl',
      `<style ${HEAD} class="in-text"><info/><citation><layout><text variable="title"/></layout></citation></style>`,
    )
    expect(load('policy-notes').style?.styleClass).toBe('in-text')
    rmSync(path.join(root, 'templates/csl/policy-notes.csl'))
  })

  it.each([
    [
      'an open tag',
      `<style ${HEAD} class="note">\n<citation>\n</style>`,
      '3:1: Unexpected `</style>`, expected `</citation>`',
    ],
    ['a tag without quotes', `<style ${HEAD}>\n <a b=c/></style>`, '2:7: Unexpected `c`: unquoted attribute value'],
    ['a bare ampersand', `<style ${HEAD}>a & b</style>`, '1:64: Unexpected `&`, expected `&amp;`'],
    ['a cut file', `<style ${HEAD} class="note">\n<citation>`, '2:1: Unexpected end of file, expected `</citation>`'],
    ['no XML', 'just text', '1:1: Unexpected text, expected XML'],
    ['a web page', '<html></html>', '1:1: The file begins with `<html>`: a CSL style'],
    [
      'no class',
      `<style ${HEAD}><citation><layout/></citation></style>`,
      'A style cannot have the class ``: write `note` or `in-text`',
    ],
    ['no citations', `<style ${HEAD} class="note"><info/></style>`, '1:1: The style has no `<citation>`'],
    [
      'a style that stands for another',
      `<style ${HEAD} class="note"><info><link href="https://example.org/apa" rel="independent-parent"/></info></style>`,
      'The style stands for another one: put that in its place, https://example.org/apa',
    ],
    [
      'macros that double themselves',
      `<style ${HEAD} class="note"><macro name="a0"><text value="x"/></macro>${Array.from({ length: 30 }, (_, n) => `<macro name="a${n + 1}"><text macro="a${n}"/><text macro="a${n}"/></macro>`).join('')}\n<citation><layout><text macro="a30"/></layout></citation></style>`,
      '2:1: `citation` has more than 20,000 elements, with those of macros wherever they are called: call fewer',
    ],
    [
      'a macro that is not there',
      `<style ${HEAD} class="note"><macro name="author"/>\n<citation><layout><text macro="auther"/></layout></citation></style>`,
      '2:19: The style defines no macro `auther`; did you mean `author`?',
    ],
  ])('reports %s with its place', (_, xml, message) => {
    write('broken.csl', xml)
    const { style, messages } = load('broken')
    expect(style).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(message)
    expect(messages[0]).toContain('templates/csl/broken.csl')
  })

  it('reports what only the processor finds, on the style', () => {
    write(
      'odd.csl',
      `<style ${HEAD} class="note"><macro name="a"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>`,
    )
    const { style } = load('odd')
    expect(() => citerFor(style ?? '', 'en', '')).toThrow(/The CSL processor refuses the style `odd`: /)
  })
})

describe('loading a locale', () => {
  const request = () => ({ roots: [TOOLCHAIN_ROOT], file: new VFile({ path: 'content/publication.yaml' }) })

  it('finds ours, and those that come with citation-js', () => {
    expect(loadLocale('pt-BR', request()).xml).toContain('acesso em')
    expect(loadLocale('fr-FR', request()).xml).toContain('xml:lang="fr-FR"')
  })

  it('reports one that is not there: nothing turns English in silence', () => {
    const asked = request()
    expect(loadLocale('pt-BZ', asked).xml).toBeUndefined()
    expect(asked.file.messages.map(message => `${message.ruleId} ${message.reason}`)).toEqual([
      'csl-locale-missing No CSL locale `pt-BZ`, which is a file templates/csl/locales-pt-BZ.xml; did you mean `pt-BR`?',
    ])
  })
})

describe('a numeric style', () => {
  const numeric = `<style ${HEAD} class="in-text"><info><category citation-format="numeric"/></info>
    <citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
      <layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
    <bibliography second-field-align="flush"><layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="] "/><text variable="title"/></layout></bibliography></style>`
  write('numeric.csl', numeric)
  const { style } = load('numeric')
  const works = '@misc{a, title={A}, author={Doe, Jo}}\n@misc{b, title={B}}\n@misc{c, title={C}}'

  it('numbers works by their first citation', () => {
    const { citations, entries } = cite(citerFor(style ?? '', 'en', works), [
      { noteIndex: 0, items: ['b'] },
      { noteIndex: 0, items: ['c', 'a', 'b'] },
      { noteIndex: 0, items: ['a'], narrative: true },
    ])
    expect(citations).toEqual(['[1]', '[1–3]', 'Doe [3]'])
    expect(entries.map(({ key }) => key)).toEqual(['b', 'c', 'a'])
  })

  it('sets the numbers of the bibliography apart', () => {
    const { entries } = cite(citerFor(style ?? '', 'en', works), notes('b'))
    expect(entries[0]?.content.map(node => node.type === 'element' && node.properties.className)).toEqual([
      ['csl-left-margin'],
      ['csl-right-inline'],
    ])
  })
})
