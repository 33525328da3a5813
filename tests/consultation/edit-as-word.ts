import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { Chance } from '../formats/pdf/generate-random.ts'
import type { EditedFile } from './edits.ts'

const DATE = '2023-01-21T10:00:00Z'

/**
 * Edits a file the way Word writes it: runs split wherever it likes, with rsids, marks of the proofreader, smart tags, and
 * changes, moves and threads of comments in its own elements.
 */
export function editAsWord(docx: Uint8Array, { author, edits }: EditedFile, seed: number): Uint8Array {
  const parts = unzipSync(docx)
  const word = new WordEditor(author, new Chance(seed))
  const names = ['word/document.xml', 'word/footnotes.xml']
  const texts = names.map(name => strFromU8(parts[name] ?? new Uint8Array()))
  for (const edit of edits) {
    if (edit.do === 'untracked') {
      word.tracked = false
      continue
    }
    if (edit.do === 'reply') {
      word.reply(texts, edit.words, edit.text ?? '')
      continue
    }
    const at = texts.findIndex(text => text.includes(`${toXml(edit.words)}`) && inRun(text, edit.words))
    if (at < 0) throw new Error(`There is no “${edit.words}”`)
    texts[at] = word.edit(texts[at] ?? '', edit.do, edit.words, edit.text ?? '')
  }
  names.forEach((name, index) => {
    parts[name] = strToU8(word.disguise(texts[index] ?? ''))
  })
  parts['word/comments.xml'] = strToU8(word.comments())
  parts['word/commentsExtended.xml'] = strToU8(word.threads())
  return zipSync(parts)
}

