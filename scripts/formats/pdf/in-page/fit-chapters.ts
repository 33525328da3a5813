/** Sets the lines of chapters tighter or looser, by anchor: 1 is as the style sheet has them. */
export function fitChapters(fits: Record<string, number>): void {
  for (const [id, fit] of Object.entries(fits)) document.getElementById(id)?.style.setProperty('--fit', String(fit))
}
