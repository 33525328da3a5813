/** A browser on this machine and what its process needs in its environment. */
export interface BrowserProgram {
  executable: string
  environment: Record<string, string>
}
