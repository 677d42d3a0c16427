import * as t from 'io-ts'
import {
  type Broken,
  brokenRules,
  type Codec,
  isList,
  isObject,
  KEPT,
  leaf,
  list,
  type Renamed,
  type Rules,
  ruled,
} from './codec.js'
import { numberFormat, oneOf } from './fields.js'
import { isNumeric, problem, step } from './issue.js'

/** A problem of a payload; one that `warns` Geckoboard passes over: it is old, or not read. */
export interface Finding extends t.ValidationError {
  readonly warns?: true
}

/** Looks at a part of a payload as Geckoboard reads it. */
export type Check = (value: unknown, context: t.Context) => readonly Finding[]

type Fields = Readonly<Record<string, unknown>>

const NONE: readonly Finding[] = []

/** Finds what a codec refuses. */
export const reads =
  (of: Codec<unknown>): Check =>
  (value, context) =>
    of.read(value) === undefined ? of.explain(value, context) : NONE

const warnings = (broken: readonly Broken[], context: t.Context): readonly Finding[] =>
  brokenRules(broken, context).map((found) => ({ ...found, warns: true }))

/** Adds rules that Geckoboard does not insist on, each a warning, where nothing else is wrong. */
export const warned =
  (check: Check, rules: (value: unknown) => readonly Broken[]): Check =>
  (value, context) => {
    const found = check(value, context)
    return found.some(({ warns }) => warns !== true) ? found : [...found, ...warnings(rules(value), context)]
  }

/** The fields that hold a value; `null` is read as none. */
const given = (value: unknown): Fields =>
  Object.fromEntries(Object.entries(value as Fields).filter(([, field]) => field !== null))

/** Adds rules between an object's fields, where nothing else is wrong. */
export const together =
  (check: Check, rules: (fields: Fields) => readonly Broken[]): Check =>
  (value, context) => {
    const found = check(value, context)
    return found.some(({ warns }) => warns !== true)
      ? found
      : [...found, ...brokenRules(rules(given(value)), context)]
  }

/** Any value; what it is does not matter. */
const anything: Codec<unknown> = leaf('a value', 'required', (value) => value)

/** A number, or one in a string, as Geckoboard's own samples have it. */
const wireNumber: Codec<number> = leaf('a finite number, or one in a string', 'not_finite', (value) =>
  Number.isFinite(value) || (typeof value === 'string' && isNumeric(value)) ? Number(value) : undefined,
)

export const numeric: Check = reads(wireNumber)

/** A number, or one in a string, that keeps rules. */
export const numericBy = (rules: Rules<number>): Check => reads(ruled(wireNumber, rules))

/** Text as it is on the wire. */
export const wireText: Check = reads(
  leaf('text', 'not_text', (value) => (typeof value === 'string' ? value : undefined)),
)

const bare: Codec<unknown> = leaf('true or false', 'not_boolean', (value) =>
  value === 'true' || value === 'false' || typeof value === 'boolean' ? value : undefined,
)

/** A switch; django-geckoboard sent it as a word. */
export const wireFlag: Check = warned(reads(bare), (value) =>
  typeof value === 'string' ? [['', 'not_boolean', 'true or false, not in a string']] : KEPT,
)

/** The order of colours; `standard` is the same as none. */
export const wireOrder: Check = reads(oneOf('standard', 'reverse'))

