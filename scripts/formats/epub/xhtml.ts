import type { Element, Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import { toXml } from 'xast-util-to-xml'
import { xmlText } from '../../ground/xml-text.ts'
import { dropInheritedLanguages } from '../html/languages.ts'
import { setLineEnds } from '../html/line-ends.ts'
import { setTypography } from '../html/typography.ts'

export interface XhtmlOptions {
  title: string
  /** BCP 47 tag. */
  language: string
  /** What it is in a book: `bodymatter`. */
  type: string
  body: readonly Element[]
}

/** A page of a book, in XHTML. */
export function xhtmlPage({ title, language, type, body }: XhtmlOptions): string {
  const tree: Root = h(null, [
    h('html', { lang: language, 'xml:lang': language, 'xmlns:epub': 'http://www.idpf.org/2007/ops' }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('title', title),
        h('link', { rel: 'stylesheet', type: 'text/css', href: '../assets/book.css' }),
      ]),
      h('body', { 'epub:type': type }, [...body]),
    ]),
  ])
  dropInheritedLanguages(tree)
  setTypography(tree, language)
  setLineEnds(tree, language)
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${xmlText(toXml(toXast(tree)))}\n`
}
