/** How a message of a rule counts: an error makes the command end with 1, a warning does not. */
export type Severity = 'error' | 'warning'

/**
 * Every rule of the toolchain: id → what it guards. A message can only be reported under an id that stands here.
 * Keep the list sorted by id.
 */
export const RULES = {
  'acronym-undefined': {
    severity: 'warning',
    description: 'A word in capitals is no acronym of content/acronyms.yaml, and is not spelled out beside it.',
  },
  'acronym-unused': { severity: 'warning', description: 'An acronym is defined and no edition uses it.' },
  'actor-unknown': {
    severity: 'error',
    description: 'A recommendation addresses an actor that publication.yaml does not list.',
  },
  'anchor-duplicate': {
    severity: 'error',
    description: 'Two headings, figures, boxes or other blocks of one edition share an anchor.',
  },
  'anchor-reserved': { severity: 'error', description: 'An anchor is one that the pages use for a part of their own.' },
  'braces-misplaced': {
    severity: 'error',
    description: 'An anchor, or `{page}`, in braces stands where it is not read: it would be printed.',
  },
  'chapter-missing': { severity: 'error', description: 'An edition lists a chapter that is not there.' },
  'chapter-name': { severity: 'error', description: 'A chapter has a name that another file in locales/ has.' },
  'chapter-repeated': { severity: 'error', description: 'An edition lists a chapter twice.' },
  'chapter-title': { severity: 'error', description: 'A chapter has no title, or more than one.' },
  'character-unprintable': {
    severity: 'error',
    description: 'A text holds a character that none of the fonts has: it cannot be printed.',
  },
  'citation-misplaced': {
    severity: 'error',
    description: 'A citation stands where none can be: in the text of a link, or in a title of the front matter.',
  },
  'citation-unknown': { severity: 'error', description: 'A citation names a key that the bibliography does not hold.' },
  'cross-reference-unknown': {
    severity: 'error',
    description: 'A cross-reference leads to an anchor that the edition does not have.',
  },
  'csl-locale-missing': {
    severity: 'error',
    description: 'The CSL locale of a language is not there: citations would come out in another.',
  },
  'directive-attribute': {
    severity: 'error',
    description: 'A directive has an attribute that it does not know, or lacks one that it needs.',
  },
  'directive-form': {
    severity: 'error',
    description: 'A directive is written in the wrong form or holds the wrong content.',
  },
  'directive-unknown': { severity: 'error', description: 'A directive of that name does not exist.' },
  'fact-unknown': {
    severity: 'warning',
    description: 'A comment names a fact that docs/sources.md does not list, or lists for other chapters only.',
  },
  'figure-chart': { severity: 'warning', description: 'Vega-Lite has something to say about a chart.' },
  'figure-invalid': {
    severity: 'error',
    description: 'A figure is not well-formed SVG, or not a chart specification.',
  },
  'figure-text-overlap': { severity: 'warning', description: 'Words in a figure stand on top of others.' },
  'figure-text-small': { severity: 'warning', description: 'A figure holds text smaller than 8 pt in print.' },
  'figure-text-wide': { severity: 'warning', description: 'A translation in a figure is wider than the room it has.' },
  'figure-unsafe': {
    severity: 'error',
    description: 'A figure holds something that could run, fetch or style beyond itself.',
  },
  'file-characters': {
    severity: 'error',
    description: 'A file holds a control character, which no page can show.',
  },
  'file-encoding': {
    severity: 'error',
    description: 'A locale file begins with a byte-order mark or has Windows line ends.',
  },
  'file-not-utf8': { severity: 'error', description: 'A file is not UTF-8 text.' },
  'footnote-duplicate': { severity: 'error', description: 'Two footnotes of one chapter share an id.' },
  'footnote-misplaced': {
    severity: 'error',
    description: 'A footnote is called where none can be: in the text of a link, or in a title of the front matter.',
  },
  'footnote-nested': { severity: 'error', description: 'A footnote is called from inside a footnote.' },
  'footnote-undefined': { severity: 'error', description: 'A footnote is called and not defined.' },
  'footnote-unused': { severity: 'error', description: 'A footnote is defined and never called.' },
  'heading-empty': { severity: 'error', description: 'A heading has no words.' },
  'image-format': {
    severity: 'error',
    description: 'An image is of a format that cannot be published, or its content is not what its name says.',
  },
  'image-missing': { severity: 'error', description: 'An image, or the data of a chart, is not there.' },
  'image-outside-content': { severity: 'error', description: 'An image, or the data of a chart, is outside content/.' },
  'image-too-large': { severity: 'error', description: 'An image has more pixels or bytes than a browser can show.' },
  'import-conflict': {
    severity: 'error',
    description:
      'A translation was changed in the file and in the locale file since the export; the locale file stays.',
  },
  'import-duplicate': { severity: 'error', description: 'An id stands twice in a file from translators.' },
  'import-empty': {
    severity: 'warning',
    description: 'A file from translators has no translation where the locale file has one, which stays.',
  },
  'import-id': {
    severity: 'warning',
    description: 'A file from translators has a wrong id; its segment was found by the source.',
  },
  'import-incomplete': { severity: 'error', description: 'A file from translators is empty, or was cut.' },
  'import-language': { severity: 'error', description: 'A file from translators is for another language.' },
  'import-language-variant': {
    severity: 'warning',
    description: 'A file from translators names a variant of the language; it is taken.',
  },
  'import-not-done': {
    severity: 'error',
    description: 'A file that an export would overwrite holds work that was not imported.',
  },
  'import-syntax': { severity: 'error', description: 'A file from translators cannot be read.' },
  'import-unfinished': {
    severity: 'warning',
    description: 'A translation in a file from translators is marked as unfinished; it is not taken.',
  },
  'import-unknown-id': {
    severity: 'error',
    description: 'A file from translators names a segment that does not exist.',
  },
  'include-cycle': { severity: 'error', description: 'Files include one another in a circle.' },
  'include-excess': { severity: 'error', description: 'An edition includes files more often than any could mean to.' },
  'include-missing': {
    severity: 'error',
    description: 'An included file, or the part of it that is asked for, is not there.',
  },
  'interface-missing': {
    severity: 'warning',
    description: 'A language lacks words of the interface; the toolchain’s own stand in.',
  },
  'json-duplicate': { severity: 'error', description: 'A key stands twice in a JSON object.' },
  'json-syntax': { severity: 'error', description: 'A JSON file cannot be read.' },
  'link-scheme': {
    severity: 'error',
    description: 'A link leads to an address that is not http, https, mailto or within the page.',
  },
  'list-repeated': { severity: 'error', description: 'An edition has the list of works cited twice.' },
  'language-unknown': {
    severity: 'error',
    description: 'publication.yaml names a language that has no file in scripts/languages.',
  },
  'locale-field': {
    severity: 'error',
    description: 'A locale file holds an unknown field, or a value of the wrong type.',
  },
  'locale-id': {
    severity: 'warning',
    description: 'An id in a locale file is none of a segment; the segment was found by the source.',
  },
  'locale-language': {
    severity: 'error',
    description: 'Localised references are for a language that the publication lacks, or for its own.',
  },
  'locale-out-of-date': {
    severity: 'warning',
    description: 'The locale files were not brought in line with the sources: run translations:sync.',
  },
  'markdown-unsupported': {
    severity: 'error',
    description: 'A mark of another kind of Markdown, or of TeX, stands in the text: it would be printed as typed.',
  },
  'merge-conflict': {
    severity: 'error',
    description: 'A file holds the markers of an unresolved merge conflict.',
  },
  'missing-alt': { severity: 'error', description: 'A figure or image has no alternative text.' },
  'nesting-depth': { severity: 'error', description: 'Lists, quotations or boxes are nested too deeply.' },
  'parity-block': {
    severity: 'error',
    description: 'A translation has blocks that cannot stand where its source stands.',
  },
  'parity-citation': {
    severity: 'error',
    description: 'A translation lost, added or changed a citation or its locator.',
  },
  'parity-code': { severity: 'error', description: 'A translation lost or changed code.' },
  'parity-cross-reference': { severity: 'error', description: 'A translation lost or added a cross-reference.' },
  'parity-doubled': { severity: 'warning', description: 'A translation has a word or a space twice.' },
  'parity-emphasis': {
    severity: 'warning',
    description: 'A translation has more or fewer emphasised passages than its source.',
  },
  'parity-footnote': { severity: 'error', description: 'A translation lost or added the call of a footnote.' },
  'parity-ignore': {
    severity: 'warning',
    description: 'A note that silences a check names no rule, or gives no reason.',
  },
  'parity-image': { severity: 'error', description: 'A translation lost or changed an image.' },
  'parity-invisible': { severity: 'warning', description: 'A translation holds characters that nobody sees.' },
  'parity-language': { severity: 'warning', description: 'A translation holds a passage in the source language.' },
  'parity-length': { severity: 'warning', description: 'A translation is far longer than its source.' },
  'parity-link': { severity: 'error', description: 'A translation lost or added a link, or changed where it leads.' },
  'parity-number': {
    severity: 'warning',
    description: 'A translation has other numbers than its source, or writes them in the wrong notation.',
  },
  'parity-opening-mark': {
    severity: 'warning',
    description: 'A question or exclamation lacks its opening or closing mark, in a language that has both.',
  },
  'parity-punctuation': {
    severity: 'warning',
    description: 'A translation ends with other punctuation than its source.',
  },
  'parity-template': { severity: 'warning', description: 'A translation holds marks of a template language.' },
  'path-outside-content': { severity: 'error', description: 'A path leads out of content/.' },
  'print-failed': { severity: 'error', description: 'A document could not be printed in time, or without a crash.' },
  'print-font': { severity: 'error', description: 'A font of a printed document did not load.' },
  'print-foreign-font': {
    severity: 'warning',
    description: 'Text of a printed document is in a font of the machine that printed it.',
  },
  'print-glyph': {
    severity: 'error',
    description: 'A printed document holds a character that none of its fonts has.',
  },
  'print-image': { severity: 'error', description: 'An image of a printed document cannot be shown.' },
  'print-layout': { severity: 'warning', description: 'A page could not be laid out as it should be.' },
  'print-link': { severity: 'error', description: 'A link in a printed document leads nowhere.' },
  'print-pages': { severity: 'error', description: 'A document has other pages than its page numbers were made for.' },
  'print-resource': {
    severity: 'error',
    description: 'A printed document asks for something that is not among its files.',
  },
  'print-untagged': {
    severity: 'error',
    description: 'The browser left content out of the structure that assistive technology reads.',
  },
  'publication-missing': { severity: 'error', description: 'The folder holds no content/publication.yaml.' },
  'raw-html': { severity: 'error', description: 'HTML stands in Markdown; it is never output.' },
  'reference-date': { severity: 'warning', description: 'A date in the bibliography cannot be read.' },
  'reference-doi': { severity: 'warning', description: 'A DOI in the bibliography is not one.' },
  'reference-duplicate': { severity: 'error', description: 'Two entries of the bibliography share a key.' },
  'reference-field': {
    severity: 'warning',
    description: 'A field of a bibliography entry is unknown or stands there twice.',
  },
  'reference-incomplete': {
    severity: 'warning',
    description: 'A bibliography entry lacks a field that its kind of work needs.',
  },
  'reference-key': {
    severity: 'warning',
    description: 'A bibliography key holds characters that citations cannot hold.',
  },
  'reference-name': {
    severity: 'warning',
    description: 'A name in the bibliography is not written as BibTeX reads it: institutions stand in double braces.',
  },
  'reference-parity': {
    severity: 'error',
    description: 'A localised reference lost a DOI or a name that the work has.',
  },
  'reference-string': {
    severity: 'warning',
    description: 'A bibliography value without braces is no name that @string defines.',
  },
  'reference-syntax': { severity: 'error', description: 'A bibliography entry is not BibTeX.' },
  'reference-tex': {
    severity: 'warning',
    description: 'A TeX command in the bibliography is unknown and was left out.',
  },
  'reference-type': { severity: 'warning', description: 'A bibliography entry is of an unknown type.' },
  'reference-unbalanced': { severity: 'error', description: 'The braces of a bibliography entry do not balance.' },
  'reference-unknown': {
    severity: 'error',
    description: 'A localised reference is for a key that the bibliography does not hold.',
  },
  'reference-url': { severity: 'warning', description: 'An address in the bibliography is not a web address.' },
  'release-stale': { severity: 'error', description: 'A release holds a translation of an older text.' },
  'release-status': { severity: 'error', description: 'A draft cannot be released.' },
  'release-uncommitted': { severity: 'error', description: 'A release needs sources that are committed.' },
  'release-untranslated': { severity: 'error', description: 'A release holds a text that is not translated.' },
  'style-invalid': { severity: 'error', description: 'A citation style is not a CSL style that can be used.' },
  'style-unknown': { severity: 'error', description: 'An edition names a citation style that is not there.' },
  'table-cells': {
    severity: 'error',
    description: 'A table has joined cells, or a row with more cells than its head.',
  },
  'template-font': { severity: 'error', description: 'A style sheet names a font that is not installed.' },
  'template-slot': {
    severity: 'error',
    description: 'A template has a slot that no page can fill, or lacks one that every page needs.',
  },
  'template-unknown': { severity: 'error', description: 'An edition asks for a template that is not there.' },
  term: { severity: 'warning', description: 'A translation does not use the words of locales/terms.yaml.' },
  'uncited-claim': {
    severity: 'warning',
    description: 'A passage holds a number or the name of a programme, and no citation or fact that it rests on.',
  },
  'yaml-schema': { severity: 'error', description: 'A YAML file holds an unknown key, a missing or a wrong value.' },
  'yaml-syntax': { severity: 'error', description: 'A YAML file cannot be read.' },
} as const satisfies Record<string, { severity: Severity; description: string }>

export type RuleId = keyof typeof RULES
