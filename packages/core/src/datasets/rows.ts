import type * as t from 'io-ts'
import * as c from '../codec/index.js'
import { type StandardProps, standard } from '../widgets/standard.js'
import type { Field, Fields, Row } from './field.js'
import { valueCodec, type WireValue } from './value.js'

/** Rows as they go on the wire: each has every field, and `null` where an optional one is absent. */
export type WireRows = readonly Readonly<Record<string, WireValue>>[]

/**
 * The codec of the rows of a dataset: an io-ts type, and a Standard Schema. What it reads is the rows as they go on the
 * wire, which are valid rows too. `encode` makes the same of rows that are typed.
 */
export interface RowsCodec<F> extends t.Type<readonly Row<F>[], WireRows | null, unknown> {
  readonly '~standard': StandardProps<readonly Row<F>[]>
}

const unknownField = (name: string, names: readonly string[]): string => c.unknownName('field', name, names)

/** Makes the codec of the rows of a dataset (`docs/reference/datasets.md#rows`). */
export const rowsCodec = <F extends Fields>(fields: F): RowsCodec<F> => {
  const parts = Object.entries<Field & { readonly optional?: boolean }>(fields).map(([id, field]) => {
    const value = valueCodec(field) as c.Codec<WireValue>
    return [id, c.own(field, 'optional') === true ? c.withDefault(value, null) : c.needed(value)] as const
  })
  const row = c.strict(c.struct<object>(Object.fromEntries(parts)), unknownField)
  const rows = c.list(row, { max: Number.POSITIVE_INFINITY })
  // A request takes the rows that fit into it, and the next one takes more.
  const whole = c.ofAnySize(c.map(rows, rows.encode)) as c.Reading<WireRows & readonly Row<F>[]>
  return Object.assign(
    c.codec({
      ...whole,
      encode: (given) => c.reading(whole, given, c.anyRoom()) ?? null,
    }) as unknown as RowsCodec<F>,
    { '~standard': standard<readonly Row<F>[]>(whole) },
  )
}
