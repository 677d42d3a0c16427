// What must not compile, each with the reason that the last line of its error gives. `types.test.ts` holds the words,
// under both settings of exactOptionalPropertyTypes.
import {
  createDatasets,
  date,
  datetime,
  duration,
  money,
  number,
  optional,
  string,
} from '@gecko-widgets/datasets'

const { dataset, ping } = createDatasets({ apiKey: 'a-key' })
const fields = {
  day: date(),
  local: date({ timeZone: 'UTC' }),
  at: datetime(),
  total: money('EUR'),
  shop: optional(string()),
}
const orders = dataset('orders', fields)
const row = { day: '2026-11-30', local: '2026-11-30', at: new Date(), total: 1 }

// Rows.

// @ts-expect-error TS2322: Type 'Date' is not assignable to type 'string'.
orders.append([{ ...row, day: new Date() }])
// @ts-expect-error TS2322: Type 'string' is not assignable to type 'number'.
orders.append([{ ...row, total: '1250' }])
// @ts-expect-error TS2322: Type 'bigint' is not assignable to type 'number'.
orders.append([{ ...row, total: 1250n }])
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string | Date'.
orders.append([{ ...row, at: Date.now() }])
// @ts-expect-error TS2322: Type 'null' is not assignable to type 'number'.
orders.append([{ ...row, total: null }])
// @ts-expect-error TS2322: Type 'number' is not assignable to type 'string'.
orders.append([{ ...row, shop: 1 }])
// @ts-expect-error TS2741: Property 'total' is missing in type
orders.append([{ day: '2026-11-30', local: '2026-11-30', at: new Date() }])
// @ts-expect-error TS2561: Object literal may only specify known properties, but 'totl' does not exist in type
orders.append([{ ...row, totl: 1 }])
// @ts-expect-error TS2345: Type 'Set<
orders.append(new Set([row]))
// @ts-expect-error TS2345: Type 'Promise<
orders.replace(Promise.resolve([row]))

// Options.

// @ts-expect-error TS2820: Did you mean '"day"'?
orders.append([row], { deleteBy: 'Day' })
// @ts-expect-error TS2353: 'inBatches' does not exist in type 'AppendOptions<
orders.append([row], { inBatches: true })
// @ts-expect-error TS2353: 'deleteBy' does not exist in type 'ReplaceOptions'.
orders.replace([row], { deleteBy: 'day' })
// @ts-expect-error TS2740: Type 'AbortController' is missing the following properties from type 'AbortSignal'
ping({ signal: new AbortController() })

// Definitions.

// @ts-expect-error TS2322: Type '"total"' is not assignable to type '
dataset('orders', fields, { uniqueBy: ['total'] })
// @ts-expect-error TS2820: Did you mean '"day"'?
dataset('orders', fields, { uniqueBy: ['Day'] })
// @ts-expect-error TS2345: Type 'true' is not assignable to type 'undefined'.
optional(optional(string()))
// @ts-expect-error TS2345: Argument of type '"days"' is not assignable to parameter of type 'TimeUnit'.
duration('days')
// @ts-expect-error TS2554: Expected 1-2 arguments, but got 0.
money()
// @ts-expect-error TS2353: 'unit' does not exist in type 'FieldOptions'.
number({ unit: 'EUR' })
// @ts-expect-error TS2322: => StringField' is not assignable to type 'Field'.
dataset('orders', { shop: string })
// @ts-expect-error TS2345: Property 'apiKey' is missing in type '{}' but required in type 'DatasetsOptions'.
createDatasets({})
// @ts-expect-error TS2353: 'retry' does not exist in type 'DatasetsOptions'.
createDatasets({ apiKey: 'a-key', retry: 1 })
