import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Root } from 'hast'
import { h } from 'hastscript'
import { readingScriptFiles } from '../formats/html/reading-script.ts'
import { readTextFile } from '../ground/files.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { entriesPage } from './answers/entries-page.ts'
import { roundDesk } from './answers/round-desk.ts'
import { roundPage } from './answers/round-page.ts'
import { browserScript, bundledScript } from './browser-scripts.ts'
import { deskChapter } from './desk/chapter.ts'
import { chapterPage } from './desk/chapter-page.ts'
import { languagePage } from './desk/language-page.ts'
import { homePage, problemPage } from './home-page.ts'
import type { LivePublication } from './live.ts'
import { pdfPage } from './pdf-page.ts'
import { type Answer, htmlAnswer, jsonAnswer, textAnswer } from './preview/answer.ts'
import { findSource } from './preview/find-source.ts'
import { framePage } from './preview/frame.ts'
import { messagePanel } from './preview/panel.ts'
import { quickEdits, rehearse } from './preview/quick-edits.ts'
import { comparedWith, redlinePage } from './preview/redlines.ts'
import type { Snapshot } from './preview/snapshot.ts'
import { previewPage } from './preview-page.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const OWN_STYLE_SHEETS = new Set(['answers.css', 'desk.css', 'panel.css'])

/**
 * Answers a request for a page or a file. Addresses are looked up among what the publication consists of; none of them
 * becomes the path of a file.
 *
 * @param address decoded path without the slash in front
 */
export async function answerGet(address: string, live: LivePublication): Promise<Answer> {
  const snapshot = live.current
  if (address === '') return htmlAnswer(homePage(await snapshot()))
  if (address.startsWith('dev/')) return ownFile(address.slice('dev/'.length), live)
  if (address.startsWith('pdf/')) return pdfViewer(address.slice('pdf/'.length), await snapshot())
  if (address.startsWith('translate/')) return deskPage(address.slice('translate/'.length), await snapshot())
  if (address.startsWith('consultation/')) return roundAnswer(address.slice('consultation/'.length), await snapshot())
  if (address.startsWith('redline/')) return redlineAnswer(address.slice('redline/'.length), await snapshot())
  const [language = '', file = '', ...deeper] = address.split('/')
  if (language === 'assets') return assetFile(address, await snapshot())
  const edition = deeper.length === 0 && file.endsWith('.html') ? file.slice(0, -'.html'.length) : undefined
  if (edition !== undefined) return editionPage(language, edition, await snapshot())
  if (deeper.length === 0 && file.endsWith('.pdf'))
    return pdfFile(language, file.slice(0, -'.pdf'.length), await snapshot())
  return notFound(address)
}

export function notFound(address: string): Answer {
  return htmlAnswer(problemPage('There is no such page', `Nothing is at \`/${address}\`.`), 404)
}

async function ownFile(name: string, live: LivePublication): Promise<Answer> {
  const snapshot = live.current
  if (name === 'panel') {
    const now = await snapshot()
    return htmlAnswer(h(null, [messagePanel(now.messages(), now)]))
  }
  if (name === 'preview.js') return { ...(await bundledScript()), status: 200 }
  const [what, language = '', edition = '', anchor = ''] = name.split('/')
  // Of the last snapshot: the next one takes longer than it takes to see an edit.
  if (what === 'quick') {
    const shown = live.lastShown(language, edition)
    const place = shown?.place(language, edition)
    return jsonAnswer(shown && place ? quickEdits(shown, place) : [])
  }
  if (what === 'source') {
    const now = await snapshot()
    const place = now.place(language, edition)
    const found = place && findSource(now, place, anchor)
    return found
      ? jsonAnswer({ ...found, href: now.editor?.(found) })
      : jsonAnswer({ error: 'Nothing has this address' }, 404)
  }
  if (name.endsWith('.ts')) return browserScript(name)
  const sheet = OWN_STYLE_SHEETS.has(name) ? readTextFile(TOOLCHAIN_ROOT, path.join('templates', name)) : undefined
  return sheet ? file(name, String(sheet)) : textAnswer(404, `Missing file \`${name}\``)
}

function pdfViewer(address: string, snapshot: Snapshot): Answer {
  const [language = '', edition = '', ...deeper] = address.split('/')
  const place = deeper.length === 0 ? snapshot.place(language, edition) : undefined
  if (!place) return notFound(`pdf/${address}`)
  return { ...htmlAnswer(pdfPage(snapshot, place)), headers: { 'Content-Security-Policy': VIEWER_POLICY } }
}

const VIEWER_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"

function deskPage(address: string, snapshot: Snapshot): Answer {
  const [language = '', ...name] = address.replace(/\/$/, '').split('/')
  if (!snapshot.publication) return htmlAnswer(homePage(snapshot), 503)
  if (name.length === 0) {
    const page = languagePage(snapshot, language)
    return page ? htmlAnswer(page) : notFound(`translate/${address}`)
  }
  const chapter = deskChapter(snapshot, language, name.join('/'))
  return chapter ? htmlAnswer(chapterPage(chapter)) : notFound(`translate/${address}`)
}

