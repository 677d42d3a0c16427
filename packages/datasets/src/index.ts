import {
  type DatasetOptions,
  defineDataset,
  type Fields,
  type Row,
  type RowsCodec,
} from '@gecko-widgets/core/datasets'
import { orThrow } from '@gecko-widgets/delivery'
import * as E from 'fp-ts/lib/Either.js'
import { checkDatasetsOptions, type DatasetsOptions } from './options.js'
import { createSend, type DatasetResult, type Options, readOptions } from './send.js'

export * from '@gecko-widgets/core/datasets'
export type { RateLimit } from '@gecko-widgets/delivery'
export type { DatasetsOptions } from './options.js'
export type { DatasetResult } from './send.js'

/** The options of every call. */
export interface CallOptions {
  /** Cancels the call when it fires: the result is then `Aborted`. */
  readonly signal?: AbortSignal | undefined
}

/** The options of `append`. */
export interface AppendOptions<F> extends CallOptions {
  /**
   * The field that decides which rows are removed first when the dataset is full. Default: the rows that were added
   * first.
   */
  readonly deleteBy?: (keyof F & string) | undefined
}

/** The options of `replace`. */
export interface ReplaceOptions extends CallOptions {
  /**
   * Accepts more than 500 rows: the first 500 replace all rows, and the others are appended. Until the last batch has
   * arrived, boards show only some rows. Default: more than 500 rows are refused.
   */
  readonly inBatches?: boolean | undefined
}

/** A dataset with its rows' type. No call ever rejects. */
export interface Dataset<F extends Fields> {
  readonly id: string
  /** Reads and writes the rows. It can be used inside io-ts types, and is a Standard Schema. */
  readonly codec: RowsCodec<F>
  /** Creates the dataset, unless it exists with the same fields. */
  readonly findOrCreate: (options?: CallOptions) => Promise<DatasetResult>
  /** Adds rows, in batches of 500. With `uniqueBy`, a row replaces the one with the same key. */
  readonly append: (rows: readonly Row<F>[], options?: AppendOptions<F>) => Promise<DatasetResult>
  /** Replaces all rows by up to 500 others, or by more with `inBatches`. */
  readonly replace: (rows: readonly Row<F>[], options?: ReplaceOptions) => Promise<DatasetResult>
  /** Deletes the dataset and its rows. */
  readonly delete: (options?: CallOptions) => Promise<DatasetResult>
}

/** The row of a dataset, from its fields. */
export type RowOf<D> = D extends {
  readonly append: (rows: readonly (infer R)[], ...rest: never[]) => unknown
}
  ? R
  : never

/** The functions that `createDatasets` returns. */
export interface Datasets {
  /**
   * Describes a dataset and sends nothing. An invalid definition throws one error that names everything that is
   * wrong.
   */
  readonly dataset: <F extends Fields>(id: string, fields: F, options?: DatasetOptions<F>) => Dataset<F>
  /** Checks the API key. */
  readonly ping: (options?: CallOptions) => Promise<DatasetResult>
}

/** Makes a call, or refuses its options. */
const withOptions =
  (dataset: string) =>
  (call: (options: Options) => Promise<DatasetResult>) =>
  async (given?: unknown): Promise<DatasetResult> => {
    const options = readOptions(dataset, given)
    return E.isLeft(options) ? options : call(options.right)
  }

/**
 * Creates the functions that send rows to the datasets of an account. Each call resolves to a `DatasetResult` and
 * never rejects.
 *
 * Transient failures (no connection, a timeout, a 429, a 5xx) are retried with exponential backoff and full jitter,
 * or after `Retry-After`. Rows that may already be stored are never sent twice. Requests beyond `concurrency` and
 * `rateLimit` wait in order. Invalid options throw one error that names all of them.
 *
 * @example
 * import { createDatasets, date, datasetFailureMessage, money, optional, string } from '@gecko-widgets/datasets'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const { dataset } = createDatasets({ apiKey: '222efc82e7933138077b1c2554439e15' })
 * const orders = dataset(
 *   'orders.by_day',
 *   { day: date(), total: money('EUR'), shop: optional(string()) },
 *   { uniqueBy: ['day'] },
 * )
 *
 * export const sendOrders = async (): Promise<void> => {
 *   const result = await orders.append([{ day: '2026-11-30', total: 1250 }])
 *   if (E.isLeft(result)) console.error(datasetFailureMessage(result.left))
 * }
 */
export const createDatasets = (options: DatasetsOptions): Datasets => {
  const send = createSend(orThrow(checkDatasetsOptions(options)))
  return {
    dataset: (id, fields, options) => {
      const definition = orThrow(defineDataset(id, fields, options))
      const given = withOptions(definition.id)
      return {
        id: definition.id,
        codec: definition.codec,
        findOrCreate: given(({ signal }) => send({ op: 'findOrCreate', definition }, signal)),
        append: (rows, options) =>
          given(({ signal, deleteBy }) => send({ op: 'append', definition, rows, deleteBy }, signal))(
            options,
          ),
        replace: (rows, options) =>
          given(({ signal, inBatches }) => send({ op: 'replace', definition, rows, inBatches }, signal))(
            options,
          ),
        delete: given(({ signal }) => send({ op: 'delete', definition }, signal)),
      }
    },
    ping: withOptions('')(({ signal }) => send({ op: 'ping' }, signal)),
  }
}
