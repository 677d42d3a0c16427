import * as c from '../codec/index.js'
import { toText } from '../payload/text.js'

/** The JSON Schema of a number in a string; a schema cannot check its size. */
export const NUMERIC: c.JsonSchema = { type: 'string', pattern: c.NUMERIC_PATTERN }

/** The JSON Schema of a string that is not a number. */
export const NOT_NUMERIC: c.JsonSchema = { type: 'string', not: NUMERIC }

/** A finite number; `-0` is read as `0`. Geckoboard also reads one in a string, as its own samples have it. */
export const finite: c.Codec<number> = c.leaf(
  {
    name: 'a finite number',
    code: 'not_finite',
    // Only a finite number minus itself is 0.
    read: (value, room) => {
      if (typeof value !== 'number' || value - value !== 0) return undefined
      room.left -= c.numberBytes(value)
      return value + 0
    },
    schema: { type: 'number' },
  },
  c.leafOnWire({
    name: 'a finite number or a numeric string',
    code: 'not_finite',
    read: (value, room) =>
      typeof value === 'number' || (typeof value === 'string' && c.isNumeric(value))
        ? finite.read(Number(value), room)
        : undefined,
    schema: { anyOf: [{ type: 'number' }, NUMERIC] },
  }),
)

interface Range {
  readonly min: number
  readonly max?: number
  readonly isWhole?: boolean
}

/** A finite number within a range. */
export const within = (range: Range): c.Codec<number> => {
  const { min, max = Number.POSITIVE_INFINITY, isWhole = false } = c.bare(range)
  const upTo = max === Number.POSITIVE_INFINITY ? 'or more' : `to ${max}`
  const broken = [c.issue([], 'out_of_range', `a ${isWhole ? 'whole ' : ''}number of ${min} ${upTo}`)]
  const input: c.JsonSchema = {
    type: isWhole ? 'integer' : 'number',
    minimum: min,
    ...(max === Number.POSITIVE_INFINITY ? {} : { maximum: max }),
  }
  return c.refine(
    finite,
    (n) => (n >= min && n <= max && (!isWhole || Number.isInteger(n)) ? c.NONE : broken),
    {
      input,
      wire: { anyOf: [input, NUMERIC] },
    },
  )
}

export const nonNegative: c.Codec<number> = within({ min: 0 })

const aString = { name: 'a string', code: 'not_text', schema: { type: 'string' } } as const

const NUMBER_AS_TEXT = [c.warning([], 'not_text', 'got a number; write it as a string')]

/** Any string on the wire. Geckoboard is not known to refuse a number in its place. */
const sentText = (warn: (value: string) => readonly c.Found[] = () => c.NONE) =>
  c.leafOnWire<string>(
    {
      ...aString,
      schema: { anyOf: [{ type: 'string' }, { type: 'number' }] },
      read: (value, room) => {
        if (typeof value === 'string') return value
        return finite.read(value, room) === undefined ? undefined : String(value)
      },
    },
    (value) => (typeof value === 'string' ? warn(value) : NUMBER_AS_TEXT),
  )

/** A string of any length, made the same for JSON and XML. */
export const longText: c.Codec<string> = c.leaf(
  {
    ...aString,
    read: (value, room) => {
      if (typeof value !== 'string') return undefined
      room.left -= c.textBytes(value)
      // Not even looked at, if it does not fit.
      return c.isFull(room) ? undefined : toText(value)
    },
  },
  c.leafOnWire({ ...aString, read: (value) => (typeof value === 'string' ? value : undefined) }),
)

/** The longest string that a field takes, in UTF-16 units. */
export const LONGEST_TEXT = 10_000

const TOO_LONG = [c.issue([], 'too_long', `a string of at most ${c.inThousands(LONGEST_TEXT)} characters`)]

/** A string, made the same for JSON and XML. */
export const text: c.Codec<string> = c.quick(
  c.onWire(
    c.refine(longText, (value) => (value.length > LONGEST_TEXT ? TOO_LONG : c.NONE), {
      input: { maxLength: LONGEST_TEXT },
    }),
    () => sentText(),
  ),
  {
    read: (value, room) => {
      if (typeof value !== 'string' || value.length > LONGEST_TEXT) return undefined
      room.left -= c.textBytes(value)
      return toText(value)
    },
  },
)

/** A string that the board may cut or change, with warnings. */
export const textWarning = (warn: (value: string) => readonly c.Found[]): c.Codec<string> =>
  c.onWire(text, () => sentText(warn))

