/** Anchors of the pages' own parts, in `templates/` and `scripts/formats/html/`. */
const RESERVED =
  /^(?:main|title|imprint|notes|(?:contents|list-of-figures|list-of-tables)(?:-title)?|(?:note|call|box-title)-\d.*|figure-\d+-.*|ref-.*)$/

/** Whether the pages use an anchor themselves. Chapters have `chapter-<slug>`. */
export function isReservedAnchor(id: string, slugs: readonly string[]): boolean {
  return RESERVED.test(id) || slugs.some(slug => id === `chapter-${slug}`)
}

/** An anchor that nobody wrote, made of a heading, in another form where the pages might use it. */
export function unreservedAnchor(id: string): string {
  return RESERVED.test(id) || id.startsWith('chapter-') ? `section-${id}` : id
}
