import type { VFile } from 'vfile'
import { type JsonMember, type JsonValue, kindOf } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { Rule } from '../rules/definition/rule.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import figureUnsafe from '../rules/figure-unsafe.ts'

/** What a value of a specification may be, by its type in JSON. What is not named here is refused. */
export interface Form {
  /** For messages: `a number from 0 to 1`. */
  expected: string
  /** Names that are allowed, or what all allowed texts look like. */
  string?: ReadonlySet<string> | RegExp
  /** The least and the greatest number. */
  number?: readonly [least: number, greatest: number]
  boolean?: true
  null?: true
  /** Whether another text would make it something that runs or fetches. */
  unsafe?: true
  /** A list of these, `most` at most. */
  items?: Form
  most?: number
  /** Later, because shapes hold one another; what some members may be depends on others. */
  object?: (members: readonly JsonMember[]) => Shape
}

/** The members that an object may have. */
export interface Shape {
  members: ReadonlyMap<string, Form>
  /** Members that say how things look; their names follow a pattern. */
  style?: { name: RegExp; form: Form }
}

/** What marks code, or words that want to become part of it. */
const CODE = /["'`\\()[\]{};]/

/** Reports what does not have its form, with its place: `figure-unsafe` (what could run or fetch) or `figure-invalid`. */
export function checkForm(value: JsonValue, form: Form, file: VFile): void {
  const text = String(file)
  const pointAt = pointsOf(text)

  const refuse = (rule: Rule, start: number, reason: string, names?: Names): void => {
    const { line, column } = pointAt(start)
    report(file, rule, reason, { place: { line, column }, ...names })
  }

  const check = (at: JsonValue, wanted: Form): void => {
    const expected = `write ${wanted.expected}`
    switch (at.type) {
      case 'object':
        if (wanted.object) checkMembers(at.members, wanted.object(at.members))
        else refuse(figureUnsafe, at.start, `An object stands here: ${expected}`)
        return
      case 'array':
        if (!wanted.items) refuse(figureUnsafe, at.start, `A list stands here: ${expected}`)
        else if (at.items.length > (wanted.most ?? MOST_ITEMS))
          refuse(
            figureInvalid,
            at.start,
            `The list has ${at.items.length} values: make it ${wanted.most ?? MOST_ITEMS} at most`,
          )
        else for (const item of at.items) check(item, wanted.items)
        return
      case 'string':
        if (wanted.string && matches(wanted.string, at.value)) return
        refuse(
          wanted.unsafe || CODE.test(at.value) || wanted.string === undefined ? figureUnsafe : figureInvalid,
          at.start,
          `\`${shortened(at.value)}\` cannot stand here: ${expected}`,
          wanted.string instanceof Set ? { actual: at.value, expected: wanted.string } : undefined,
        )
        return
      case 'number': {
        const written = text.slice(at.start, at.end)
        const [least, greatest] = wanted.number ?? [Number.NaN, Number.NaN]
        if (Number(written) >= least && Number(written) <= greatest) return
        refuse(figureInvalid, at.start, `\`${shortened(written)}\` cannot stand here: ${expected}`)
        return
      }
      default:
        if (!wanted[at.type]) refuse(figureInvalid, at.start, `This is ${kindOf(at)}: ${expected}`)
    }
  }

  const checkMembers = (members: readonly JsonMember[], shape: Shape): void => {
    for (const { key, start, value: inner } of members) {
      const known = shape.members.get(key) ?? (shape.style?.name.test(key) ? shape.style.form : undefined)
      if (known) check(inner, known)
      else
        refuse(
          figureUnsafe,
          start,
          `\`${shortened(key)}\` is no property that a chart can have here: expressions, links and interactions are not drawn`,
          { actual: key, expected: shape.members.keys() },
        )
    }
  }

  check(value, form)
}

/** Lists without a bound of their own. */
const MOST_ITEMS = 500

interface Names {
  actual: string
  expected: Iterable<string>
}

const matches = (allowed: ReadonlySet<string> | RegExp, text: string): boolean =>
  allowed instanceof RegExp ? allowed.test(text) : allowed.has(text)

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`)
