/**
 * Written forms of the CSL 1.0.2 locator terms in English, Spanish and Portuguese. All are understood in every language,
 * since a translator may leave `p. 3` as it is. A full stop may follow each form, accents may be missing.
 */
export const FORMS: Record<string, string> = {
  act: 'act acts acto actos ato atos',
  appendix: 'app apps appendix appendices annex annexes anexo anexos apéndice apéndices apêndice apêndices',
  'article-locator': 'art arts article articles artículo artículos artigo artigos',
  book: 'bk bks book books libro libros livro livros',
  canon: 'canon canons cánones cânones',
  chapter: 'ch chs chap chaps chapter chapters cap caps capítulo capítulos',
  column: 'col cols column columns columna columnas coluna colunas',
  equation: 'eq eqs equation equations ecuación ecuaciones equação equações',
  figure: 'fig figs figure figures figura figuras gráfico gráficos',
  folio: 'fol fols folio folios fólio fólios',
  issue: 'issue issues núm núms número números nº n° n.º n.°',
  line: 'line lines línea líneas linha linhas',
  note: 'nn note notes footnote footnotes nota notas',
  opus: 'opus',
  page: 'p pp page pages pág págs página páginas',
  paragraph: 'par pars párr párrs paras paragraph paragraphs párrafo párrafos parágrafo parágrafos',
  part: 'pt pts part parts parte partes',
  rule: 'rule rules regla reglas regra regras',
  scene: 'scene scenes escena escenas cena cenas',
  section: 'sec secs sect section sections secc sección secciones apartado apartados seç seção seções',
  supplement: 'supp suppl supplement supplements suplemento suplementos',
  table: 'tab tabs tbl table tables tabla tablas tabela tabelas cuadro cuadros quadro quadros',
  timestamp: 'timestamp',
  'title-locator': 'tít título títulos title titles',
  verse: 'vv verse verses verso versos versículo versículos',
  volume: 'vol vols volume volumes volumen volúmenes tomo tomos',
}

/** Forms that need their full stop: without it they are words (`no`, Spanish `para`) or mere letters. */
export const DOTTED_FORMS: Record<string, string> = {
  issue: 'no nos nro nros',
  line: 'l ll',
  note: 'n',
  paragraph: 'para',
  verse: 'v',
  volume: 't',
}

export const SIGNS: Record<string, string> = { '§': 'section', '¶': 'paragraph', '№': 'issue' }
