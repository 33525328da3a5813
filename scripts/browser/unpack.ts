/**
 * Unpacks the Chromium that the npm package carries. Run as a process of its own: the package writes into the
 * temporary folder of its process and changes its environment, so that both are chosen by whoever starts it (TMPDIR).
 *
 * Arguments: the archives' paths.
 */
import { inflate } from '@sparticuz/chromium'

// Whoever started it is gone: nobody will put in place what it unpacks.
process.on('disconnect', () => process.exit(1))
await Promise.all(process.argv.slice(2).map(archive => inflate(archive)))
process.exit()
