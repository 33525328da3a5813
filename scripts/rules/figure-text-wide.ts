import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'figure-text-wide',
  severity: 'warning',
  summary: 'A translation in a figure is wider than the room it has.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n⟦<text⟧ x="600" y="40" font-size="20">Municipalities</text>\n</svg>\n',
    },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<text x="10" y="40" font-size="20">Municipalities</text>\n</svg>\n',
    },
  },
})
