/** The colours of chapters in parts, by anchor: red, green and blue, 0 to 1. */
export function partColours(): Record<string, [red: number, green: number, blue: number]> {
  const colours: Record<string, [number, number, number]> = {}
  for (const chapter of document.querySelectorAll('.chapter[data-part]')) {
    const [red, green, blue] = (getComputedStyle(chapter).outlineColor.match(/[\d.]+/g) ?? []).map(Number)
    if (red !== undefined && green !== undefined && blue !== undefined)
      colours[chapter.id] = [red / 255, green / 255, blue / 255]
  }
  return colours
}
