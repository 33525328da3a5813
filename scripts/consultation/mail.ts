import type { Email } from 'postal-mime'
import type { SentText } from '../model/sent-text.ts'
import { OfficeError } from '../office/office-error.ts'
import answersUnread from '../rules/answers-unread.ts'
import { count, type Finding, type Findings, GENERAL, noFindings, withoutAddresses } from './entries/entry.ts'
import { decodeText } from './text-table.ts'

/** What an e-mail says, and of whom. */
interface Mail {
  text: string
  author: string
  /** ISO date and time; empty where it has none. */
  date: string
  /** Names of the files that came with it. */
  attachments: readonly string[]
}

/**
 * An e-mail as one comment on the whole: as a mail program keeps it, or its text alone. Of the former the plain text is read;
 * pages of HTML and attachments are left alone, and told.
 *
 * @throws OfficeError for one that has no plain text, or more than anybody writes
 */
export async function mailFindings(bytes: Uint8Array, sent: SentText, isMessage: boolean): Promise<Findings> {
  const { headers, body } = partsOf(decodeText(bytes).replace(/\r\n?/g, '\n'))
  const isCoded = /^(?:mime-version|content-(?:type|transfer-encoding)):/im.test(headers)
  const { text, author, date, attachments } =
    headers !== '' && (isMessage || isCoded) ? await readMessage(bytes) : plainMail(headers, body)
  if (text.length > LONGEST_TEXT) throw new OfficeError(`Its text has more than ${LONGEST_TEXT} characters`)
  const findings = noFindings()
  for (const name of attachments)
    findings.notices.push({
      rule: answersUnread,
      reason: `“${name}” is attached to it and was not read: save it from the e-mail, and import it by itself`,
    })
  const finding: Finding = {
    ...{ kind: 'mail', segment: GENERAL, paragraph: '', language: sent.language, words: '', proposal: '', type: '' },
    text: withoutAddresses(withoutControls(text).trim()),
    author: withoutAddresses(withoutControls(author)),
    date,
    uncertain: false,
  }
  if (finding.text === '') findings.notices.push({ rule: answersUnread, reason: 'It holds no text' })
  else {
    count(findings, 'comments', finding)
    findings.findings.push(finding)
  }
  findings.member.name = finding.author
  return findings
}

/** Characters of an e-mail's text: a hundred pages. */
const LONGEST_TEXT = 300_000

/** Characters of an attachment's name that are shown. */
const LONGEST_NAME = 80

/** Parts in each other that a message may have. */
const DEEPEST = 20

/** What no word is made of, and a terminal would obey. */
function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
}

async function readMessage(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime')
  let message: Email
  try {
    message = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST })
  } catch {
    throw new OfficeError('It is an e-mail that cannot be read: save its text as .txt')
  }
  const { text, html, from, date, attachments } = message
  if ((text ?? '').trim() === '' && html !== undefined)
    throw new OfficeError('It is an e-mail whose words are in HTML only: save its text as .txt')
  return {
    text: (text ?? '').replace(/\r\n?/g, '\n'),
    author: from?.name ?? '',
    date: /^\d{4}-\d\d-\d\dT/.test(date ?? '') ? (date ?? '').replace(/\.\d+/, '') : '',
    attachments: attachments.map(({ filename, mimeType }) => nameOf(filename ?? mimeType)),
  }
}

/** The name of a file, without folders and without what no name has. */
function nameOf(attachment: string): string {
  const name = attachment.replace(/[\p{C}]/gu, '').replace(/^.*[/\\]/, '')
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
}

function plainMail(headers: string, body: string): Mail {
  const author = (/^from:\s*(.*)$/im.exec(headers)?.[1] ?? '')
    .replace(/<[^<>]*>/g, '')
    .replace(/["']/g, '')
    .trim()
  return { text: body, author, date: '', attachments: [] }
}

/** The lines above the first empty one, where they are those of a message. */
function partsOf(text: string): { headers: string; body: string } {
  const end = text.indexOf('\n\n')
  const headers = end < 0 ? '' : text.slice(0, end)
  const isHead =
    headers.split('\n').every(line => /^(?:[A-Za-z-]+:|\s)/.test(line)) && /^(?:from|subject|date|to):/im.test(headers)
  return isHead ? { headers, body: text.slice(end) } : { headers: '', body: text }
}
