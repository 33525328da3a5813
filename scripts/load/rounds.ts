import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml, type YamlData } from '../ground/yaml.ts'
import type { Publication } from '../model/publication.ts'
import { askedPlace, questionPlace, ROUNDS, type Round, roundTitlePlace } from '../model/round.ts'
import type { Source } from '../model/source.ts'
import { wordList } from '../model/word-list.ts'
import yamlSchema from '../rules/yaml-schema.ts'
import { type RoundSettings, roundSchema } from './round-schema.ts'

/** The rounds of a publication, with their words to be translated. */
export interface LoadedRounds {
  rounds: Round[]
  /** `locales/es/consultation/first.json`. */
  wordLists: Source[]
  /** Every `round.yaml`, with its messages. */
  files: VFile[]
}

/** Ids of the rounds that there are, whether they can be read or not. */
export function roundIds(root: string): string[] {
  const folder = path.join(root, ROUNDS)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(id => existsSync(path.join(folder, id, 'round.yaml')))
    .sort()
}

/** Reads `content/consultation/<round>/round.yaml` of every round; problems are messages on these files. */
export function loadRounds(publication: Pick<Publication, 'root' | 'editions'>): LoadedRounds {
  const loaded: LoadedRounds = { rounds: [], wordLists: [], files: [] }
  for (const id of roundIds(publication.root)) {
    const file = readTextFile(publication.root, `${ROUNDS}/${id}/round.yaml`)
    if (!file) continue
    loaded.files.push(file)
    const yaml = file.messages.length === 0 ? readYaml(file, roundSchema) : undefined
    if (!yaml) continue
    checkRound(file, yaml, publication)
    if (file.messages.length > 0) continue
    const round = roundOf(id, file, yaml.value, publication)
    loaded.rounds.push(round)
    loaded.wordLists.push(roundWords(round, yaml))
  }
  return loaded
}

function checkRound(
  file: VFile,
  { value, placeOf }: YamlData<RoundSettings>,
  { editions }: Pick<Publication, 'editions'>,
): void {
  if (value.until < value.from)
    report(file, yamlSchema, `\`until\` is before \`from\`: write ${value.from} or later`, {
      place: placeOf(['until']),
    })
  const expected = editions.map(({ id }) => id)
  value.editions.forEach((id, index) => {
    if (!expected.includes(id))
      report(file, yamlSchema, `No edition \`${id}\` in content/publication.yaml`, {
        place: placeOf(['editions', index]),
        actual: id,
        expected,
      })
  })
}

function roundOf(id: string, file: VFile, settings: RoundSettings, { editions }: Pick<Publication, 'editions'>): Round {
  const all = editions.map(edition => edition.id)
  const wanted = settings.editions.length === 0 ? all : all.filter(edition => settings.editions.includes(edition))
  return { ...settings, id, file, editions: wanted, asked: new Map(Object.entries(settings.asked)) }
}

function roundWords({ id, file, title, questions, asked }: Round, { placeOf }: YamlData<RoundSettings>): Source {
  const list = wordList(`consultation/${id}`, file)
  list.source.slug = `consultation-${id}`
  list.add({ kind: 'title', text: title, in: roundTitlePlace(id), ...placeOf(['title']) })
  questions.forEach((text, index) => {
    list.add({ kind: 'title', text, in: questionPlace(id, index), ...placeOf(['questions', index]) })
  })
  for (const [key, text] of asked)
    list.add({ kind: 'title', text, in: askedPlace(id, key), ...placeOf(['asked', key]) })
  return list.source
}
