/**
 * The Content-Security-Policy of a page that stands alone, with its styles inside: nothing is fetched, and nothing that
 * came into its text can run.
 */
export const STANDS_ALONE = "default-src 'none'; style-src 'unsafe-inline'"
