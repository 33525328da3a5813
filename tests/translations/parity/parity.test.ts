import { describe, expect, it } from 'vitest'
import type { SegmentKind } from '../../../scripts/model/source.ts'
import { checkParity } from '../../../scripts/translations/parity/check.ts'

function problems(
  source: string,
  target: string,
  { tag = 'es', kind = 'p' as SegmentKind, inline = false } = {},
): string[] {
  const found = checkParity({ source, target, kind, inline, languages: { source: 'en-GB', target: tag } })
  return found.map(({ rule, reason, index }) => `${index} ${rule.id}: ${reason}`)
}

it('reads no code in the words of the interface', () => {
  const words: [string, string] = [
    'Answer in a line that begins with `!`.',
    'Responda en una línea que empiece por `!`.',
  ]
  expect(problems(...words, { kind: 'ui' })).toEqual([])
})

describe('a translation that is right', () => {
  it.each([
    [
      'citations regrouped in another order',
      'Seen [@a2020] and paid [@b2021, p. 3].',
      'Visto y pagado [@b2021, p. 3; @a2020].',
    ],
    [
      'locators in its own words',
      'Paid [@a2020, chap. 2; @b2021, pp. 3-4].',
      'Pagado [@a2020, cap. 2; @b2021, págs. 3–4].',
    ],
    ['a narrative citation turned round', '@a2020 says so.', 'Así se dice [@a2020].'],
    ['sentences split', 'It pays, and it learns.', 'Paga. Aprende.'],
    ['sentences joined', 'It pays. It learns.', 'Paga y aprende.'],
    ['several paragraphs', 'It pays.[^n] It learns.', 'Paga.[^n]\n\nAprende.'],
    ['its own notation', 'About 1,234.5 km and 2,831 people.', 'Unos 1234,5 km y 2.831 personas.'],
    ['its own notation, in groups', 'About 1,234.5 km and 12,831 people.', 'Unos 1.234,5 km y 12 831 personas.'],
    ['no-break spaces between digits', 'In all 12,831 people.', 'En total 12\u00a0831 personas.'],
    ['years and pages beside other numbers', 'In 2020 100 cities.', 'En 2020 100 ciudades.'],
    ['hours with a point', 'Open from 9 am to 5.30 pm.', 'Abierto de 9:00 a 17:30.'],
    ['its own quotation marks', 'It is a "flow".', 'Es un «flujo».'],
    ['a quotation that ends the sentence', 'They call it "a flow."', 'Lo llaman «un flujo».'],
    [
      'numbers in words',
      'The 5 cities and two towns, the 3rd time.',
      'Las cinco ciudades y 2 pueblos, por tercera vez.',
    ],
    ['centuries', 'In the 21st century.', 'En el siglo XXI.'],
    ['decades', 'In the 1980s.', 'En los años 80.'],
    ['a billion', 'It gave USD 5 billion.', 'Aportó 5.000 millones de dólares.'],
    ['millions', 'It gave USD 2,831 million.', 'Aportó 2.831 millones de dólares.'],
    ['half a million in words', 'It gave 2 million.', 'Aportó dos millones.'],
    ['numbers of sections and targets', 'See target 17.9 in section 2.1.', 'Véase la meta 17.9 en el apartado 2.1.'],
    ['decimals', 'It is 21.5 per cent.', 'Es el 21,5 %.'],
    ['questions', 'Who pays? "Who learns?"', '¿Quién paga? «¿Quién aprende?».'],
    ['a comment mark', 'It pays (?).', 'Paga (?).'],
    [
      'names of bodies',
      'The Global Taskforce of Local and Regional Governments met.',
      'Se reunió la Global Taskforce of Local and Regional Governments.',
    ],
    [
      'titles of works',
      'In *The state of the cities of the world* it says so.',
      'Lo dice *The state of the cities of the world*.',
    ],
    [
      'titles in quotation marks',
      'It asks "who pays for the city that learns".',
      'Pregunta «who pays for the city that learns».',
    ],
    ['template marks that the source has', 'Write {{name}} and $t(x).', 'Escriba {{name}} y $t(x).'],
    [
      'addresses and code',
      'See <https://uclg.org/the-end> and `the end of it`.',
      'Véase <https://uclg.org/the-end> y `the end of it`.',
    ],
    ['a number that looks like a list, escaped', 'It was 2022.', '2022\\. Así fue.'],
    ['the ends of abbreviations', 'They met in May, June, etc.', 'Se reunieron en mayo, junio, etc.'],
    ['an ellipsis', 'And so on...', 'Y así…'],
  ])('may have %s', (_, source, target) => {
    expect(problems(source, target)).toEqual([])
  })

  it('may double what its language doubles', () => {
    expect(problems('If it is considered.', 'Se se considerar.', { tag: 'pt-BR' })).toEqual([])
  })

  it('may start a heading or cell with a number and a full stop', () => {
    expect(problems('1. Aims', '1. Objetivos', { kind: 'h', inline: true })).toEqual([])
  })

  it('may hold asterisks where words are plain', () => {
    expect(problems('A chart*', 'Un gráfico*', { kind: 'alt', inline: true })).toEqual([])
  })
})

