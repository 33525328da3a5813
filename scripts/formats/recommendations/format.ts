import { actorPlace } from '../../model/word-places.ts'
import type { Format } from '../format.ts'
import { citedWorks, recommendationEdition, recommendationFiles, recommendationRecords } from './recommendation-data.ts'

/** The recommendations as data, in each language those of the edition that holds most: `recommendations.json`, `.csv`. */
export const format: Format = {
  id: 'recommendations',
  label: 'Data',
  summary: 'the recommendations as data, JSON and CSV',
  kind: 'data',
  endings: ['.json', '.csv'],
  needsBrowser: false,
  setUp: ({ publication }) => ({
    files: [],
    async render({ document, localised, titles, sources }, { all }) {
      const { edition, language } = document
      // The data come from one edition, whichever are wanted, and the same in all languages.
      const [source] = publication.languages
      const inSource = all.filter(({ localised }) => localised.language === source)
      if (edition.id !== recommendationEdition(inSource.map(one => one.document))) return undefined
      const actors = new Map(
        [...publication.actors].map(([id, name]) => [id, localised.word(actorPlace(id), name).text]),
      )
      const records = recommendationRecords(document, { actors, cited: citedWorks(sources.values()) })
      const list = {
        publication: titles.title,
        edition: edition.id,
        language: language.tag,
        version: publication.version,
        recommendations: records,
      }
      return { files: recommendationFiles(list, language.id) }
    },
  }),
}
