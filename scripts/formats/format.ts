import type { VFile } from 'vfile'
import type { PrintBrowser } from '../browser/browser.ts'
import type { Material } from '../checks/definition/material.ts'
import type { Files } from '../ground/files.ts'
import type { LoadedPublication } from '../load/publication.ts'
import type { Publication } from '../model/publication.ts'
import type { Rendition } from '../renditions/rendition.ts'

/** Something that editions are published as. A folder `formats/<id>/` each, whose
 * `format.ts` exports it as `format`; nothing else need be told of it. */
export interface Format {
  /** As publication.yaml and `--format` name it: `pdf`. */
  id: string
  /** What links call it: `PDF`. */
  label: string
  /** For help and documentation: `pages for print, accessible`. */
  summary: string
  /**
   * Whether it is for readers, listed with its edition, or for programs: then there is one a language, named by the
   * format (`recommendations.json`), and listed apart.
   */
  kind: 'document' | 'data'
  /** Endings of its files, with their dots: `.pdf`. */
  endings: readonly string[]
  /** Whether it is drawn or printed by the browser, which is then lent to `render`. */
  needsBrowser: boolean
  /** Whether the browser lays out and prints all of its pages: nothing else takes as long. */
  paged?: boolean
  /** Whether it tells the words that came or went, in a redline, from the others. */
  marksChanges?: boolean
  /** Whether members are sent it in a round of consultation, to read or to comment in. */
  inRounds?: boolean
  /** Whether its passages lead to what was said about them in a round of consultation. */
  linksToEntries?: boolean
  /**
   * What the page on accessibility says of it: how its files were checked, and what is not yet as it should be. Keys of
   * interface words below `accessibility`.
   */
  accessibility?: { checked?: string; limit?: string }
  /** Reads what the format needs beside the text, once for all renditions: templates, style sheets. */
  setUp(setup: FormatSetup): FormatSession
}

export interface FormatSetup {
  publication: Publication
  /** publication.yaml, for messages about what it names. */
  loaded: LoadedPublication
  /** The publication's formats, for links from one to the others. */
  formats: readonly Format[]
}

/** A format, ready for the renditions of one publication. */
export interface FormatSession {
  /** The files read, with what is wrong in them. */
  files: readonly VFile[]
  /** What only this format asks of the text, as that the fonts have its characters. Reported on the files of the text. */
  check?(material: Material): void
  /** What the files of this format share, by their path below `dist/`: style sheets, fonts. */
  shared?: Files
  /**
   * Makes the files of a rendition.
   *
   * @returns undefined where it could not be made: the messages say why.
   */
  render(rendition: Rendition, tools: RenderTools): Promise<Rendered | undefined>
}

/** What a format may use while it renders. */
export interface RenderTools {
  /** Lent to formats that need it. */
  browser(): PrintBrowser
  /** To be called once the browser has done its part, when work without it is left. */
  onBrowserDone(): void
  /** What is wrong with the rendition in this format is reported here. */
  file: VFile
  /** All renditions of the publication, whichever are wanted. */
  all: readonly Rendition[]
}

export interface Rendered {
  /** The rendition's own files by their path below `dist/`; the same bytes for the same input. */
  files: Files
  /** What they need beside them: pictures. */
  shared?: Files
  /** Kept with the publication's sources, by their path below its folder, where they are not there yet. */
  kept?: Files
  /** For the manifest. */
  facts?: { pages?: number; words?: number }
}
