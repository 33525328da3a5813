/**
 * Gives up on the pages of chapters, by anchor, and sets their notes as a list at the chapter's end,
 * where nothing can stand over them.
 */
export function setNotesAtEnd(chapters: string[]): void {
  for (const id of chapters) {
    const chapter = document.getElementById(id)
    const notes = chapter?.querySelectorAll<HTMLElement>('.note:not(.at-end)') ?? []
    if (notes.length === 0) continue
    const list = document.createElement('div')
    list.className = 'chapter-notes'
    for (const note of notes) {
      note.classList.add('at-end')
      list.append(note)
    }
    chapter?.append(list)
  }
}

/** Anchors of all chapters in an edition that wants its notes there. */
export function chaptersWithEndNotes(): string[] {
  if (!document.body.matches('.notes-chapter-end')) return []
  return [...document.querySelectorAll('.chapter')].map(({ id }) => id)
}
