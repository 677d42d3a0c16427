import * as c from '../codec/index.js'
import { finite, longText } from '../widgets/fields.js'
import type { Field, ZonedDateField } from './field.js'
import {
  DAY_PATTERN,
  type DayOf,
  daysIn,
  INSTANT_PATTERN,
  instantOf,
  isDay,
  isInstant,
  timeOf,
} from './time.js'

/** A value of a row on the wire. */
export type WireValue = string | number | null

/** Says what a value that is refused is, and how to fix it; `undefined` if the rules for all values say it. */
type NearMiss = (value: unknown) => string | undefined

/** Adds hints that only a dataset can give. */
const hinted = <A>(of: c.Codec<A>, code: c.IssueCode, nearMiss: NearMiss = () => undefined): c.Codec<A> =>
  c.codec({
    ...of,
    explain: (value, room) => {
      const found = value === null ? 'null; write optional(…) for a field that may be empty' : nearMiss(value)
      return found === undefined ? of.explain(value, room) : [c.said([], code, `got ${found}`)]
    },
  })

/** The most characters of a string, in code points (`docs/reference/datasets.md#fields`). */
const LONGEST_STRING = 100

const TOO_LONG = [c.issue([], 'too_long', `a string of at most ${LONGEST_STRING} characters`)]

const text: c.Codec<string> = hinted(
  c.refine(
    longText,
    // A code point has one or two UTF-16 units.
    (value) => (value.length > LONGEST_STRING && [...value].length > LONGEST_STRING ? TOO_LONG : c.NONE),
    { input: { maxLength: LONGEST_STRING } },
  ),
  'not_text',
)

const anyNumber: c.Codec<number> = hinted(finite, 'not_finite')

const [LEAST, MOST] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]

/** How many of a currency's smallest unit are one of its main unit: 100 for EUR, 1 for JPY. */
const minorUnits = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

const moneyIn = (currency: string): c.Codec<number> => {
  const units = minorUnits(currency)
  const conversion = units === 1 ? 'Math.round(amount)' : `Math.round(amount * ${units})`
  const notWhole = [
    c.said([], 'not_whole', `got decimals; convert an amount in ${currency} with ${conversion}`),
  ]
  const tooLarge = [c.issue([], 'not_whole', `a whole number of at most ${c.inThousands(MOST)}`)]
  const whole = c.refine(
    finite,
    (amount) => {
      if (Number.isSafeInteger(amount)) return c.NONE
      return Number.isInteger(amount) ? tooLarge : notWhole
    },
    { input: { type: 'integer', minimum: LEAST, maximum: MOST } },
  )
  return hinted(whole, 'not_finite')
}

const textIf =
  (isRight: (text: string) => boolean) =>
  (value: unknown): string | undefined =>
    typeof value === 'string' && isRight(value) ? value : undefined

/** How to make text of a date that a library holds, by a method that its objects have. */
type Conversions = Readonly<Record<string, string>>

const heldDate = (value: unknown, conversions: Conversions): string | undefined => {
  const method = Object.keys(conversions).find((name) => typeof c.member(Object(value), name) === 'function')
  const conversion = c.tagOf(value).startsWith('Temporal.') ? 'toString()' : method && conversions[method]
  return conversion && `an object that holds a date; convert it with ${conversion}`
}

// Luxon; Day.js and Moment.
const TO_DAY: Conversions = { toISODate: 'toISODate()', toISOString: "format('YYYY-MM-DD')" }
const TO_INSTANT: Conversions = { toISO: 'toISO()', toISOString: 'toISOString()' }

const A_DAY = "a day that exists, as 'YYYY-MM-DD'"
const BAD_DATE = 'an invalid Date, or one outside the years 0000 to 9999'

const day = (name: string, dayOf: DayOf, badDate: string): c.Codec<string> =>
  hinted(
    c.leaf({
      name,
      code: 'bad_date',
      wanted: ['word'],
      read: (value) => textIf(isDay)(value) ?? dayOf(value),
      schema: { type: 'string', pattern: DAY_PATTERN },
    }),
    'bad_date',
    (value) => (timeOf(value) === undefined ? heldDate(value, TO_DAY) : badDate),
  )

const plainDay: c.Codec<string> = day(
  A_DAY,
  () => undefined,
  "a Date, whose day depends on the time zone; write the day as a string, or use date({ timeZone: 'Europe/Paris' })",
)

const instant: c.Codec<string> = hinted(
  c.leaf({
    name: "a time with its offset, as 'YYYY-MM-DDThh:mm:ssZ', or a Date",
    code: 'bad_date',
    wanted: ['word'],
    read: (value) => textIf(isInstant)(value) ?? instantOf(value),
    schema: { type: 'string', pattern: INSTANT_PATTERN },
  }),
  'bad_date',
  (value) => {
    if (timeOf(value) !== undefined) return BAD_DATE
    return typeof value === 'string' && isInstant(`${value}Z`)
      ? 'a time without an offset; add Z, or an offset such as +02:00'
      : heldDate(value, TO_INSTANT)
  },
)

/** Describes the values of a field: what a row may hold, read as it goes on the wire. */
export const valueCodec = (field: Field): c.Codec<string | number> => {
  switch (field.type) {
    case 'string':
      return text
    case 'number':
    case 'percentage':
    case 'duration':
      return anyNumber
    case 'money':
      return moneyIn(field.currency_code)
    case 'date': {
      const dayOf = Object.hasOwn(field, 'timeZone') ? daysIn((field as ZonedDateField).timeZone) : undefined
      return dayOf === undefined ? plainDay : day(`${A_DAY}, or a Date`, dayOf, BAD_DATE)
    }
    case 'datetime':
      return instant
  }
}
