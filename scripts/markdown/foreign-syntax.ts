/** A mark of another kind of Markdown, that ours does not read. */
export interface Foreign {
  pattern: RegExp
  /** What it is, and what to write instead. */
  reason: string
}

export const TABLE_OF_LINES = 'Tables of lines and spaces are not read: put `|` between the columns, one line a row'

/** Syntax of other tools that would be printed as typed. The first that matches at a place tells of it. */
export const FOREIGN: readonly Foreign[] = [
  {
    pattern: /(?<![\\$])\$\$(?!\s*\$)[\s\S]+?(?<!\\)\$\$/g,
    reason: 'Formulas in `$$ … $$` cannot be set: write it in words, or as a figure',
  },
  {
    // Between two amounts of money stand words; a formula has signs, or no space, or nothing but single letters.
    pattern:
      /(?<![\\$\p{L}\d])\$(?=[^\s$])(?:[^\s$]*|(?=[^$\n]*[\\^_=<>{}+*])[^$\n]*|(?![^$\n]*\p{L}{2})[^$\n]*)(?<![\s\\])\$(?![\d$\p{L}])/gu,
    reason: 'Formulas in `$ … $` cannot be set: write it with `*x*`, `~2~` and `^2^`, or in words',
  },
  {
    pattern: /\\[([][^\n]*\\[)\]](?=\s|$)/g,
    reason: 'Formulas in TeX cannot be set: write it in words, or as a figure',
  },
  {
    pattern: /(?<!\\)\\(?:begin|end)\s*\{[^}\n]*\}|(?<!\\)\\[a-zA-Z]{2,}\*?(?:\s*[[{][^\]}\n]*[\]}])*/g,
    reason: 'TeX is not read here: write Markdown (a backslash that is meant stands in code: `\\name`)',
  },
  {
    pattern: /(?<!\\)\{\{[<%][\s\S]*?[>%]\}\}|(?<![\\{])\{%[\s\S]*?%\}/g,
    reason: 'Shortcodes are not read: write Markdown, or a block of docs/blocks.md',
  },
  {
    pattern: /(?<!\\)\{(?:\+\+|--|~~|>>|==)[\s\S]*?(?:\+\+|--|~~|<<|==)\}/g,
    reason: 'CriticMarkup is not read: write the text as it should read',
  },
  {
    pattern: /(?<!\\)\{\{[^{}\n]*\}\}/g,
    reason: 'Placeholders are not filled in: write the text that it stands for',
  },
  {
    pattern: /(?<![\\\]])\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi,
    reason: 'Alerts are not read: write a block, `:::box[Title]` … `:::`',
  },
  {
    pattern: /(?<=^[ \t]*(?:[-+*]|\d+[.)])[ \t]+)\[[ xX]\](?=\s)/gm,
    reason: 'Task lists are not read: write the list without boxes',
  },
  {
    pattern: /(?<!\\)\{[a-z][\w:.-]*\}(?=`)/g,
    reason: 'Roles of MyST are not read: write Markdown, a citation `[@key]` or a cross-reference `[](#anchor)`',
  },
  {
    pattern: /\\?@ref\([^)\n]*\)/g,
    reason: 'References of bookdown are not read: write `[](#anchor)`',
  },
  {
    pattern: /(?<!\\)`{2}(?=[^\s`])/g,
    reason: 'Quotation marks of TeX are not read: write `"…"`',
  },
  {
    pattern: /(?<!\\)%%[^%\n]+%%/g,
    reason: 'Comments in `%%` are not read: write `<!-- … -->`',
  },
  {
    pattern: /(?<![\w:\\]):[a-z][a-z0-9_+-]+:(?![\w:])/g,
    reason: 'Signs by their names in colons are not read: write words',
  },
  {
    pattern: /(?<!\\)!\[\[[^\]\n]+\]\]/g,
    reason: 'Pictures of wikis are not read: write `![What it shows](file.png)`',
  },
  {
    pattern: /(?<![\\!])\[\[[^\]\n]+\]\](?![(:])/g,
    reason: 'Links of wikis are not read: write `[words](address)` or `[](#anchor)`',
  },
  {
    pattern: /(?<=^[ \t]*)\[(?:TOC|_TOC_)\][ \t]*$/gim,
    reason: 'A table of contents has no place in the text: it is `contents` of the edition in publication.yaml',
  },
  {
    pattern: /(?<![\\=])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/g,
    reason: 'Highlights are not read: write `*emphasis*` or `**strong**`',
  },
  {
    pattern: /(?<![\\+\p{L}\p{N}])\+\+(?=[^\s+])[^+\n]*[^\s+]\+\+(?!\+)/gu,
    reason: 'Marks of insertion are not read: write the text as it should read',
  },
  {
    pattern: /^[ \t>]*\*\[[^\]\n]+\]:/gm,
    reason: 'Abbreviations are not read here: list them in content/acronyms.yaml',
  },
  {
    pattern: /^[ \t>]*\+(?:[-=]{3,}\+)+[ \t]*$/gm,
    reason: 'Grid tables are not read: put `|` between the columns, one line a row, and `|---|` below the head',
  },
  {
    pattern: /^[ \t>]*-{2,}(?:[ \t]+-{2,})+[ \t]*$|^[ \t>]*-{5,}[ \t]*$/gm,
    reason: TABLE_OF_LINES,
  },
  {
    pattern: /^[ \t>]*\|[^\n]*\|?[ \t]*$/gm,
    reason: 'A line that begins with `|` is no table: put `|---|` below its head; for lines of verse, end them in `\\`',
  },
  {
    pattern: /^[ \t>]*(?:Table)?:[ \t]+(?=\S)[^\n]*/gm,
    reason:
      'A line that begins with `:` is no caption: put `:::table[Caption]` around the table; a definition has its term in the line above, and stands in no list',
  },
  {
    pattern: /^[ \t>]*(?:`{3}|~{3})/gm,
    reason:
      'The line begins a block of code that is not read as one: write nothing behind its marks but a name, or `code` in the text',
  },
  {
    pattern: /(?<=\n[ \t>]*)~[ \t]+(?=\S)/g,
    reason: 'A line that begins with `~` is no definition: write `:` in its place',
  },
  {
    pattern: /^[ \t>]*\+{3,}[ \t]*$/gm,
    reason: 'Breaks of cells `+++` are not read: take the line away, or write `---`',
  },
  {
    pattern: /^[ \t>]*\(?(?:a[.)][^\n]*\n[ \t>]*\(?b|i[.)][^\n]*\n[ \t>]*\(?ii|I[.)][^\n]*\n[ \t>]*\(?II)[.)][ \t]/gm,
    reason: 'Lists by letters or Roman numbers are not read: write `1.`',
  },
  {
    pattern: /^[ \t>]*\(1\)[ \t][^\n]*\n[ \t>]*\(2\)[ \t]/gm,
    reason: 'Lists with numbers in brackets are not read: write `1.`',
  },
  {
    pattern: /^[ \t>]*(?:\(?@[\w-]*\)|#\.)[ \t]+/gm,
    reason: 'Numbers of this kind are not counted: write `1.`',
  },
  {
    pattern: /^[ \t>]*:{3,}[ \t]*(?:\{[^}\n]*\}[^\n]*|[A-Za-z][\w-]*[ \t]*:*)$/gm,
    reason: 'Divisions are not read: write a block of docs/blocks.md such as `:::box[Title]`',
  },
  {
    pattern: /(?<!\\)\{-[#.][^{}\n]*\}/g,
    reason: 'Anchor and `-` behind a heading are two words: write `{#sec-name -}`',
  },
  {
    pattern: /(?<![\\{]|:[\w-]{1,40})\{(?:[\w-]+=|[.=][\w-]|:[\s.#])[^{}\n]*\}/gm,
    reason: 'Attributes in braces are read behind headings and pictures only: take them away',
  },
]
