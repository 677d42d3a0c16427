import { isList, isPlain, member, own, tagOf } from './own.js'

/** What a place takes, as far as a hint depends on it; a `word` is one of several strings. */
export type Wanted = 'number' | 'string' | 'boolean' | 'word' | 'color' | 'list' | 'object' | 'json'

/** How to make what is wanted of a value. */
export interface Cures extends Readonly<Partial<Record<Wanted, string>>> {
  /** Whatever is wanted. */
  readonly any?: string
}

/** Chooses the cure for the first of what a place takes. */
export const cureFor = (cures: Cures, wanted: readonly Wanted[]): string | undefined =>
  [...(['any'] as const), ...wanted].map((want) => own(cures, want)).find((cure) => cure !== undefined)

/** An object that is not plain data: what it is, and how to make data of it. */
export interface Foreign {
  readonly got: string
  readonly cures: Cures
}

/** A description of such objects, by their shape: their libraries are never imported. */
interface Species extends Foreign {
  readonly is: (value: object, tag: string) => boolean
}

const has =
  (...names: readonly PropertyKey[]) =>
  (value: object): boolean =>
    names.some((name) => typeof member(value, name) === 'function')

const tagged =
  (...tags: readonly string[]) =>
  (_: object, tag: string): boolean =>
    tags.includes(tag)

const bson =
  (...types: readonly string[]) =>
  (value: object): boolean =>
    types.includes(member(value, '_bsontype') as string)

const SPREAD = 'spread it: [...rows]'
const IF_MS = 'if you want milliseconds'
const AS_STRING = { string: 'convert it with String()', json: 'convert it with String()' }

/** A date of some library, with its method that writes ISO 8601, and the one that gives milliseconds. */
const date = (got: string, toIso: string, toMs: string, is: Species['is']): Species => {
  const cure = `convert it with ${toIso}()`
  return { is, got, cures: { string: cure, json: cure, number: `convert it with ${toMs}(), ${IF_MS}` } }
}

const HOLDS_DATE = 'an object that holds a date'

const NUMBER = {
  got: 'an object that holds a number',
  cures: {
    number: 'convert it with Number()',
    json: 'convert it with Number()',
    string: 'convert it with String()',
  },
}

const ID = { got: 'an object that holds an ID', cures: AS_STRING }

/** The first description that fits counts. */
const SPECIES: readonly Species[] = [
  {
    // A query builder too: it runs once it is awaited.
    is: has('then'),
    got: 'a Promise',
    cures: { any: 'was it awaited?' },
  },
  date('a Date', 'toISOString', 'getTime', tagged('Date')),
  // Luxon.
  date(HOLDS_DATE, 'toISO', 'toMillis', has('toISO')),
  // Day.js, Moment.
  date(HOLDS_DATE, 'toISOString', 'valueOf', has('toISOString')),
  {
    is: (_, tag) => tag.startsWith('Temporal.'),
    got: HOLDS_DATE,
    cures: { string: 'convert it with toString()', json: 'convert it with toString()' },
  },
  { is: bson('ObjectId', 'ObjectID', 'UUID'), ...ID },
  { is: has('toHexString'), ...ID },
  // decimal.js and Prisma, big.js, bignumber.js, BSON's numbers, `new Number(1)`.
  { is: has('toNumber', 'toFixed'), ...NUMBER },
  { is: bson('Decimal128', 'Long', 'Int32', 'Double'), ...NUMBER },
  { is: tagged('String'), got: 'a String object', cures: AS_STRING },
  { is: tagged('Boolean'), got: 'a Boolean object', cures: { boolean: 'convert it with valueOf()' } },
  {
    is: has('readUInt8'),
    got: 'a Buffer',
    cures: { string: 'convert it with toString()', list: SPREAD, json: SPREAD },
  },
  { is: (value) => ArrayBuffer.isView(value), got: 'a typed array', cures: { list: SPREAD, json: SPREAD } },
  {
    // A cursor of MongoDB.
    is: (value) => has(Symbol.asyncIterator)(value) && has('toArray')(value),
    got: 'an async iterator',
    cures: { list: 'await its toArray()', json: 'await its toArray()' },
  },
  {
    is: has(Symbol.asyncIterator),
    got: 'an async iterator',
    cures: { list: 'collect its values with for await', json: 'collect its values with for await' },
  },
  { is: tagged('Set'), got: 'a Set', cures: { list: SPREAD, json: SPREAD } },
  {
    is: tagged('Map'),
    got: 'a Map',
    cures: {
      list: SPREAD,
      object: 'convert it with Object.fromEntries()',
      json: 'convert it with Object.fromEntries()',
    },
  },
  { is: tagged('Generator'), got: 'a generator', cures: { list: SPREAD, json: SPREAD } },
  // Immutable.js: a Record, which has no toArray, then the others.
  {
    is: (value) => has(Symbol.iterator)(value) && has('toJS')(value) && !has('toArray')(value),
    got: 'a record',
    cures: { object: 'convert it with toObject()', json: 'convert it with toJS()' },
  },
  {
    is: (value) => has(Symbol.iterator)(value) && has('toJS')(value),
    got: 'a collection that is not an array',
    cures: { list: SPREAD, object: 'convert it with toObject()', json: 'convert it with toJS()' },
  },
  { is: has(Symbol.iterator), got: 'an iterator', cures: { list: SPREAD, json: SPREAD } },
]

/** Recognizes an object of another library or of the language that holds its data elsewhere than in its fields. */
export const foreign = (value: object): Foreign | undefined => {
  if (isList(value) || isPlain(value)) return undefined
  const tag = tagOf(value)
  return SPECIES.find(({ is }) => is(value, tag))
}

/** Whether an object is a row of an ORM, such as Mongoose or Sequelize, whose own fields are the ORM's. */
const isOrmRow = (value: object): boolean => has('toJSON')(value) && has('toObject', 'get')(value)

/** Whether the own fields of an object are its data. */
export const isOwnData = (value: object): boolean =>
  isPlain(value) || (foreign(value) === undefined && !isOrmRow(value))

/** Says how to get the data of an instance whose fields are getters, as those of Mongoose and Sequelize are. */
export const plainFrom = (value: object): string => {
  const method = ['toObject', 'get'].find((name) => has(name)(value))
  return method === undefined ? 'a plain object' : `a plain object, as ${method}() returns`
}
