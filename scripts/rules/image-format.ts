import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'image-format',
  severity: 'error',
  summary: 'An image is of a format that cannot be published, or its content is not what its name says.',
  bad: {
    chapter: ':::figure{#fig-a src=⟦⟧figures/a.gif alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: { 'content/figures/a.gif': 'GIF89a' },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<rect width="9" height="9"/>\n</svg>\n',
    },
  },
})
