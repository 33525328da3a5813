import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What expressions of a step can read: `github`, `steps`, `needs`, `vars`. */
export type Contexts = Readonly<Record<string, unknown>>

/** How the steps before went. */
export type Status = 'success' | 'failure'

/** Fills in the expressions of a value as a runner does: `${{ github.repository }}`. */
export function fillIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, contexts).coerceString())
}

/** Whether a step is run. */
export function isRun(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const asksStatus = /\b(?:success|failure|cancelled|always)\(\)/.test(bare)
  const value = evaluate(asksStatus ? bare : `success() && (${bare})`, contexts, status)
  return (
    evaluate('value && true || false', { value: JSON.parse(JSON.stringify(value, data.replacer)) }).coerceString() ===
    'true'
  )
}

function evaluate(expression: string, contexts: Contexts, status: Status = 'success'): data.ExpressionData {
  const asked: Record<string, boolean> = {
    success: status === 'success',
    failure: status === 'failure',
    cancelled: false,
    always: true,
  }
  const functions = Object.entries(asked).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }))
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, context, new Map(functions.map(one => [one.name, one]))).evaluate()
}
