/** There is no browser that could print. The message is one sentence for the user that says what to do. */
export class BrowserMissingError extends Error {
  override name = 'BrowserMissingError'
}

/** The browser ended, or a page in it, while a document was open. Printing that document once more may work. */
export class BrowserCrashError extends Error {
  override name = 'BrowserCrashError'
}

/** The browser does not answer at all: the machine stopped it, or has no time for it. No document is to blame. */
export class BrowserStoppedError extends Error {
  override name = 'BrowserStoppedError'
}

/** A document took longer than its time limit. The browser that held it has been ended. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError'
}
