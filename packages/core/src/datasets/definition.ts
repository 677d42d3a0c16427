import * as E from 'fp-ts/lib/Either.js'
import type { ConfigError } from '../codec/configError.js'
import * as c from '../codec/index.js'
import { bool, oneOf, text } from '../widgets/fields.js'
import type { Field, Fields, TimeUnit, UniqueField } from './field.js'
import { type RowsCodec, rowsCodec } from './rows.js'
import { daysIn } from './time.js'

/** The options of a dataset. */
export interface DatasetOptions<F> {
  /** The ids of the fields that identify a row: a row with the same values replaces the one before. Default: none. */
  readonly uniqueBy?: readonly UniqueField<F>[] | undefined
}

/** A dataset whose id, fields and options are valid, with the codec of its rows. */
export interface DatasetDefinition<F extends Fields = Fields> {
  readonly id: string
  /** The fields, each with its name. */
  readonly fields: F
  readonly uniqueBy: readonly UniqueField<F>[]
  readonly codec: RowsCodec<F>
}

const DATASET_ID = /^[0-9a-z][0-9a-z._-]+[0-9a-z]$/
const FIELD_ID = /^[0-9a-z][0-9a-z_]*$/
const MOST_FIELDS = 10

const matching = (name: string, isRight: (text: string) => boolean): c.Codec<string> =>
  c.leaf({
    name,
    code: 'wrong_shape',
    wanted: ['word'],
    read: (value) => (typeof value === 'string' && isRight(value) ? value : undefined),
    schema: { type: 'string' },
  })

const datasetId = matching(
  "3 or more lower-case letters, digits, '.', '-' and '_', starting and ending with a letter or a digit",
  (id) => DATASET_ID.test(id),
)

const common = {
  name: c.optional(
    c.refine(text, (name) =>
      name.trim() === '' ? [c.issue([], 'required', 'a name that is not blank')] : [],
    ),
  ),
  // Only `true` is on the wire.
  optional: c.optional(c.codec({ ...bool, encode: (isOptional) => isOptional || undefined })),
}

const currency = matching("an ISO 4217 currency code, such as 'EUR'", (code) => /^[A-Z]{3}$/.test(code))
const timeZone = matching("an IANA time zone, such as 'Europe/Paris'", (zone) => daysIn(zone) !== undefined)

const unknownOption = (name: string, names: readonly string[]): string => c.unknownName('option', name, names)

type Type = Field['type']

const ofType = (type: Type, more: object = {}): c.Codec<Field> =>
  c.strict(
    c.struct<object>({ type: oneOf(type), ...more, ...common } as object),
    unknownOption,
  ) as c.Codec<Field>

const TYPES: Readonly<Record<Type, c.Codec<Field>>> = {
  string: ofType('string'),
  number: ofType('number'),
  percentage: ofType('percentage'),
  money: ofType('money', { currency_code: currency }),
  duration: ofType('duration', {
    time_unit: oneOf<TimeUnit>('milliseconds', 'seconds', 'minutes', 'hours'),
  }),
  date: ofType('date', { timeZone: c.optional(timeZone, { wire: false }) }),
  datetime: ofType('datetime'),
}

/** What explains a field without a type, or with one that does not exist. */
const ofNoType = c.struct<object>({ type: oneOf(...Object.keys(TYPES)) } as object) as c.Codec<Field>

const field: c.Codec<Field> = c.unionBy({
  name: 'a field, such as string()',
  code: 'wrong_shape',
  wanted: ['object'],
  forms: Object.values(TYPES),
  choose: (value) =>
    c.isObject(value) ? (c.own(TYPES, c.own(value, 'type') as Type) ?? ofNoType) : undefined,
})

/** Suggests the id for a name in another spelling: `placed_at` for `placedAt`. */
const idFor = (name: string): string | undefined => {
  const id = name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '')
  return FIELD_ID.test(id) ? id : undefined
}

const badId = (id: string): readonly c.Found[] => {
  const better = idFor(id)
  return [
    c.issue(
      [],
      'wrong_shape',
      `an id of lower-case letters, digits and _, starting with a letter or a digit${
        better === undefined ? '' : `; did you mean ${better}?`
      }`,
    ),
  ]
}

