/** What was typed and not saved, kept by the browser until it is: through a crash, a reload, a server that is away. */
export interface DraftStore<Draft extends { base: string } = KeptDraft> {
  keep(id: string, draft: Draft): void
  find(id: string): Draft | undefined
  drop(id: string): void
}

export interface KeptDraft {
  target: string
  note: string
  /** What it was written upon. */
  base: string
}

/** @param scope tells publications and languages apart */
export function createDraftStore<Draft extends { base: string } = KeptDraft>(scope: string): DraftStore<Draft> {
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
      return text === null ? undefined : (JSON.parse(text) as Draft)
    },
    drop: id => localStorage.removeItem(key(id)),
  }
}
