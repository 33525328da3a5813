/**
 * Advance widths of U+0020 to U+007E in thousandths of the font size: Source Sans 3, the typeface of figures (weights 400 and 700).
 * There is no canvas at build time to measure with, and the same text has to come out the same everywhere.
 */
const REGULAR =
  widths(`200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 249
  497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350
  303 497 500 542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 303 241 303
  497`)
const BOLD =
  widths(`200 340 537 528 528 857 667 300 344 344 457 528 300 332 300 339 528 528 528 528 528 528 528 528 528 528 300 300
  528 528 528 463 902 573 605 582 635 548 524 638 674 301 509 614 518 762 665 684 596 684 613 556 556 665 556 813 567 525 541 344 339
  344 528 500 555 527 573 468 573 518 341 534 571 276 278 548 286 857 572 555 573 573 398 443 383 568 523 776 514 521 460 344 268 344
  528`)

/** Punctuation of our languages outside that range, by a character of about its width. */
const ALIKE: Record<string, string> = {
  '–': 'n',
  '—': '@',
  '«': '?',
  '»': '?',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '¿': '?',
  '¡': '!',
}

/** Any other character: as wide as a capital. */
const OTHER = 650

function widths(table: string): number[] {
  return table.split(/\s+/).map(Number)
}

/** Width of a line of text in the unit of `fontSize`. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  const table = bold ? BOLD : REGULAR
  let sum = 0
  // Taken apart, `é` is `e` and a mark that takes no room.
  for (const character of text.normalize('NFD')) {
    if (/\p{M}|\p{Cf}/u.test(character)) continue
    sum +=
      table[(ALIKE[character] ?? character).charCodeAt(0) - 32] ?? (character === '\u00A0' ? (table[0] ?? 0) : OTHER)
  }
  return (sum * fontSize) / 1000
}