/** Makes an id readable: `Total cost` for `total_cost`. */
const nameFor = (id: string): string => {
  const words = id.replace(/_+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const explainFields = (value: unknown, room: c.Room): readonly c.Found[] => {
  if (!c.isObject(value)) return c.mismatch(value, 'wrong_shape', 'an object of fields, by id')
  const ids = Object.keys(value)
  if (ids.length === 0) return [c.issue([], 'too_few', 'at least one field')]
  return [
    ...(ids.length > MOST_FIELDS ? [c.issue([], 'too_many', `at most ${MOST_FIELDS} fields`)] : c.NONE),
    ...ids.flatMap((id) =>
      c.inPart(id, [
        ...(FIELD_ID.test(id) ? c.NONE : badId(id)),
        ...(field.read(value[id], room) === undefined ? field.explain(value[id], room) : c.NONE),
      ]),
    ),
  ]
}

/** Reads the fields, and names each of them. */
const allFields: Pick<c.Reading<Fields>, 'read' | 'explain'> = {
  read: (value, room) =>
    explainFields(value, room).length > 0
      ? undefined
      : Object.fromEntries(
          Object.entries(value as object).map(([id, given]) => {
            const read = field.read(given, room) as Field
            return [id, { ...read, name: read.name ?? nameFor(id) }]
          }),
        ),
  explain: explainFields,
}

/** Lists the ids of fields that can identify a row, whether or not the rest of the field is valid. */
const identifying = (fields: unknown): readonly string[] =>
  c.isObject(fields)
    ? Object.keys(fields).filter((id) => {
        const { type } = Object(fields[id]) as Partial<Field>
        return type === 'string' || type === 'date' || type === 'datetime'
      })
    : []

/** Describes the options of a dataset. */
const optionsOf = (ids: readonly string[]): c.Codec<DatasetOptions<Fields>> => {
  const id = c.leaf({
    name:
      ids.length === 0
        ? 'no field: only a string, a date or a datetime identifies a row'
        : `one of the string, date and datetime fields ${ids.join(', ')}`,
    code: 'not_one_of',
    words: ids,
    read: (value) => ids.find((id) => id === value),
    schema: { enum: ids },
  })
  const uniqueBy = c.refine(c.list(id), (given) =>
    c.inEach(given, (id, i) =>
      given.indexOf(id) < i ? c.issue([i], 'conflict', 'each field once') : undefined,
    ),
  )
  return c.strict(c.struct<DatasetOptions<Fields>>({ uniqueBy: c.optional(uniqueBy) }), unknownOption)
}

/** Names the options, if they are not an object. */
const inOptions = (found: readonly c.Found[]): readonly c.Found[] =>
  found.map((issue) => (issue.at.length === 0 ? { ...issue, at: ['options'] } : issue))

/**
 * Defines a dataset: its id, its fields by id, and its options. A `Left` names everything that is not valid
 * (`docs/reference/datasets.md#ids-and-names`).
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { date, defineDataset, money } from '@gecko-widgets/core/datasets'
 *
 * const orders = defineDataset('orders.by_day', { day: date(), total: money('EUR') }, { uniqueBy: ['day'] })
 * assert(E.isRight(orders))
 * assert(orders.right.codec.is([{ day: '2026-11-30', total: 1250 }]))
 *
 * const refused = defineDataset('Orders', { placedAt: date() })
 * assert(E.isLeft(refused))
 * assert.deepStrictEqual(refused.left.issues.map(({ path }) => path), ['id', 'fields.placedAt'])
 */
export const defineDataset = <F extends Fields>(
  id: string,
  fields: F,
  options: DatasetOptions<F> = {},
): E.Either<ConfigError, DatasetDefinition<F>> => {
  const ofOptions = optionsOf(c.reading({ read: identifying }, fields) ?? [])
  const read = {
    id: c.reading(datasetId, id),
    fields: c.reading(allFields, fields) as F | undefined,
    options: c.reading(ofOptions, options) as DatasetOptions<F> | undefined,
  }
  if (read.id !== undefined && read.fields !== undefined && read.options !== undefined)
    return E.right({
      id: read.id,
      fields: read.fields,
      uniqueBy: read.options.uniqueBy ?? [],
      codec: rowsCodec(read.fields),
    })
  const problems = [
    ...(read.id === undefined ? c.inPart('id', c.explained(datasetId, id)) : c.NONE),
    ...(read.fields === undefined ? c.inPart('fields', c.explained(allFields, fields)) : c.NONE),
    ...(read.options === undefined ? inOptions(c.explained(ofOptions, options)) : c.NONE),
  ]
  return E.left({
    _tag: 'ConfigError',
    ...(read.id === undefined ? {} : { of: read.id }),
    issues: problems.map(c.issueOf),
  })
}

/** Writes the fields as the API takes them. */
export const fieldsOnWire = (fields: Fields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([id, given]) => [id, field.encode(given)]))
