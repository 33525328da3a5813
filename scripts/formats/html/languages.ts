import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'

/** Text with its language, for where that may be another than the one around it. */
export function inLanguage(text: string, tag: string | undefined): ElementContent {
  return tag === undefined ? { type: 'text', value: text } : h('span', { lang: tag }, text)
}

/** Takes out each `lang` that says what an element around says already. */
export function dropInheritedLanguages(tree: Root | Element, around = ''): void {
  for (const child of tree.children) {
    if (child.type !== 'element') continue
    const { lang } = child.properties
    if (lang === around) delete child.properties.lang
    dropInheritedLanguages(child, typeof lang === 'string' ? lang : around)
  }
}