const TIDY = { bare: /^[\da-f]{6}(?:[\da-f]{2})?$/i, hash: /^#[\da-f]{6}(?:[\da-f]{2})?$/i }

/** A colour, with `#` in front (`hash`) or not (`bare`). */
export const wireColor = (form: keyof typeof TIDY): Check =>
  warned(wireText, (value) =>
    TIDY[form].test(value as string)
      ? KEPT
      : [['', 'bad_color', `a colour as '${form === 'hash' ? '#' : ''}RRGGBB', in hexadecimal digits`]],
  )

const expectedOf = (fields: Readonly<Record<string, Check>>, required: readonly string[]): string =>
  `an object { ${Object.keys(fields)
    .map((key) => (required.includes(key) ? key : `${key}?`))
    .join(', ')} }`

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase()

const unread = (names: readonly string[], key: string): Broken => {
  const near = names.find((name) => plain(name) === plain(key))
  return [
    '',
    'unknown',
    near === undefined
      ? `one of the fields that Geckoboard reads: ${names.join(', ')}`
      : `${near}, as Geckoboard spells it`,
  ]
}

/**
 * Finds what is wrong with an object. A field that Geckoboard does not read, a `null` for one that may be absent, and
 * an old spelling are warnings.
 */
export const wireObject = (
  fields: Readonly<Record<string, Check>>,
  required: readonly string[],
  renamed: Renamed = {},
): Check => {
  const names = Object.keys(fields)
  const expected = expectedOf(fields, required)
  const ofField = (key: string, value: unknown, context: t.Context): readonly Finding[] => {
    const check = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (check !== undefined)
      return value === null && !required.includes(key)
        ? warnings([['', 'wrong_shape', 'a value, or the field left out']], context)
        : check(value, context)
    const now = Object.hasOwn(renamed, key) ? renamed[key] : undefined
    return now === undefined
      ? warnings([unread(names, key)], context)
      : [
          ...warnings([['', 'renamed', `${now}, as ${key} is now called`]], context),
          ...ofField(now, value, context),
        ]
  }
  return (value, context) => {
    if (!isObject(value)) return [problem(value, context, 'wrong_shape', expected)]
    return [
      ...required
        .filter((key) => value[key] === undefined)
        .flatMap((key) => (fields[key] as Check)(undefined, t.appendContext(context, step(key), t.unknown))),
      ...Object.keys(value)
        .filter((key) => value[key] !== undefined)
        .flatMap((key) => ofField(key, value[key], t.appendContext(context, step(key), t.unknown))),
    ]
  }
}

interface Limits {
  readonly min?: number
  readonly max?: number
}

const entries = (limits: Limits, checkOf: (i: number) => Check): Check => {
  const shape = reads(list(anything, limits))
  return (value, context) => {
    const wrong = shape(value, context)
    return wrong.length > 0
      ? wrong
      : (value as readonly unknown[]).flatMap((entry, i) =>
          checkOf(i)(entry, t.appendContext(context, `[${i}]`, t.unknown)),
        )
  }
}

/** Finds what is wrong with a list of `min` to `max` entries. */
export const wireList = (of: Check, limits: Limits = {}): Check => entries(limits, () => of)

/** Finds what is wrong with a list that has one entry for each check; the first `min` of them are needed, by default all. */
export const wirePositions = (checks: readonly Check[], min = checks.length): Check =>
  entries({ min, max: checks.length }, (i) => checks[i] as Check)

/** Checks a form that only old widgets read, or that nobody documents any more: a warning, where nothing is wrong. */
export const old = (check: Check, today: string): Check => warned(check, () => [['', 'renamed', today]])

/** Checks a value by the form that it has. */
export const byForm =
  (is: (value: unknown) => boolean, yes: Check, no: Check): Check =>
  (value, context) =>
    (is(value) ? yes : no)(value, context)

/** Checks one value, or a list of them. */
export const oneOrMany = (of: Check, limits: Limits = {}): Check => byForm(isList, wireList(of, limits), of)

/** Tells an object that has a field of some name. */
export const has =
  (key: string) =>
  (value: unknown): boolean =>
    isObject(value) && value[key] !== undefined

const unit: Check = warned(wireText, (value) =>
  /^[A-Z]{3}$/.test(value as string) ? KEPT : [['', 'bad_unit', "an ISO 4217 currency code, such as 'EUR'"]],
)

/** How numbers are written, among other fields. */
export const formatFields: Readonly<Record<string, Check>> = { format: reads(numberFormat), unit }

/** Holds `unit` to `format`; without a currency, Geckoboard has no use for it. */
export const formatted = (check: Check): Check =>
  together(
    warned(check, (value) => {
      const { format, unit } = given(value)
      return unit !== undefined && format !== 'currency'
        ? [['.unit', 'conflict', "no unit, since format is not 'currency'"]]
        : KEPT
    }),
    ({ format, unit }) =>
      format === 'currency' && unit === undefined
        ? [['.unit', 'required', "a unit, since format is 'currency'"]]
        : KEPT,
  )
