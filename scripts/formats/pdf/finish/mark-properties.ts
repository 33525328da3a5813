/** What the operands say that begin marked content (ISO 32000-1, 14.6). */
export interface MarkProperties {
  /** The number of a sequence that belongs to the structure tree. */
  id: number | undefined
  isArtifact: boolean
  /** Whether it stands for a soft hyphen and nothing else. */
  isSoftHyphen: boolean
  /** The text that is to be read, as it is written. */
  actualText: string
  /** What is to stand instead of the whole operator if that text has soft hyphens; nothing for one alone. */
  withoutSoftHyphens: string | undefined
}

/** By operands: they repeat from page to page. */
const known = new Map<string, MarkProperties>()
/** More than a page has, and few enough to keep. */
const MOST_KNOWN = 2000

/** @param operands `/P <</MCID 3 >>`, `/Span<</ActualText <FEFF00AD> >>` */
export function readMark(operands: string): MarkProperties {
  const found = known.get(operands)
  if (found) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const properties = read(operands)
  known.set(operands, properties)
  return properties
}

function read(operands: string): MarkProperties {
  const id = /\/MCID\s+(\d+)/.exec(operands)?.[1]
  const actualText = /\/ActualText\s*(<[^>]*>|\(.*\))/s.exec(operands)?.[1] ?? ''
  const isSoftHyphen = /^\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>$/i.test(operands)
  const kept = /^<(.{4})*00AD/i.test(actualText)
    ? actualText.replace(/[0-9A-F]{4}/gi, unit => (unit.toUpperCase() === '00AD' ? '' : unit))
    : undefined
  return {
    id: id === undefined ? undefined : Number(id),
    isArtifact: operands.startsWith('/Artifact'),
    isSoftHyphen,
    actualText,
    withoutSoftHyphens: isSoftHyphen ? '' : kept && `/Span <</ActualText ${kept}>> BDC`,
  }
}
