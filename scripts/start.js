// Plain JavaScript: Node reads TypeScript through a compiler that takes longer to load than most commands take. What the
// compiler made of our files is kept, but only of those that are read after this has been said.
import module from 'node:module'
import path from 'node:path'

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `Node 24 is needed, and this is ${process.versions.node}: call commands by \`npm run\`, after \`npm ci\`, which brings it (for ${process.platform} on ${process.arch} perhaps not: install Node 24 there)\n`,
  )
  process.exit(2)
}
module.enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/policy-paper/compiled'))
const { OneFile } = await import('./commands/one-file.ts')
const oneFile = OneFile.suits(process.argv.slice(2)) ? new OneFile() : undefined
const found = oneFile?.find()
const { main } = await import(found?.url ?? './cli.ts')
await main(found?.tree)
if (!found) await oneFile?.make()
