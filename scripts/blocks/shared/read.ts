import type { BlockContent } from 'mdast'
import type { Block, Title } from '../../model/nodes.ts'
import type { Words } from '../../model/source.ts'
import type { Picture } from './parts.ts'

/** The title of a block, if it has one. */
export function titleOf(block: Block): Title | undefined {
  return block.children.find((child): child is Title => child.type === 'title')
}

/** What stands in a block beside its title. */
export function bodyOf(block: Block): BlockContent[] {
  return block.children.filter((child): child is BlockContent => child.type !== 'title')
}

/** An attribute that holds words for readers, in the language that they are in; undefined where it is not given. */
export function attributeWords({ attributes, data }: Block, name: string): Words | undefined {
  const text = attributes[name]
  return text === undefined ? undefined : { text, lang: data?.wordLanguages?.[name] }
}

/** The words of an attribute, separated by spaces or commas. */
export function wordsIn(attribute: string | undefined): string[] {
  return (attribute ?? '').split(/[\s,]+/).filter(word => word !== '')
}

/** The picture that the attributes `src`, `alt` and `width` describe. */
export function pictureOf({ attributes, data }: Block): Picture {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(attributes.width ?? '')?.[1]
  return {
    src: attributes.src ?? '',
    scope: data?.scope ?? '',
    alt: attributes.alt ?? '',
    altLang: data?.wordLanguages?.alt,
    width: percent === undefined ? undefined : Number(percent) / 100,
  }
}