describe('a translation that is wrong', () => {
  it.each([
    ['Paid [@a2020].', 'Pagado.', ['0 parity-citation: The translation lacks citation `@a2020`']],
    ['Paid [@a2020, p. 3].', 'Pagado.', ['0 parity-citation: The translation lacks citation `@a2020`, `page 3`']],
    ['Paid [@a2020].', 'Pagado [@a2021].', ['8 parity-citation: The source does not have citation `@a2021`', '0']],
    [
      'Paid [@a2020, p. 3].',
      'Pagado [@a2020, p. 4].',
      ['8 parity-citation: Citation `@a2020` has locator `page 4` here, and locator `page 3` in the source'],
    ],
    [
      'Paid [@a2020].',
      'Pagado [@a2020, p. 4].',
      ['8 parity-citation: Citation `@a2020` has locator `page 4` here, and no locator in the source'],
    ],
    ['Paid [@a2020; @a2020].', 'Pagado [@a2020].', ['0 parity-citation: The translation lacks citation `@a2020`']],
    [
      'Paid.[^a]',
      'Pagado.[^b]',
      [
        '7 parity-footnote: The source does not have footnote `[^b]`',
        '0 parity-footnote: The translation lacks footnote `[^a]`',
      ],
    ],
    [
      'See [](#fig-a).',
      'Véase [](#fig-b).',
      ['6 parity-cross-reference: The source does not have cross-reference to `#fig-b`', '0'],
    ],
    [
      'See [it](https://a.org).',
      'Véase [esto](https://b.org).',
      ['6 parity-link', '0 parity-link: The translation lacks link to `https://a.org`'],
    ],
    ['Use `run`.', 'Use `corre`.', ['4 parity-code', '0 parity-code: The translation lacks code `run`']],
    ['See ![A](a.png).', 'Véase.', ['0 parity-image: The translation lacks image `a.png`']],
    ['It was *so*.', 'Así fue.', ['0 parity-emphasis: The translation has 0 emphasised passages, and the source 1']],
    [
      'It was 2022.',
      '2022. Así fue.',
      [
        '0 parity-block: The translation is read as a list: write a paragraph; write `\\.` for the full stop after the number',
      ],
    ],
    ['It was.', '# Así fue.', ['0 parity-block: The translation is read as a heading: write a paragraph']],
    ['It was.', 'Así <b>fue</b>.', ['4 raw-html', '10 raw-html']],
    ['It was 3 km.', 'Eran 4 km.', ['5 parity-number: The number `4` should be `3`']],
    ['It was 300 km.', 'Eran km.', ['0 parity-number: The translation lacks the number `300`']],
    ['It was long.', 'Eran 300 km.', ['5 parity-number: The source does not have the number `300`']],
    ['It was 2,831.', 'Eran 2,831.', ['5 parity-number: The number `2,831` should be `2831`']],
    ['It was 12,831.5 km.', 'Eran 12,831.5 km.', ['5 parity-number: The number `12,831.5` should be `12\u202f831,5`']],
    ['It was 21.5 per cent.', 'Era el 21.5 %.', ['7 parity-number: The number `21.5` should be `21,5`']],
    [
      'It was so.',
      'Así fue',
      ['6 parity-punctuation: The translation ends with no punctuation, and the source with `.`'],
    ],
    [
      'It was so [@a2020].',
      'Así fue [@a2020]',
      ['6 parity-punctuation: The translation ends with no punctuation, and the source with `.`'],
    ],
    [
      'Who pays',
      'Quién paga.',
      ['10 parity-punctuation: The translation ends with `.`, and the source with no punctuation'],
    ],
    ['Who pays?', 'Quién paga?', ['10 parity-opening-mark: No `¿` opens what `?` closes']],
    ['Who pays', '¿Quién paga', ['0 parity-opening-mark: No `?` closes what `¿` opens']],
    [
      'It is the end of the line.',
      'Es the end of the line.',
      ['3 parity-language: `the end of the line` is English: translate it'],
    ],
    ['It pays and learns.', 'Paga and aprende.', ['5 parity-language: `and` is English: translate it']],
    ['It pays the bill.', 'Paga la la cuenta.', ['8 parity-doubled: `la` stands here twice: leave one']],
    ['It pays the bill.', 'Paga la  cuenta.', ['7 parity-doubled: Two spaces stand here: leave one']],
    ['It pays.', 'Pa\u200bga.', ['2 parity-invisible: The character U+200B is invisible: delete it']],
    ['It pays.', '\u202ePaga.', ['0 parity-invisible: The character U+202E is invisible: delete it']],
    [
      'It pays.',
      'Paga {{x}} y $t(y).',
      ['5 parity-template: The source does not have `{{x}}`', '13 parity-template: The source does not have `$t(`'],
    ],
    ['It pays.', `${'Paga '.repeat(60)}.`, ['0 parity-length']],
    [
      'It pays.',
      '<!-- Paga. -->',
      ['0 parity-block: The target has no words: write the translation, or leave it empty'],
    ],
  ])('%s → %s', (source, target, expected) => {
    const found = problems(source, target).filter(
      problem => !problem.includes('parity-doubled') || expected.some(e => e.includes('doubled')),
    )
    expect(found).toHaveLength(expected.length)
    for (const start of expected) expect(found.some(problem => problem.startsWith(start))).toBe(true)
  })

  it('has a line break in a heading', () => {
    expect(problems('Aims', 'Objetivos\n\nMás', { kind: 'h', inline: true })).toEqual([
      '9 parity-block: The line is broken: write one line, as in the source',
    ])
  })

  it('is checked at any size', () => {
    const found = problems('It pays. [@a] '.repeat(10), 'Paga 1 the the `x` [@a] «¿ *a* '.repeat(4000))
    expect(found.length).toBeGreaterThan(0)
  })
})
