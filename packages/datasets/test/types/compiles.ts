// What must compile. `types.test.ts` holds it, under both settings of exactOptionalPropertyTypes.

import * as f from '@gecko-widgets/datasets'
import {
  createDatasets,
  type DatasetFailure,
  type DatasetResult,
  date,
  datetime,
  duration,
  type Fields,
  mayPass,
  money,
  number,
  optional,
  percentage,
  type RowOf,
  string,
} from '@gecko-widgets/datasets'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

const { dataset, ping } = createDatasets({ apiKey: process.env['KEY'], retries: undefined })

const orders = dataset(
  'orders.by_day',
  { day: date(), total: money('EUR'), shop: optional(string()) },
  { uniqueBy: ['day', 'shop'] },
)

const all = dataset('everything', {
  text: string({ name: 'Text' }),
  count: number({ name: undefined }),
  share: percentage(),
  price: money('JPY', { name: 'Price' }),
  took: duration('seconds'),
  day: date({ name: 'Day' }),
  local: date({ timeZone: 'Europe/Paris' }),
  at: datetime(),
  maybe: optional(date({ timeZone: 'Europe/Paris' })),
})

type Order = RowOf<typeof orders>
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const isOrder: Equal<Order, { day: string; total: number; shop?: string | null | undefined }> = true
const isAny: Equal<
  RowOf<typeof all>,
  {
    text: string
    count: number
    share: number
    price: number
    took: number
    day: string
    local: string | Date
    at: string | Date
    maybe?: string | Date | null | undefined
  }
> = true
export const equal = [isOrder, isAny]

declare const found: readonly { readonly day: string; readonly total: number; readonly shop: string | null }[]
declare const query: () => Promise<Order[]>
const { signal } = new AbortController()

export const results: readonly Promise<DatasetResult>[] = [
  orders.findOrCreate(),
  orders.append(found),
  orders.append(
    found.map(({ day, total }) => ({ day, total })),
    { deleteBy: 'day', signal },
  ),
  orders.append([{ day: '2026-11-30', total: 1, shop: undefined }], {
    signal: undefined,
    deleteBy: undefined,
  }),
  orders.replace([], { inBatches: true }),
  orders.replace(await query(), { inBatches: undefined }),
  orders.delete({ signal }),
  ping(),
  all.append([
    {
      text: 'a',
      count: 1,
      share: 0.5,
      price: 1,
      took: 1,
      day: '2026-11-30',
      local: new Date(),
      at: new Date(),
    },
  ]),
]

// Methods need no `this`.
const { append } = orders
export const later = () => append(found)

// A definition that only the run time knows.
declare const fields: Fields
export const dynamic = dataset('any', fields, { uniqueBy: ['day'] }).append([
  { day: new Date(), n: 1, a: null },
])

// One name for the fields.
export const named = dataset('named', { day: f.date(), total: f.optional(f.money('EUR')) })

// io-ts and Standard Schema.
export const board = t.type({ orders: orders.codec }).decode({})
export const valid = orders.codec['~standard'].validate([])

const retry = (failure: DatasetFailure): number => (mayPass(failure) ? failure.acceptedRows : -1)
export const told = async (): Promise<number> => {
  const result = await orders.append(found)
  if (E.isRight(result)) return result.right.acceptedRows
  const { left } = result
  if (left._tag === 'InDoubt') return left.cause._tag === 'TimedOut' ? left.acceptedRows : 0
  return left._tag === 'InvalidRows' ? left.issues.length + left.more : retry(left)
}
