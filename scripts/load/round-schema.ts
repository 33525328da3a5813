import * as z from 'zod'
import { PUBLISHED } from '../model/round.ts'

const text = z.string().min(1)
const date = z.iso.date({ error: 'write a date such as `2023-01-10`' })

/** `content/consultation/<round>/round.yaml`. What is said of each key here is what docs/consultation.md says. */
export const roundSchema = z.strictObject({
  title: text.describe('What the round is called: `First round of comments`.'),
  from: date.describe('Its first day: `2023-01-10`.'),
  until: date.describe('Its last day.'),
  contact: z.email({ error: 'write an e-mail address' }).describe('The e-mail address that answers go to.'),
  questions: z.array(text).default([]).describe('The questions put to members, in order; translated like the rest.'),
  editions: z
    .array(text)
    .default([])
    .describe('Ids of the editions that it is about; all of them where none is listed.'),
  asked: z
    .record(z.string(), text)
    .default({})
    .describe(
      'Who is asked: an id and a name each, as `sections: Sections`, `councils: Councils`, `partners: Partners`.',
    ),
  publish: z
    .enum(PUBLISHED)
    .default('body')
    .describe('`body`: of those who comment, only their organisation is published; `names`: persons as well.'),
})

export type RoundSettings = z.infer<typeof roundSchema>
