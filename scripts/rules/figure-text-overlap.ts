import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'figure-text-overlap',
  severity: 'warning',
  summary: 'Words in a figure stand on top of others.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<text x="10" y="40" font-size="20">Towns</text>\n⟦<text⟧ x="20" y="40" font-size="20">Roads</text>\n</svg>\n',
    },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<text x="10" y="40" font-size="20">Towns</text>\n<text x="200" y="40" font-size="20">Roads</text>\n</svg>\n',
    },
  },
})
