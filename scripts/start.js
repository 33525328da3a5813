// Plain JavaScript: Node reads TypeScript through a compiler that takes longer to load than most commands take. What the
// compiler made of our files is kept, but only of those that are read after this has been said.
import { enableCompileCache } from 'node:module'
import path from 'node:path'

enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/policy-paper/compiled'))
const { OneFile } = await import('./commands/one-file.ts')
const oneFile = OneFile.suits(process.argv.slice(2)) ? new OneFile() : undefined
const found = oneFile?.find()
const { main } = await import(found?.url ?? './cli.ts')
await main(found?.tree)
if (!found) await oneFile?.make()
