/** A browser on this machine and what its process needs in its environment. */
export interface BrowserProgram {
  executable: string
  environment: Record<string, string>
  /** Command line switches that only this browser is known to take. */
  switches: string[]
  /** Looks whether what was unpacked is damaged, and mends it: for when it does not start. Tells whether it was. */
  mend?(): Promise<boolean>
}
