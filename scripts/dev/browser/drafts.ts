/** What was typed and not saved, kept by the browser until it is: through a crash, a reload, a server that is away. */
export interface DraftStore {
  keep(id: string, draft: KeptDraft): void
  find(id: string): KeptDraft | undefined
  drop(id: string): void
}

export interface KeptDraft {
  target: string
  note: string
  /** What it was written upon. */
  base: string
}

/** @param scope tells publications and languages apart */
export function createDraftStore(scope: string): DraftStore {
  const key = (id: string): string => `desk ${scope} ${id}`
  return {
    keep(id, draft) {
      try {
        localStorage.setItem(key(id), JSON.stringify(draft))
      } catch {
        // The browser is told to keep nothing, or is full: the page still has it.
      }
    },
    find(id) {
      const text = localStorage.getItem(key(id))
      return text === null ? undefined : (JSON.parse(text) as KeptDraft)
    },
    drop: id => localStorage.removeItem(key(id)),
  }
}
