import type { LanguageRules } from './language.ts'

/** Spanish, as the RAE's Ortografía de la lengua española (2010) and Nueva gramática have it. */
export default {
  tag: 'es',
  csl: 'es-ES',
  // Ortografía, VIII: thousands from five digits on are set apart by a space, and never with a full stop.
  typography: {
    quotes: { double: ['«', '»'], single: ['“', '”'] },
    beforePercent: '\u00a0',
    thousands: '\u202f',
    ordinalEndings: '.º .ª º ª',
    // Ortografía, IV: periods are written with a hyphen.
    range: '-',
    markSpaces: [],
    beforeNumber:
      'art. arts. al. inc. p. pp. pág. págs. párr. párrs. parr. parrs. cap. caps. t. v. vol. vols. n. núm. núms. nº n° n.º n.os fig. figs. gráf. gráfs. sec. secc. tab. tabs. res. anexo',
    afterNumber: ['mil', 'millón', 'millones', 'billón', 'billones', 'por ciento', 'euros', 'ed.'],
    elided: '',
    abbreviations: 'p.ej. cf. cfr. vs. véase. ver.',
  },
  hyphenation: 'es',
  // Ortografía de la lengua española (2010): one at the end of the line, one at the head of the next.
  repeatsHyphen: true,
  stemmer: 'spanish',
  spelling: {
    dictionary: 'dictionary-es',
    prefixes: 'anti co ex inter macro micro multi no post pre pro socio sub',
    pairs:
      'periodo|período periodos|períodos sustancial|substancial video|vídeo videos|vídeos septiembre|setiembre icono|ícono',
    endings: [],
  },
  prose: { sentence: 60, paragraph: 180 },
  // RAE, Ortografía, on note calls.
  notes: { placement: 'before', behindDigit: '\u2009' },
  dates: {
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
    dayMonth: ' de ',
    firstDay: '',
    span: ['de', 'a'],
    undated: ['s.f.', 'sin fecha'],
    circa: ['hacia'],
  },
  numbers: {
    cardinals:
      'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
    tens: 'diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien',
    ordinals: 'primer segund tercer cuart quint sext séptim octav noven décim',
    variants: { 1: 'una un', 2: 'dos', 12: 'docena', 20: 'veintena', 100: 'centenar ciento' },
    scales: { mil: 1e3, millón: 1e6, millones: 1e6, 'mil millones': 1e9, millardo: 1e9, billón: 1e12, billones: 1e12 },
    counted: ['veces', 'puntos', 'grados', 'hectáreas', 'toneladas', 'metros', 'años', 'personas'],
    decade: '',
    percent: ['por cien', 'por ciento'],
  },
  words: {
    and: 'y e',
    or: 'o u',
    functionWords: 'el los las del al y con una por sus fue fueron estos estas esta este ha han',
    negations: 'no ni nunca jamás nada nadie ningún ninguna ninguno sin tampoco',
    obligations: 'debe deben deberá deberán debería deberían debiera debieran puede pueden podrá podrán podría podrían',
    boxes: 'recuadro recuadros',
    of: 'de del en',
    beforeYear:
      'en desde hasta antes después durante hacia principios mediados finales primavera verano otoño invierno de adoptada adoptado aprobada aprobado firmada firmado fundada fundado creada creado',
    emptyLinks: ['aquí', 'haga clic aquí', 'este enlace', 'enlace', 'leer más', 'más', 'esta página', 'este sitio'],
    drafts: [
      'este borrador',
      'el presente borrador',
      'borrador de consulta',
      'borrador para consulta',
      'borrador de trabajo',
      'es un borrador',
    ],
  },
  // Nueva gramática, 3.2: -s, or -es behind consonants, before which accents come and go.
  plurals: [
    [/ces$/, 'z'],
    [/iones$/, 'ión'],
    [/eses$/, 'és'],
    // `país`, `inglés` are no plurals.
    [/(?<=[áéíóú])s$/, 's'],
    [/e?s$/, ''],
    [/e$/, ''],
  ],
  citations: {
    bibtexNames: { castilian: 'es' },
    genres: {
      bathesis: 'trabajo de fin de grado',
      candthesis: 'tesis de candidatura',
      mathesis: 'tesis de maestría',
      phdthesis: 'tesis doctoral',
      resreport: 'informe de investigación',
      techreport: 'informe técnico',
    },
    locators: {
      act: 'acto actos',
      appendix: 'anexo anexos apéndice apéndices',
      'article-locator': 'art arts artículo artículos',
      book: 'libro libros',
      canon: 'canon cánones',
      chapter: 'cap caps capítulo capítulos',
      column: 'col cols columna columnas',
      equation: 'ecuación ecuaciones',
      figure: 'fig figs figura figuras gráfico gráficos',
      folio: 'folio folios',
      issue: 'núm núms número números nº n° n.º n.°',
      line: 'línea líneas',
      note: 'nota notas',
      opus: 'opus',
      page: 'p pp pág págs página páginas',
      paragraph: 'párr párrs párrafo párrafos',
      part: 'parte partes',
      rule: 'regla reglas',
      scene: 'escena escenas',
      section: 'secc sección secciones apartado apartados',
      supplement: 'supl suplemento suplementos',
      table: 'tabla tablas cuadro cuadros',
      timestamp: 'timestamp',
      'title-locator': 'tít título títulos',
      verse: 'verso versos versículo versículos',
      volume: 'vol vols volumen volúmenes tomo tomos',
    },
    dottedLocators: { issue: 'no nos nro nros', volume: 't' },
    stopBehindQuestion: true,
  },
  parity: {
    openingMarks: [
      ['¿', '?'],
      ['¡', '!'],
    ],
    doubled: 'nos no sí muy se que bla',
  },
} as const satisfies LanguageRules