const RUN = /<w:r(?: [^>]*)?>((?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g

function inRun(xml: string, words: string): boolean {
  return [...xml.matchAll(RUN)].some(([, , text]) => text?.includes(toXml(words)))
}

class WordEditor {
  tracked = true
  readonly #author: string
  readonly #chance: Chance
  readonly #comments: { id: number; text: string; paragraph: string; parent: string }[] = []
  #ids = 5000

  constructor(author: string, chance: Chance) {
    this.#author = author
    this.#chance = chance
  }

  edit(xml: string, what: string, words: string, text: string): string {
    const match = [...xml.matchAll(RUN)].find(([, , run]) => run?.includes(toXml(words)))
    if (!match) throw new Error(`There is no run with “${words}”`)
    const [whole, properties = '', run = ''] = match
    const start = match.index
    const at = run.indexOf(toXml(words))
    const plain = (part: string): string => (part === '' ? '' : this.#run(properties, part))
    const [before, target, after] = [run.slice(0, at), toXml(words), run.slice(at + toXml(words).length)]
    const put = (content: string): string =>
      xml.slice(0, start) + plain(before) + content + plain(after) + xml.slice(start + whole.length)
    const inserted = (part: string): string => this.#wrap('ins', this.#run(properties, toXml(part)))
    const deleted = (part: string): string =>
      this.#wrap('del', this.#run(properties, part).replaceAll(/<(\/?)w:t(?=[ >])/g, '<$1w:delText'))
    switch (what) {
      case 'comment': {
        const id = this.#comment(text, '')
        const reference = `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
        return put(`<w:commentRangeStart w:id="${id}"/>${plain(target)}<w:commentRangeEnd w:id="${id}"/>${reference}`)
      }
      case 'replace':
        return put(this.tracked ? deleted(target) + inserted(text) : plain(toXml(text)))
      case 'delete':
        return put(this.tracked ? deleted(target) : '')
      case 'insert':
        return put(plain(target) + (this.tracked ? inserted(text) : plain(toXml(text))))
      case 'bold':
        return put(
          this.#run(
            `<w:rPr><w:b/>${this.#change('rPrChange', properties === '' ? '<w:rPr/>' : properties)}</w:rPr>`,
            target,
          ),
        )
      case 'split':
        return this.#split(xml, start, start + whole.length, [plain(before + target), plain(after)])
      case 'move':
        return this.#move(xml, start, text)
      case 'delete-paragraph':
        return this.#deleteParagraph(xml, start)
      case 'row':
        return this.#row(xml, start, text)
      case 'fill':
        return this.#fill(xml, start, text)
      default:
        throw new Error(`Nobody can ${what}`)
    }
  }

  /** Answers the comment that says these words. */
  reply(texts: string[], words: string, text: string): void {
    const parent = this.#comments.find(comment => comment.text === words)
    if (!parent) throw new Error(`There is no comment “${words}”`)
    const id = this.#comment(text, parent.paragraph)
    const mark = (kind: string, of: number): string => `<w:commentRange${kind} w:id="${of}"/>`
    texts.forEach((xml, index) => {
      texts[index] = xml
        .replace(mark('Start', parent.id), mark('Start', parent.id) + mark('Start', id))
        .replace(mark('End', parent.id), mark('End', parent.id) + mark('End', id))
    })
  }

  /** Splits every run in two where Word would, and strews what it strews. */
  disguise(xml: string): string {
    return xml.replaceAll(RUN, (whole, properties: string, text: string) => {
      const at = this.#chance.between(0, text.length)
      if (text.includes('&') || !this.#chance.maybe(0.7)) return whole
      const parts = [text.slice(0, at), text.slice(at)]
        .filter(part => part !== '')
        .map(part => this.#run(properties, part))
      const [first = '', ...others] = parts
      const tagged = this.#chance.maybe(0.3)
        ? `<w:smartTag w:uri="urn:x" w:element="place">${first}</w:smartTag>`
        : first
      const rest = others.join('')
      return this.#chance.maybe(0.2) && rest !== ''
        ? `${tagged}<w:proofErr w:type="spellStart"/><mc:AlternateContent><mc:Choice Requires="w14">${rest}</mc:Choice><mc:Fallback><w:r><w:t>other</w:t></w:r></mc:Fallback></mc:AlternateContent>`
        : `${tagged}<w:proofErr w:type="spellStart"/>${rest}`
    })
  }

  comments(): string {
    const list = this.#comments.map(
      ({ id, text, paragraph }) =>
        `<w:comment w:id="${id}" w:author="${toXml(this.#author)}" w:date="${DATE}" w:initials="X"><w:p w14:paraId="${paragraph}"><w:r><w:annotationRef/></w:r><w:r><w:t>${toXml(text)}</w:t></w:r></w:p></w:comment>`,
    )
    return `<w:comments ${NAMESPACES}>${list.join('')}</w:comments>`
  }

  threads(): string {
    const list = this.#comments.map(
      ({ paragraph, parent }) =>
        `<w15:commentEx w15:paraId="${paragraph}"${parent === '' ? '' : ` w15:paraIdParent="${parent}"`} w15:done="0"/>`,
    )
    return `<w15:commentsEx ${NAMESPACES}>${list.join('')}</w15:commentsEx>`
  }

  #comment(text: string, parent: string): number {
    const id = this.#comments.length
    this.#comments.push({ id, text, paragraph: (0x10000000 + id).toString(16).toUpperCase(), parent })
    return id
  }

  #run(properties: string, text: string): string {
    const rsid = `00${this.#chance.between(100000, 999999)}`
    return `<w:r w:rsidR="${rsid}">${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
  }

  #change(element: string, content: string): string {
    return `<w:${element} w:id="${++this.#ids}" w:author="${toXml(this.#author)}" w:date="${DATE}">${content}</w:${element}>`
  }

  #wrap(element: string, content: string): string {
    return this.#change(element, content)
  }

  #mark(element: string): string {
    return `<w:rPr><w:${element} w:id="${++this.#ids}" w:author="${toXml(this.#author)}" w:date="${DATE}"/></w:rPr>`
  }

  #paragraphAt(xml: string, place: number): [from: number, to: number] {
    return [
      Math.max(xml.lastIndexOf('<w:p>', place), xml.lastIndexOf('<w:p ', place)),
      xml.indexOf('</w:p>', place) + 6,
    ]
  }

  #split(xml: string, from: number, to: number, [before = '', after = '']: string[]): string {
    const [start, end] = this.#paragraphAt(xml, from)
    const head = xml.slice(start, from)
    const properties = /<w:pPr>.*?<\/w:pPr>/.exec(head)?.[0] ?? '<w:pPr></w:pPr>'
    const marked = this.tracked ? properties.replace('</w:pPr>', `${this.#mark('ins')}</w:pPr>`) : properties
    return `${xml.slice(0, start)}${head.replace(properties, marked)}${before}</w:p><w:p>${properties}${after}${xml.slice(to, end)}${xml.slice(end)}`
  }

  #deleteParagraph(xml: string, place: number): string {
    const [start, end] = this.#paragraphAt(xml, place)
    if (!this.tracked) return xml.slice(0, start) + xml.slice(end)
    return xml.slice(0, start) + this.#all(xml.slice(start, end), 'del', 'w:delText') + xml.slice(end)
  }

  #move(xml: string, place: number, before: string): string {
    const [start, end] = this.#paragraphAt(xml, place)
    const paragraph = xml.slice(start, end)
    const id = ++this.#ids
    const range = (kind: string, edge: string): string =>
      `<w:${kind}Range${edge} w:id="${id}"${edge === 'Start' ? ` w:author="${toXml(this.#author)}" w:date="${DATE}" w:name="move${id}"` : ''}/>`
    const from = range('moveFrom', 'Start') + this.#all(paragraph, 'moveFrom', 'w:t') + range('moveFrom', 'End')
    const copy = paragraph.replace(/<w:bookmark(?:Start|End)[^>]*>/g, '').replace(/<w:footnoteReference[^>]*>/g, '')
    const to = range('moveTo', 'Start') + this.#all(copy, 'moveTo', 'w:t') + range('moveTo', 'End')
    const moved = xml.slice(0, start) + from + xml.slice(end)
    const target = [...moved.matchAll(RUN)].find(([, , run]) => run?.includes(toXml(before)))
    const [at] = this.#paragraphAt(moved, target?.index ?? 0)
    return moved.slice(0, at) + to + moved.slice(at)
  }

  /** A paragraph whose runs and end came or went. */
  #all(paragraph: string, element: string, text: string): string {
    const marked = paragraph.includes('<w:pPr>')
      ? paragraph.replace('</w:pPr>', `${this.#mark(element)}</w:pPr>`)
      : paragraph.replace('<w:p>', `<w:p><w:pPr>${this.#mark(element)}</w:pPr>`)
    return marked.replaceAll(/<w:r>.*?<\/w:r>|<w:r .*?<\/w:r>/g, run =>
      this.#change(element, run.replaceAll(/<(\/?)w:t(?=[ >])/g, `<$1${text}`)),
    )
  }

  #row(xml: string, place: number, text: string): string {
    const end = xml.indexOf('</w:tr>', place) + 7
    const start = xml.lastIndexOf('<w:tr>', place)
    const columns = xml.slice(start, end).split('<w:tc>').length - 1
    const cells = Array.from({ length: columns }, (_, index) => {
      const run = index === 0 ? this.#wrap('ins', this.#run('', toXml(text))) : ''
      return `<w:tc><w:tcPr/><w:p><w:pPr>${this.#mark('ins')}</w:pPr>${run}</w:p></w:tc>`
    })
    return `${xml.slice(0, end)}<w:tr><w:trPr>${this.#change('ins', '')}</w:trPr>${cells.join('')}</w:tr>${xml.slice(end)}`
  }

  #fill(xml: string, place: number, text: string): string {
    const cell = xml.indexOf('<w:tc>', place)
    const end = xml.indexOf('</w:p>', cell)
    const run = this.#run('', toXml(text))
    return xml.slice(0, end) + (this.tracked ? this.#wrap('ins', run) : run) + xml.slice(end)
  }
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'

function toXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
