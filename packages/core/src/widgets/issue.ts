import type * as t from 'io-ts'

/** Names the rule that a value breaks. */
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

/** One problem of a value: where it is (`[1].label`, `series[0].data[3]`; empty for the value itself), which rule it breaks, and what was expected. */
export interface Issue {
  readonly path: string
  readonly code: IssueCode
  readonly message: string
}

/** Says why a value is not valid for its kind: the first ten issues, and how many `more` there are. */
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

const MOST_ISSUES = 10

const isNumeric = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

/** A near miss in words that hold nothing of the value itself. */
const hint = (value: unknown, code: IssueCode): string => {
  if (typeof value === 'bigint') return '; this is a bigint: convert it with Number()'
  if (typeof value === 'string')
    return code === 'not_finite' && isNumeric(value)
      ? '; this is a numeric string: convert it with Number()'
      : ''
  if (value instanceof Promise) return '; this is a Promise: was it awaited?'
  if (value instanceof Date && code !== 'wrong_shape') return '; this is a Date: convert it first'
  if (value instanceof Set || value instanceof Map) return '; this is not an array: spread it, [...rows]'
  return ''
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

/** Reports io-ts errors as issues, without any value from the data. */
export const invalidWidget =
  (kind: string) =>
  (errors: t.Errors): InvalidWidget => ({
    _tag: 'InvalidWidget',
    kind,
    issues: errors.slice(0, MOST_ISSUES).map((error) => ({
      path: pathOf(error.context),
      code: (error as Partial<Problem>).code ?? 'wrong_shape',
      message: error.message ?? 'expected another value',
    })),
    more: Math.max(0, errors.length - MOST_ISSUES),
  })

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
