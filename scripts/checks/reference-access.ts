import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'reference-access',
  severity: 'warning',
  summary: 'A work was looked up before it was published.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '@online{lee2019, author = {Lee, Kim}, title = {Piers}, date = {2019-05-02}, url = {https://example.org}, urldate = {⟦2019-04-30⟧}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '@online{lee2019, author = {Lee, Kim}, title = {Piers}, date = {2019}, url = {https://example.org}, urldate = {2019-04-30}}\n',
    },
  },
  publication({ bibliography }, say) {
    if (!bibliography) return
    const text = String(bibliography)
    const pointAt = pointsOf(text)
    for (const entry of text.matchAll(/^[ \t]*@\w+[ \t]*[{(][\s\S]*?(?=^[ \t]*@|$(?![\s\S]))/gm)) {
      const published = /(?<=[\s,](?:date|year)\s*=\s*[{"]?)\d{4}(?:-\d\d){0,2}(?=[}",\s])/i.exec(entry[0])?.[0]
      const seen = /(?<=[\s,]urldate\s*=\s*[{"])\d{4}(?:-\d\d){0,2}(?=[}"])/i.exec(entry[0])
      if (published === undefined || !seen) continue
      // As far as both are known.
      const digits = Math.min(published.length, seen[0].length)
      if (seen[0].slice(0, digits) < published.slice(0, digits))
        say(
          bibliography,
          `\`${seen[0]}\` is before \`${published}\`, when the work was published: look at both dates`,
          {
            place: pointAt(entry.index + seen.index),
          },
        )
    }
  },
})
