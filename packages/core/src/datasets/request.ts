import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import * as c from '../codec/index.js'
import { basicOf, type DatasetTarget } from './authorization.js'
import { type DatasetDefinition, fieldsOnWire } from './definition.js'
import type { InvalidRows, TooManyRows } from './failure.js'
import type { Fields } from './field.js'
import type { WireRows } from './rows.js'

/** A request to the Datasets API, as plain data. */
export interface DatasetRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly url: string
  /** Headers that contain the API key; do not log them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** The number of rows in the body. */
  readonly rows: number
  /** Whether sending it twice does what sending it once does. Only then may it be sent again after an unclear answer. */
  readonly repeatable: boolean
}

/** A call to a dataset. */
export type DatasetCall<F extends Fields = Fields> =
  | { readonly op: 'ping' }
  | { readonly op: 'findOrCreate' | 'delete'; readonly definition: DatasetDefinition<F> }
  | {
      readonly op: 'append'
      readonly definition: DatasetDefinition<F>
      readonly rows: unknown
      /**
       * The id of the field that decides which rows are removed first when the dataset is full. Default: the oldest
       * rows.
       */
      readonly deleteBy?: string | undefined
    }
  | {
      readonly op: 'replace'
      readonly definition: DatasetDefinition<F>
      readonly rows: unknown
      /** Whether to send more rows than one request takes, the first with PUT and the others with POST. */
      readonly inBatches?: boolean | undefined
    }

const DATASETS_URL = 'https://api.geckoboard.com'

/** The most rows of a request (`docs/reference/datasets.md#batches`). */
const MOST_ROWS = 500

const invalidRows = (dataset: string, found: readonly c.Found[]): InvalidRows => ({
  _tag: 'InvalidRows',
  dataset,
  ...c.firstIssues(found),
  acceptedRows: 0,
})

/**
 * Reads any value as the rows of a dataset, in the form in which they go on the wire: with every field, `null` where an
 * optional one is absent, and each `Date` as a string.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { decodeRows, defineDataset, money, optional, string } from '@gecko-widgets/core/datasets'
 *
 * const read = (rows: unknown) =>
 *   pipe(
 *     defineDataset('orders', { total: money('EUR'), shop: optional(string()) }),
 *     E.flatMap((orders) => decodeRows(orders)(rows)),
 *   )
 * assert.deepStrictEqual(read([{ total: 1250 }]), E.right([{ total: 1250, shop: null }]))
 * assert(E.isLeft(read([{ total: 12.5 }])))
 */
export const decodeRows =
  <F extends Fields>({ id, codec }: DatasetDefinition<F>) =>
  (rows: unknown): E.Either<InvalidRows, WireRows> =>
    pipe(
      codec.decode(rows) as t.Validation<unknown> as t.Validation<WireRows>,
      E.mapLeft((errors) => invalidRows(id, c.foundIn(errors))),
    )

const batchesOf = (rows: WireRows): readonly WireRows[] =>
  Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, i) =>
    rows.slice(i * MOST_ROWS, (i + 1) * MOST_ROWS),
  )

const readDeleteBy = <F extends Fields>(
  { id, fields }: DatasetDefinition<F>,
  deleteBy: unknown,
): E.Either<InvalidRows, string | undefined> => {
  const ids = Object.keys(fields)
  const name = typeof deleteBy === 'string' ? deleteBy : ''
  return deleteBy === undefined || ids.includes(deleteBy as string)
    ? E.right(deleteBy as string | undefined)
    : E.left(invalidRows(id, [c.said(['deleteBy'], 'not_one_of', c.unknownName('field', name, ids))]))
}

/**
 * Makes the requests of a call, which are sent one after the other (`docs/reference/datasets.md#requests`). There are
 * several if an append or a replace in batches has more than 500 rows, and none for an append without rows.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { date, datasetRequests, defineDataset, number } from '@gecko-widgets/core/datasets'
 *
 * const rows = [{ day: '2026-11-30', orders: 42 }]
 * const requests = pipe(
 *   defineDataset('orders.by_day', { day: date(), orders: number() }, { uniqueBy: ['day'] }),
 *   E.flatMap((definition) => datasetRequests({ apiKey: 'a-key' })({ op: 'append', definition, rows, deleteBy: 'day' })),
 * )
 * assert.deepStrictEqual(
 *   requests,
 *   E.right([
 *     {
 *       method: 'POST',
 *       url: 'https://api.geckoboard.com/datasets/orders.by_day/data',
 *       headers: {
 *         Authorization: 'Basic YS1rZXk6',
 *         Accept: 'application/json',
 *         'Content-Type': 'application/json',
 *       },
 *       body: '{"data":[{"day":"2026-11-30","orders":42}],"delete_by":"day"}',
 *       rows: 1,
 *       repeatable: true,
 *     },
 *   ]),
 * )
 */
export const datasetRequests = ({ apiKey, url = DATASETS_URL }: DatasetTarget) => {
  const base = url.replace(/\/+$/, '')
  const headers = { Authorization: `Basic ${basicOf(apiKey)}`, Accept: 'application/json' }

  const request = (
    method: DatasetRequest['method'],
    path: string,
    body?: unknown,
    { rows = 0, repeatable = true }: Partial<Pick<DatasetRequest, 'rows' | 'repeatable'>> = {},
  ): DatasetRequest => ({
    method,
    url: base + path,
    headers: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    rows,
    repeatable,
  })

  return <F extends Fields>(
    call: DatasetCall<F>,
  ): E.Either<InvalidRows | TooManyRows, readonly DatasetRequest[]> => {
    if (call.op === 'ping') return E.right([request('GET', '/')])
    const { definition } = call
    const { id, fields, uniqueBy } = definition
    const path = `/datasets/${id}`

    const replacing = (rows: WireRows): DatasetRequest =>
      request('PUT', `${path}/data`, { data: rows }, { rows: rows.length })

    const appending =
      (deleteBy?: string) =>
      (rows: WireRows): DatasetRequest =>
        request(
          'POST',
          `${path}/data`,
          { data: rows, delete_by: deleteBy },
          { rows: rows.length, repeatable: uniqueBy.length > 0 },
        )

    switch (call.op) {
      case 'findOrCreate': {
        const unique = uniqueBy.length === 0 ? {} : { unique_by: uniqueBy }
        return E.right([request('PUT', path, { fields: fieldsOnWire(fields), ...unique })])
      }
      case 'delete':
        return E.right([request('DELETE', path)])
      case 'append':
        return pipe(
          readDeleteBy(definition, call.deleteBy),
          E.flatMap((deleteBy) =>
            pipe(
              decodeRows(definition)(call.rows),
              E.map((rows) => batchesOf(rows).map(appending(deleteBy))),
            ),
          ),
        )
      case 'replace':
        return pipe(
          decodeRows(definition)(call.rows),
          E.flatMap((rows): E.Either<InvalidRows | TooManyRows, readonly DatasetRequest[]> => {
            if (rows.length > MOST_ROWS && call.inBatches !== true)
              return E.left({ _tag: 'TooManyRows', rows: rows.length, most: MOST_ROWS, acceptedRows: 0 })
            const [first = [], ...others] = batchesOf(rows)
            return E.right([replacing(first), ...others.map(appending())])
          }),
        )
    }
  }
}
