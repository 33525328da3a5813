import { setImmediate } from 'node:timers/promises'
import type { VFile } from 'vfile'
import { type Prepared, prepare } from '../../build/prepare.ts'
import { downloads } from '../../formats/html/downloads.ts'
import { type Looks, looksOf } from '../../formats/html/looks.ts'
import { type RenderedPage, renderDocument } from '../../formats/html/render.ts'
import { silent } from '../../ground/progress.ts'
import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import type { Localised } from '../../load/localise.ts'
import type { Edition, Publication } from '../../model/publication.ts'
import { makeRendition, type Rendition } from '../../renditions/rendition.ts'
import { editorAddress, type SourcePlace } from './source-place.ts'

/** An edition in one language of a snapshot. */
export interface Place {
  edition: Edition
  localised: Localised
}

/** The publication as it stood on disk at one moment. Editions are put together when they are asked for, once each. */
export class Snapshot {
  /** Names the moment, for pages to tell whether they are of now. */
  readonly version: string
  /** Undefined where the settings cannot be read: nothing can be shown then. */
  readonly prepared: Prepared | undefined
  /** The address that opens an editor at a place; undefined where the server is not on the reader's machine. */
  readonly editor: ((place: SourcePlace) => string) | undefined
  readonly #files: readonly VFile[]
  readonly #renditions = new Map<string, Rendition | undefined>()
  readonly #prints = new Map<string, Promise<Uint8Array | undefined>>()
  readonly #pages = new Map<string, Promise<RenderedPage | undefined>>()
  #checked: readonly ReportedMessage[] | undefined

  private constructor(
    version: string,
    prepared: Prepared | undefined,
    files: readonly VFile[],
    editor: Snapshot['editor'],
  ) {
    this.version = version
    this.editor = editor
    this.prepared = prepared
    this.#files = files
  }

  /** @param local whether only the machine that the files are on reaches the server */
  static async take(root: string, version: string, local = false): Promise<Snapshot> {
    const prepared = await prepare(root)
    const editor = local ? (place: SourcePlace) => editorAddress(root, place) : undefined
    return 'failed' in prepared
      ? new Snapshot(version, undefined, [prepared.failed], editor)
      : new Snapshot(version, prepared, prepared.files, editor)
  }

  get publication(): Publication | undefined {
    return this.prepared?.publication
  }

  /** Every edition in every language, in the publication's order. */
  get places(): Place[] {
    if (!this.prepared) return []
    const { publication, localised } = this.prepared
    return publication.editions.flatMap(edition =>
      [...localised.languages.values()].map(words => ({ edition, localised: words })),
    )
  }

  place(language: string, edition: string): Place | undefined {
    return this.places.find(place => place.edition.id === edition && place.localised.language.id === language)
  }

  /** All messages, once they are {@link completeWith known}; before, those of what has been read and put together so far. */
  messages(): readonly ReportedMessage[] {
    return this.#checked ?? collectMessages(this.#files, this.publication?.checks.silenced)
  }

  /** @param messages what a check of the whole publication found */
  completeWith(messages: readonly ReportedMessage[]): void {
    this.#checked = messages
  }

  /** The edition put together; undefined when its style cannot be had. */
  rendition({ edition, localised }: Place): Rendition | undefined {
    const key = `${localised.language.id}/${edition.id}`
    if (!this.#renditions.has(key))
      this.#renditions.set(key, this.prepared && makeRendition(this.prepared, edition, localised))
    return this.#renditions.get(key)
  }

  /** Whether any edition was put together. */
  get hasRenditions(): boolean {
    return this.#renditions.size > 0
  }

  /** The edition, if it was put together already. */
  knownRendition({ edition, localised }: Place): Rendition | undefined {
    return this.#renditions.get(`${localised.language.id}/${edition.id}`)
  }

  /** The page for the screen; undefined when its style or template cannot be had. */
  page(place: Place): Promise<RenderedPage | undefined> {
    const key = `${place.localised.language.id}/${place.edition.id}`
    const known = this.#pages.get(key)
    if (known) return known
    const page = this.#render(place)
    this.#pages.set(key, page)
    return page
  }

  /** A rendition as a PDF, made once; undefined where the publication has none. */
  print(rendition: Rendition): Promise<Uint8Array | undefined> {
    const known = this.#prints.get(rendition.path) ?? this.#print(rendition)
    this.#prints.set(rendition.path, known)
    return known
  }

  async #print(rendition: Rendition): Promise<Uint8Array | undefined> {
    const found = [...(this.prepared?.formats ?? [])].find(([{ endings }]) => endings.includes('.pdf'))
    if (!found) return undefined
    const [format, session] = found
    const { renderAll } = await import('../../build/render.ts')
    const { rendered } = await renderAll([{ rendition, format, session }], [rendition], { progress: silent })
    return rendered[0]?.rendered.files.get(`${rendition.path}.pdf`)
  }

  /** Style sheets, fonts and pictures by their path below `dist/`, those of the pages rendered so far. */
  async asset(path: string): Promise<Uint8Array | undefined> {
    const own = this.#looks?.assets.get(path) ?? this.prepared?.content.attachments.get(path)
    if (own) return own
    for (const page of this.#pages.values()) {
      const file = (await page.catch(() => undefined))?.files.get(path)
      if (file) return file
    }
    return undefined
  }

  get #looks(): Looks | undefined {
    return this.prepared && looksOf(this.prepared.publication, this.prepared.loaded)
  }

  /** The page of another shape of an edition; its pictures are found with those of the others. */
  async show(rendition: Rendition): Promise<RenderedPage | undefined> {
    const page = this.#renderRendition(rendition)
    this.#pages.set(rendition.path, page)
    return page
  }

  async #render(place: Place): Promise<RenderedPage | undefined> {
    const rendition = this.rendition(place)
    // Words that were edited meanwhile are asked for, and sent, in between.
    await setImmediate()
    return rendition && this.#renderRendition(rendition)
  }

  async #renderRendition(rendition: Rendition): Promise<RenderedPage | undefined> {
    const template = this.#looks?.templates.get(rendition.document.edition.template)
    if (!template) return undefined
    return renderDocument(rendition, {
      template,
      medium: 'screen',
      downloads: downloads([...(this.prepared?.formats.keys() ?? [])]),
    })
  }
}
