import type * as t from 'io-ts'

/**
 * Names the rule that a value breaks.
 *
 * @example
 * import assert from 'node:assert'
 * import { type IssueCode, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const code: IssueCode = 'not_finite'
 * const refused = widgets.number.decode(1280 / 0)
 * assert.strictEqual(E.isLeft(refused) && refused.left.issues[0]?.code, code)
 */
export type IssueCode =
  | 'required'
  | 'wrong_shape'
  | 'not_finite'
  | 'not_text'
  | 'not_boolean'
  | 'not_one_of'
  | 'not_json'
  | 'out_of_range'
  | 'too_few'
  | 'too_many'
  | 'too_long'
  | 'too_deep'
  | 'bad_color'
  | 'bad_unit'
  | 'bad_date'
  | 'bad_order'
  | 'conflict'
  | 'incomplete'
  | 'renamed'
  | 'unknown'
  | 'unreadable'

/**
 * One problem of a value: where it is (`[1].label`, `series[0].data[3]`; empty for the value itself), which rule it breaks, and what was expected.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Issue, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const issue: Issue = { path: '[1][0]', code: 'out_of_range', message: 'expected a number of 0 or more' }
 * const refused = widgets.pieChart.decode([[10, 'Chrome'], [-5, 'Firefox']])
 * assert.deepStrictEqual(E.isLeft(refused) && refused.left.issues, [issue])
 */
export interface Issue {
  readonly path: string
  readonly code: IssueCode
  readonly message: string
}

/**
 * Says why a value is not valid for its kind: the first ten issues, and how many `more` there are.
 *
 * @example
 * import assert from 'node:assert'
 * import { type InvalidWidget, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const told = ({ kind, issues }: InvalidWidget): string =>
 *   `${kind}: ${issues.map(({ path, code }) => `${path} ${code}`).join(', ')}`
 * assert.deepStrictEqual(
 *   E.mapLeft(told)(widgets.list.encode([{ title: 'Deploy', label: { name: 'late', color: 'red' } }])),
 *   E.left('list: [0].label.color bad_color'),
 * )
 */
export interface InvalidWidget {
  readonly _tag: 'InvalidWidget'
  readonly kind: string
  readonly issues: readonly Issue[]
  readonly more: number
}

/** An io-ts error that also carries the rule's code. */
export interface Problem extends t.ValidationError {
  readonly code: IssueCode
  readonly message: string
}

/** How many issues are told; the rest is counted. */
export const MOST_ISSUES = 10

/** Tells a string that reads as a finite number. */
export const isNumeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

const CONVERSIONS: { readonly [C in IssueCode]?: string } = {
  not_finite: 'convert it with Number()',
  not_text: 'convert it with String()',
}

/** Names a near miss and what mends it, in words that hold nothing of the value itself. */
const near = (value: unknown, code: IssueCode): string | undefined => {
  const convert = CONVERSIONS[code] ?? 'convert it first'
  if (value === null) return 'null'
  if (typeof value === 'bigint') return `a bigint: ${convert}`
  if (typeof value === 'function' && code !== 'not_json') return 'a function: was it called?'
  if (value instanceof Promise) return 'a Promise: was it awaited?'
  if (value instanceof Date && code !== 'wrong_shape')
    return 'a Date: convert it with toISOString() or Number()'
  if (value instanceof Set || value instanceof Map) return 'not an array: spread it, [...rows]'
  switch (code) {
    case 'not_finite':
      if (typeof value === 'number') return 'NaN or infinite: was something divided by 0?'
      return typeof value === 'string' && isNumeric(value) ? `a numeric string: ${convert}` : undefined
    case 'not_text':
      return typeof value === 'number' ? `a number: ${convert}` : undefined
    case 'not_boolean':
      return value === 'true' || value === 'false' ? 'a string: write it without quotes' : undefined
    case 'bad_color':
      return typeof value === 'string' && /^[a-z]+$/i.test(value)
        ? 'a name: write the colour in digits'
        : undefined
  }
  return undefined
}

const hint = (value: unknown, code: IssueCode): string => {
  const found = near(value, code)
  return found === undefined ? '' : `; this is ${found}`
}

/** Makes the problem of one value: `required` where there is none, else the given rule, with a hint for a near miss. */
export const problem = (value: unknown, context: t.Context, code: IssueCode, expected: string): Problem =>
  value === undefined
    ? { value, context, code: 'required', message: `expected ${expected}; it is missing` }
    : { value, context, code, message: `expected ${expected}${hint(value, code)}` }

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Writes an object's key as a step of a path; a key that is no identifier is quoted in ASCII, and cut at 40 characters. */
export const step = (key: string): string =>
  IDENTIFIER.test(key) && key.length <= 40
    ? `.${key}`
    : `[${JSON.stringify(key.slice(0, 40)).replace(/[^\x20-\x7e]/g, escapeUnit)}]`

/** Joins the keys of an io-ts context; steps into a list stand there as `[1]` already. */
const pathOf = (context: t.Context): string => {
  const path = context.map(({ key }) => key).join('')
  return path.startsWith('.') ? path.slice(1) : path
}

/** Reports an io-ts error as an issue, without any value from the data. */
export const issueOf = (error: t.ValidationError): Issue => ({
  path: pathOf(error.context),
  code: (error as Partial<Problem>).code ?? 'wrong_shape',
  message: error.message ?? 'expected another value',
})

/** Reports io-ts errors as issues. */
export const invalidWidget =
  (kind: string) =>
  (errors: t.Errors): InvalidWidget => ({
    _tag: 'InvalidWidget',
    kind,
    issues: errors.slice(0, MOST_ISSUES).map(issueOf),
    more: Math.max(0, errors.length - MOST_ISSUES),
  })

/** Says the first issue in one line, and counts the others. */
export const issuesMessage = ({ issues, more }: Pick<InvalidWidget, 'issues' | 'more'>): string => {
  const [{ path, code, message }] = issues as readonly [Issue]
  const others = issues.length - 1 + more
  return `${path || 'the value itself'}: ${code}, ${message}${others > 0 ? ` (and ${others} more)` : ''}`
}

/** The answer to a value whose getter or proxy throws while it is read. */
export const unreadable = (kind: string): InvalidWidget => ({
  _tag: 'InvalidWidget',
  kind,
  issues: [
    {
      path: '',
      code: 'unreadable',
      message: 'expected plain data; a getter or a proxy threw while it was read',
    },
  ],
  more: 0,
})
