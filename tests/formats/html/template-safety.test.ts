import { fromHtml } from 'hast-util-from-html'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import type { Template } from '../../../scripts/formats/html/template.ts'
import { checkTemplateSafety } from '../../../scripts/formats/html/template-safety.ts'

function messages(html: string): string[] {
  const text = `<!doctype html>\n<html><head></head><body>\n${html}\n</body></html>`
  const file = new VFile({ path: 'templates/mine.html', value: text })
  const template: Template = { name: 'mine', file, tree: fromHtml(text), slots: new Set() }
  checkTemplateSafety(template)
  return file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
}

describe('a template', () => {
  it.each([
    '<script>alert(1)</script>',
    '<script src="count.js"></script>',
    '<iframe src="a.html"></iframe>',
    '<object data="a.swf"></object>',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    '<link rel="stylesheet" href="//example.org/a.css">',
    '<img src="https://example.org/a.png" alt="">',
    '<img src="a.png" srcset="https://example.org/a.png 2x" alt="">',
    '<img src="a.png" alt="" onerror="alert(1)">',
    '<svg><image href="https://example.org/a.png"/></svg>',
    '<svg><use xlink:href="https://example.org/a.svg#x"/></svg>',
    '<svg onload="alert(1)"></svg>',
    '<a href=" java&#10;script:alert(1)">x</a>',
    '<a href="https://example.org/" ping="https://example.org/">x</a>',
    '<form action="https://example.org/"></form>',
    '<button formaction="https://example.org/">x</button>',
    '<p style="background: url(https://example.org/a.png)">x</p>',
    '<style>@import "https://example.org/a.css";</style>',
    '<template shadowrootmode="open"><script>alert(1)</script></template>',
    '<video poster="a.png"></video>',
  ])('with %s is refused, at its place', html => {
    expect(messages(html).slice(0, 1)).toEqual([expect.stringMatching(/^3:\d+ template-unsafe$/)])
  })

  it.each([
    '<a href="https://example.org/">x</a>',
    '<a href="mailto:us@example.org">x</a>',
    '<a href="../index.html#top">x</a>',
    '<img src="sign.svg" alt="">',
    '<link rel="stylesheet" href="../assets/base.css">',
    '<template data-slot="head"></template>',
    '<p style="color: red">x</p>',
  ])('with %s is taken', html => {
    expect(messages(html)).toEqual([])
  })
})
