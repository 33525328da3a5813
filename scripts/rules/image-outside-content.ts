import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'image-outside-content',
  severity: 'error',
  summary: 'An image, or the data of a chart, is outside content/.',
  bad: {
    chapter: ':::figure{#fig-a src=⟦⟧../secret.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: { 'secret.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n\n</svg>\n' },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<rect width="9" height="9"/>\n</svg>\n',
    },
  },
})
