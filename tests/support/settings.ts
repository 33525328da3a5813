/** Settings of a small publication with one chapter, for tests to vary. */
export const SETTINGS = `title: On bridges
subtitle: Why they are built
body: Council of Bridges
version: "1.0"
date: 2022-12-15
status: draft
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
languages:
  - { id: en, tag: en-GB }
  - { id: es, tag: es, csl: es-ES }
  - { id: pt, tag: pt-BR }
editions:
  - id: paper
    title: Paper
    chapters: [01-arches, 02-cables]
actors:
  builders: Builders
  towns: Towns
`
