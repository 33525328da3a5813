import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

const CLAIMS = {
  'content/01-arches.md': chapter('Arches', 'Built in 1999 [@smith2020].\n\nThey lean in 12 places.'),
  'content/02-cables.md': chapter('Cables', 'Built in 1999 [@ruiz2019].\n\nThey pull in 12 places.'),
}

/** What is said of a publication with these silences. */
async function check(silenced: string, contents: Contents = CLAIMS): Promise<string[]> {
  const settings = `${SETTINGS}checks:\n  uncited-claims: true\n  silenced:\n${silenced}`
  const root = createPublication({ ...contents, 'content/publication.yaml': settings })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages.flatMap(({ file, rule, text }) => (rule === 'locale-out-of-date' ? [] : `${file} ${rule} ${text}`))
}

describe('a rule that the settings silence', () => {
  it('is not told of', async () => {
    expect(await check('    - { rule: uncited-claim, reason: A paper of opinions }\n')).toEqual([])
  })

  it('is told of in the files for which it is not silenced', async () => {
    const found = await check('    - { rule: uncited-claim, reason: An opinion, in: [content/01-arches.md] }\n')
    expect(found).toEqual([expect.stringMatching(/^content\/02-cables\.md uncited-claim/)])
  })

  it('needs a reason', async () => {
    expect(await check('    - { rule: uncited-claim }\n')).toEqual([
      expect.stringMatching(/^content\/publication\.yaml yaml-schema .*reason`/),
    ])
  })

  it('has to exist, and the nearest one is named', async () => {
    expect(await check('    - { rule: uncited-clam, reason: x }\n')).toContainEqual(
      expect.stringMatching(/silence-invalid No rule `uncited-clam`.*id you mean `uncited-claim`\?$/),
    )
  })

  it('is none without which nothing could be published', async () => {
    const contents = { ...CLAIMS, 'content/02-cables.md': 'No title.\n' }
    const found = await check(
      '    - { rule: chapter-title, reason: x }\n    - { rule: uncited-claim, reason: x }\n',
      contents,
    )
    expect(found.map(message => message.split(' ')[1])).toEqual(['chapter-title', 'silence-invalid'])
  })
})
