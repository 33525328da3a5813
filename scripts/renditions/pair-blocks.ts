/** What blocks are paired by. */
export interface PairedBy<Block> {
  /** The first anchor in a block: its own, or that of the first segment in it; empty where it has none. */
  anchorOf(block: Block): string
  /** `p`, `paragraph`: those without anchors are paired with others of their kind. */
  kindOf(block: Block): string
}

/**
 * The blocks of a text beside those of its translation, by their anchors, which are the same in all languages. A target
 * that holds several blocks for one has them all beside it.
 */
export function pairBlocks<Block>(
  from: readonly Block[],
  to: readonly Block[],
  { anchorOf, kindOf }: PairedBy<Block>,
): [source: Block[], target: Block[]][] {
  const keys = new Set(from.map(anchorOf))
  const targets = new Map<string, Block[]>()
  /** Whether the source has a block of the same kind, without an anchor either, at the same place. */
  const hasTwin = (index: number): boolean => {
    const [twin, block] = [from[index], to[index]]
    return twin !== undefined && block !== undefined && anchorOf(twin) === '' && kindOf(twin) === kindOf(block)
  }
  let current: Block[] = []
  to.forEach((block, index) => {
    const anchor = anchorOf(block)
    const key = anchor !== '' ? anchor : `#${index}`
    // A block without an anchor of the source's goes on with the one before it: one paragraph became two.
    if (!keys.has(anchor) && current.length > 0 && anchor === '' && !hasTwin(index)) current.push(block)
    else {
      current = [block]
      targets.set(key, current)
    }
  })
  return from.map((block, index) => {
    const anchor = anchorOf(block)
    return [[block], targets.get(anchor !== '' ? anchor : `#${index}`) ?? []]
  })
}
