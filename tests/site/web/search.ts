import { select, selectAll } from 'hast-util-select'
import type { Page } from 'puppeteer'
import { expect, it } from 'vitest'
import type { TestedWeb } from './tested-web.ts'

/** The page for searches. */
export function search(web: TestedWeb): void {
  const query = async (page: Page, text: string) => {
    await page.$eval('#query', input => {
      ;(input as HTMLInputElement).value = ''
    })
    await page.type('#query', text)
    return page.$$eval('ol.found > li', items => items.map(item => item.textContent))
  }

  it('finds passages by their stems, without accents and capitals, from a folder', async () => {
    const page = await web.open('en/search.html')
    expect(await query(page, 'CITIES')).toHaveLength(2)
    expect(await query(page, 'citíes bridge')).toHaveLength(1)
    expect(await query(page, 'zebra')).toEqual([])
    expect(await page.$eval('[role=status]', status => status.textContent)).toMatch(/Nothing/)
  })

  it('leads to the passage, keeps the words in its address, and reads no word as HTML', async () => {
    const page = await web.open('en/search.html')
    await query(page, 'onerror')
    expect(await page.$$eval('#search img, #search script', found => found.length)).toBe(0)
    expect(await page.$eval('ol.found', list => list.textContent)).toContain('<img src=x onerror=alert(1)>')
    expect(await page.$eval('ol.found mark', mark => mark.textContent)).toBe('onerror')
    expect(new URL(page.url()).hash).toBe('#onerror')
    await Promise.all([page.waitForNavigation(), page.$eval('ol.found a', link => (link as HTMLElement).click())])
    expect(page.url()).toMatch(/en\/paper\.html#p-/)
    expect(await page.$eval(':target', target => target.textContent)).toContain('onerror')
    await page.goBack()
    await page.waitForSelector('ol.found > li')
  })

  it('says without scripts where the text is', () => {
    const place = select('#search', web.tree('pt/search.html'))
    expect(selectAll('a', place ?? web.tree('404.html')).map(link => link.properties.href)).toEqual([
      'paper.html',
      'brief.html',
    ])
  })
}