function roundAnswer(address: string, snapshot: Snapshot): Answer {
  if (!snapshot.publication) return htmlAnswer(homePage(snapshot), 503)
  const [first = '', ...others] = address.replace(/\/$/, '').split('/')
  // A round may be called as a language is.
  const isLanguage =
    snapshot.publication.languages.some(({ id }) => id === first) && roundDesk(snapshot, others[0] ?? '') !== undefined
  const [id = '', place, ...deeper] = isLanguage ? others : [first, ...others]
  const desk = deeper.length === 0 ? roundDesk(snapshot, id, isLanguage ? first : '') : undefined
  const page = desk && (place === undefined ? roundPage(desk) : entriesPage(desk, place))
  return page ? htmlAnswer(page) : notFound(`consultation/${address}`)
}

async function editionPage(language: string, edition: string, snapshot: Snapshot): Promise<Answer> {
  const place = snapshot.place(language, edition)
  if (!place) {
    if (snapshot.publication) return notFound(`${language}/${edition}.html`)
    return htmlAnswer(homePage(snapshot), 503)
  }
  const page = await snapshot.page(place)
  if (!page)
    return htmlAnswer(problemPage('The edition cannot be shown', 'The messages below tell why.', snapshot), 503)
  // Behind the answer. What fails here fails again, and is told, when somebody saves.
  void setImmediate()
    .then(() => rehearse(snapshot, place))
    .catch(() => undefined)
  return htmlAnswer(previewPage(page.html, snapshot, place))
}

/** `<revision>` leads to the redlines since then, `<revision>/<language>/<edition>.html` is one; names of branches hold slashes. */
async function redlineAnswer(address: string, snapshot: Snapshot): Promise<Answer> {
  if (!snapshot.publication) return htmlAnswer(homePage(snapshot), 503)
  const [asset] = /(?<=\/)assets\/.*$/.exec(address) ?? []
  if (asset !== undefined) return assetFile(asset, snapshot)
  const [, revision = address.replace(/\/$/, ''), language = '', edition = ''] =
    /^(.+)\/([^/]+)\/([^/]+)\.html$/.exec(address) ?? []
  const place = snapshot.place(language, edition)
  if (!place) {
    const compared = await comparedWith(snapshot, revision)
    if (typeof compared === 'string') return htmlAnswer(problemPage('There is no such redline', compared), 404)
    return htmlAnswer(redlineList(revision, snapshot))
  }
  const shown = await redlinePage(snapshot, place, revision)
  if (!shown)
    return htmlAnswer(problemPage('The edition cannot be shown', 'The messages below tell why.', snapshot), 503)
  if ('reason' in shown) return htmlAnswer(problemPage('There is no such redline', shown.reason), 404)
  return htmlAnswer(previewPage(shown.html, snapshot))
}

function redlineList(revision: string, snapshot: Snapshot): Root {
  const base = `/redline/${revision.split('/').map(encodeURIComponent).join('/')}`
  const links = snapshot.places.map(({ edition, localised: { language } }) =>
    h('li', h('a', { href: `${base}/${language.id}/${edition.id}.html` }, `${edition.title} · ${language.name}`)),
  )
  return framePage({
    title: `What changed since ${revision}`,
    trail: [{ name: 'Editions', href: '/' }],
    snapshot,
    scripts: ['/dev/reload.ts'],
    main: [h('h1', ['What changed since ', h('code', revision)]), h('ul', links)],
  })
}

/** The PDF as a build would make it. */
async function pdfFile(language: string, edition: string, snapshot: Snapshot): Promise<Answer> {
  const place = snapshot.place(language, edition)
  const rendition = place && snapshot.rendition(place)
  const made = rendition && (await snapshot.print(rendition))
  if (!made) return notFound(`${language}/${edition}.pdf`)
  return { status: 200, type: 'application/pdf', body: made, headers: { 'Content-Security-Policy': PDF_POLICY } }
}

/** Our own page shows it in a frame. */
const PDF_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

async function assetFile(address: string, snapshot: Snapshot): Promise<Answer> {
  const bytes = (await snapshot.asset(address)) ?? (await readingScriptFiles()).get(address)
  return bytes ? file(address, bytes) : textAnswer(404, `Missing file \`${address}\``)
}

function file(name: string, body: string | Uint8Array): Answer {
  return { status: 200, type: TYPES[path.extname(name)] ?? 'application/octet-stream', body }
}

/** The path of a request, decoded, without the slash in front; undefined for one that is not encoded right. */
export function addressOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname).slice(1)
  } catch {
    return undefined
  }
}
