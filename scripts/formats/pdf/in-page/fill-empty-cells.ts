/**
 * The browser leaves cells without content out of the structure, and rows would have fewer than their table. A row of such
 * cells is higher with it: nothing may have been measured before.
 */
export function fillEmptyCells(): void {
  for (const cell of document.querySelectorAll('td, th'))
    if (!cell.firstElementChild && !/\S/.test(cell.textContent ?? '')) cell.textContent = '\u00a0'
}
