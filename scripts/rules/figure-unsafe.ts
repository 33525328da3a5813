import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'figure-unsafe',
  severity: 'error',
  summary: 'A figure holds something that could run, fetch or style beyond itself.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n⟦<script⟧>alert(1)</script>\n</svg>\n',
    },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.svg alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">\n<rect width="9" height="9"/>\n</svg>\n',
    },
  },
})
