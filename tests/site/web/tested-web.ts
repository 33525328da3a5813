import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { serve } from '../../support/static-host.ts'
import { buildWeb, HOSTILE_WEB, SITE, type Web } from '../../support/web.ts'

/** How a reader comes to pages. */
export interface Way {
  /** From a host below a path, or from a folder. */
  hosted: boolean
  scripts: boolean
}

/** A small site with every kind of page, built once, and a browser that reads it. */
export interface TestedWeb {
  readonly browser: Browser
  readonly dist: string
  readonly root: string
  read(name: string): string
  tree(name: string): Root
  address(name: string, way?: Pick<Way, 'hosted'>): string
  /** Opens a page until the test is over. What the browser refuses, by the page's policy or otherwise, fails the test. */
  open(name: string, way?: Partial<Way>): Promise<Page>
}

/** To be called once in a file of tests. */
export function testedWeb(): TestedWeb {
  let web: Web | undefined
  let browser: Browser | undefined
  let host: Awaited<ReturnType<typeof serve>> | undefined
  beforeAll(async () => {
    ;[web, browser] = await Promise.all([buildWeb(HOSTILE_WEB), openBrowser()])
    // The page for what is not there names its files by their whole address, which is not one to be asked here.
    writeFileSync(path.join(web.dist, 'nowhere.html'), tested.read('404.html').replaceAll(`${SITE}/`, ''))
    host = await serve(web.dist)
  })
  afterAll(async () => {
    await browser?.close()
    host?.close()
    web?.remove()
  })
  const there = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('Asked for before all was made')
    return one
  }
  const tested: TestedWeb = {
    get browser() {
      return there(browser)
    },
    get dist() {
      return there(web).dist
    },
    get root() {
      return there(web).root
    },
    read: name => readFileSync(path.join(tested.dist, name), 'utf8'),
    tree: name => fromHtml(tested.read(name)),
    address: (name, { hosted } = { hosted: false }) =>
      (hosted ? there(host).address : pathToFileURL(`${tested.dist}/`).href) + name,
    open: (name, { hosted = false, scripts = true } = {}) =>
      openPage(tested.browser, tested.address(name, { hosted }), page => page.setJavaScriptEnabled(scripts)),
  }
  return tested
}
