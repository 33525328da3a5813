import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'image-too-large',
  severity: 'error',
  summary: 'An image has more pixels or bytes than a browser can show.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.png alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.png':
        '⟦⟧\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000ÃP\u0000\u0000\u0000\u0003\b\u0006\u0000\u0000\u0000xxxx\u0000\u0000\u0000\u0000IEND®B`\u0082',
    },
    encoding: 'latin1',
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<rect width="9" height="9"/>\n</svg>\n',
    },
  },
})
