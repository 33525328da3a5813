import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../support/publication.ts'
import { renderEdition } from '../../support/render.ts'

const HOSTILE = '</script><script>alert(1)</script>'

describe('what a page says of itself to programs', () => {
  it('is what managers of references read', async () => {
    const page = await renderEdition({}, { language: 'pt' })
    const content = (name: string) => selectAll(`meta[name="${name}"]`, page).map(meta => meta.properties.content)
    expect(content('citation_title')).toEqual(['On bridges – Paper'])
    expect(content('citation_author')).toEqual(['Council of Bridges'])
    expect(content('citation_publication_date')).toEqual(['2022/12/15'])
    expect(content('citation_language')).toEqual(['pt-BR'])
    expect(select('meta[property="og:locale"]', page)?.properties.content).toBe('pt_BR')
  })

  it('is a report to search engines', async () => {
    const page = await renderEdition({
      'content/publication.yaml': SETTINGS.replace('status: draft', 'status: draft\nauthors: [Ann Smith, Eva Ruiz]'),
    })
    const report = JSON.parse(
      textOf(select('script[type="application/ld+json"]', page) ?? { type: 'root', children: [] }),
    )
    expect(report).toMatchObject({
      '@type': 'Report',
      name: 'On bridges – Paper',
      author: [{ name: 'Ann Smith' }, { name: 'Eva Ruiz' }],
      inLanguage: 'en-GB',
      version: '1.0',
      license: 'https://creativecommons.org/licenses/by/4.0/',
    })
  })

  it('is text, whatever a title holds', async () => {
    const page = await renderEdition({
      'content/publication.yaml': SETTINGS.replace('title: On bridges', `title: "${HOSTILE}"`),
    })
    const scripts = selectAll('script', page)
    expect(scripts.map(script => script.properties.type)).toEqual(['application/ld+json'])
    expect(JSON.parse(textOf(scripts[0] as (typeof scripts)[0])).name).toBe(`${HOSTILE} – Paper`)
  })

  it('is not said on paper', async () => {
    expect(selectAll('script, meta[property]', await renderEdition({}, { medium: 'print' }))).toEqual([])
  })
})