const ENTITY = /^&(?:#\d+|#x[\da-f]+|[a-z]+\d*);$/i

/** The prefix of a number. The documentation of 2012 suggested entities, and that of today characters. */
export const prefix: c.Codec<string> = textWarning((text) =>
  ENTITY.test(text)
    ? [c.warning([], 'not_text', 'an HTML entity; write the character itself, such as €')]
    : c.NONE,
)

const aFlag = { name: 'true or false', code: 'not_boolean' } as const

/** A switch; django-geckoboard sends it as a word. */
export const bool: c.Codec<boolean> = c.leaf(
  {
    ...aFlag,
    read: (value, room) => c.takeWord(room, typeof value === 'boolean' ? value : undefined),
    schema: { type: 'boolean' },
  },
  c.leafOnWire(
    {
      ...aFlag,
      read: (value) =>
        typeof value === 'boolean' ? value : value === 'true' || (value === 'false' ? false : undefined),
      schema: { enum: [true, false, 'true', 'false'] },
    },
    (value) =>
      typeof value === 'string'
        ? [c.warning([], 'not_boolean', 'got a string; write it without quotes')]
        : c.NONE,
  ),
)

/** One of the given words or numbers. */
export const oneOf = <A extends string | number>(...values: readonly A[]): c.Codec<A> =>
  c.leaf({
    name: `one of ${values.join(', ')}`,
    code: 'not_one_of',
    words: values.map(String),
    read: (value, room) => c.takeWord(room, values.includes(value as A) ? (value as A) : undefined),
    schema: { enum: values },
  })

const DIGITS = '(?:[\\da-fA-F]{6}|[\\da-fA-F]{8})$'
const COLOR = new RegExp(`^#?${DIGITS}`)

/** A color, `RRGGBB` or `RRGGBBAA`, with or without `#`; it goes on the wire in lower case, after `hash`. */
export const colorWith = (hash: '' | '#'): c.Codec<string> => {
  const tidy = new RegExp(`^${hash}${DIGITS}`)
  const asSent = new RegExp(`^${hash}[\\da-f]{6}(?:[\\da-f]{2})?$`)
  return c.leaf(
    {
      name: 'a color as RRGGBB or RRGGBBAA, in hexadecimal digits',
      code: 'bad_color',
      read: (value, room) => {
        if (typeof value !== 'string') return undefined
        // Most colors need no change.
        if (asSent.test(value)) return c.takeWord(room, value)
        return c.takeWord(
          room,
          COLOR.test(value) ? hash + value.slice(value.startsWith('#') ? 1 : 0).toLowerCase() : undefined,
        )
      },
      schema: { type: 'string', pattern: COLOR.source },
    },
    sentText((value) =>
      tidy.test(value)
        ? c.NONE
        : [c.warning([], 'bad_color', `expected a color as ${hash}RRGGBB, in hexadecimal digits`)],
    ),
  )
}

export const color: c.Codec<string> = colorWith('')

/** The order of colors: `reverse: true` goes out as `"type": "reverse"`, and `standard` is the same as none. */
export const reversed: c.Codec<boolean> = c.codec({
  ...bool,
  encode: (reverse) => (reverse ? 'reverse' : undefined),
  wire: c.mapWire(oneOf('standard', 'reverse').wire, (order) => order === 'reverse'),
})

/** The format of a number: `decimal` (Geckoboard's default), `percent` (1 is 100%) or `currency` (with a `unit`). */
export type NumberFormat = 'decimal' | 'percent' | 'currency'

const UNIT = /^[A-Z]{3}$/
const aUnit = 'an ISO 4217 currency code, such as EUR'

const unit: c.Codec<string> = c.leaf(
  {
    name: aUnit,
    code: 'bad_unit',
    read: (value, room) =>
      c.takeWord(room, typeof value === 'string' && UNIT.test(value) ? value : undefined),
    schema: { type: 'string', pattern: UNIT.source },
  },
  sentText((value) => (UNIT.test(value) ? c.NONE : [c.warning([], 'bad_unit', `expected ${aUnit}`)])),
)

/** A number's format and the currency that goes with it. */
export interface Formatted {
  /** The format of the numbers; `currency` needs a `unit`. */
  readonly format?: NumberFormat | null | undefined
  /** An ISO 4217 currency code, such as `EUR`; only with `format: 'currency'`. */
  readonly unit?: string | null | undefined
}

/** The fields of `Formatted`. */
export const formatFields = {
  format: c.optional(oneOf<NumberFormat>('decimal', 'percent', 'currency')),
  unit: c.optional(unit),
}

/** Requires `unit` with `format: 'currency'`, and refuses it otherwise: Geckoboard would ignore it. */
export const unitRules: c.Rules<Formatted> = (of) => {
  const isCurrency = c.own(of, 'format') === 'currency'
  const hasUnit = c.own(of, 'unit') !== undefined
  if (isCurrency === hasUnit) return c.NONE
  return isCurrency
    ? [c.said(['unit'], 'required', 'missing; format currency needs a unit, such as EUR')]
    : [c.warning(['unit'], 'conflict', 'only used with format currency; leave it out')]
}

const IS_CURRENCY = c.hasValue('format', { const: 'currency' })
const HAS_UNIT = c.hasValue('unit', { type: 'string' })

/** The rules of `unitRules` as JSON Schema. */
export const unitSchema = {
  input: c.when(IS_CURRENCY, HAS_UNIT, { properties: { unit: { type: 'null' } } }),
  wire: c.when(IS_CURRENCY, c.hasValue('unit')),
}

/** Removes the default unit if the data has a format of its own without one. */
export const defaultsBeside = <A extends Formatted>(defaults: A, given: object): A => {
  const format = c.own<Formatted, 'format'>(given, 'format')
  return format === undefined || format === 'currency' ? defaults : { ...defaults, unit: undefined }
}
