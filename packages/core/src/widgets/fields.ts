import { toText } from '../payload/text.js'
import { type Broken, type Codec, KEPT, leaf, type Rules, ruled } from './codec.js'

/** The longest text that a field takes, in UTF-16 units. */
export const LONGEST_TEXT = 10_000

/** A finite number; `-0` is read as `0`. */
export const finite: Codec<number> = leaf('a finite number', 'not_finite', (value) =>
  Number.isFinite(value) ? (value as number) + 0 : undefined,
)

const NEGATIVE: readonly Broken[] = [['', 'out_of_range', 'a number of 0 or more']]

export const notNegative: Rules<number> = (value) => (value < 0 ? NEGATIVE : KEPT)

/** A finite number of 0 or more. */
export const nonNegative: Codec<number> = ruled(finite, notNegative)

/** Holds a number to `min` to `max`. */
export const within =
  (min: number, max: number): Rules<number> =>
  (value) =>
    value < min || value > max ? [['', 'out_of_range', `a number of ${min} to ${max}`]] : KEPT

const TOO_LONG: readonly Broken[] = [['', 'too_long', 'text of at most 10,000 characters']]

/** Text of any length, made the same for JSON and XML. */
export const longText: Codec<string> = leaf('text', 'not_text', (value) =>
  typeof value === 'string' ? toText(value) : undefined,
)

/** Text, made the same for JSON and XML. */
export const text: Codec<string> = ruled(longText, (value) => (value.length > LONGEST_TEXT ? TOO_LONG : KEPT))

export const bool: Codec<boolean> = leaf('true or false', 'not_boolean', (value) =>
  typeof value === 'boolean' ? value : undefined,
)

/** One of some words or numbers. */
export const oneOf = <A extends string | number>(...values: readonly A[]): Codec<A> =>
  leaf(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, 'not_one_of', (value) =>
    values.find((allowed) => allowed === value),
  )

const COLOR = /^#?(?:[\da-f]{6}|[\da-f]{8})$/i

/** A colour, `RRGGBB` or `RRGGBBAA`, with or without `#`; read as it goes on the wire: in lower case, without `#`. */
export const color: Codec<string> = leaf(
  "a colour as 'RRGGBB' or 'RRGGBBAA', in hexadecimal digits",
  'bad_color',
  (value) =>
    typeof value === 'string' && COLOR.test(value)
      ? value.slice(value.startsWith('#') ? 1 : 0).toLowerCase()
      : undefined,
)

/**
 * How Geckoboard writes a number: `decimal` (its default), `percent` (1 is 100 %) or `currency` (with a `unit`).
 *
 * @example
 * import assert from 'node:assert'
 * import { type NumberFormat, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const format: NumberFormat = 'percent'
 * assert.deepStrictEqual(
 *   widgets.leaderboard.encode({ items: [['Ada', 0.42]], format }),
 *   E.right({ kind: 'leaderboard', json: { items: [{ label: 'Ada', value: 0.42 }], format: 'percent' } }),
 * )
 */
export type NumberFormat = 'decimal' | 'percent' | 'currency'

export const numberFormat: Codec<NumberFormat> = oneOf('decimal', 'percent', 'currency')

const UNIT = /^[A-Z]{3}$/

/** An ISO 4217 currency code. */
export const unit: Codec<string> = leaf("an ISO 4217 currency code, such as 'EUR'", 'bad_unit', (value) =>
  typeof value === 'string' && UNIT.test(value) ? value : undefined,
)

/** A number's format and the currency that goes with it. */
export interface Formatted {
  /** How the numbers are written; `currency` needs a `unit`. */
  readonly format?: NumberFormat | undefined
  /** An ISO 4217 currency code, such as `EUR`; only with `format: 'currency'`. */
  readonly unit?: string | undefined
}

/** Holds `unit` to `format: 'currency'`: needed with it, and meaningless without. */
export const unitRules = ({ format, unit }: Formatted, at = ''): readonly Broken[] => {
  if (format === 'currency' && unit === undefined)
    return [[`${at}.unit`, 'required', "a unit, since format is 'currency'"]]
  if (format !== 'currency' && unit !== undefined)
    return [[`${at}.unit`, 'conflict', "no unit, since format is not 'currency'"]]
  return KEPT
}

/** Takes the unit out of defaults where the data has a format of its own that has none. */
export const defaultsBeside = <A extends Formatted>(defaults: A, { format }: Formatted): A =>
  format === undefined || format === 'currency' ? defaults : { ...defaults, unit: undefined }

const DATE =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?)?)?$/

/** Tells an ISO 8601 date or time, which may end early: `2026`, `2026-03`, `2026-03-09`, `2026-03-09T07:30Z`. */
export const isDate = (value: string): boolean => {
  const [, year, month, day] = DATE.exec(value) ?? []
  if (year === undefined) return false
  if (day === undefined) return true
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

type Present<A> = {
  readonly [K in keyof A as undefined extends A[K] ? never : K]: A[K]
} & { readonly [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined> }

/**
 * Leaves out the fields that are `undefined`: what is absent is not on the wire. Give it the whole object, as one
 * literal: a field that is added to a copy costs more than all of this.
 */
export const present = <A extends object>(fields: A): Present<A> => {
  const kept: Partial<A> = {}
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key]
  return kept as unknown as Present<A>
}

/** Fills an object up with defaults: what it has wins. A spread of two objects takes ten times as long. */
export const filled = <A, B>(defaults: A, given: B): A & B => Object.assign({}, defaults, given)

/** Writes the flag `reverse`, whose wire form is `"type": "reverse"`. */
export const orderOf = (reverse: boolean | undefined): 'reverse' | undefined =>
  reverse === true ? 'reverse' : undefined
