import fc from 'fast-check'
import type { DatasetDefinition } from '../datasets/definition.js'
import type { Field, Fields, Row } from '../datasets/field.js'
import { nastyNumber, nastyText } from './nasty.js'

// A day away from the years 0000 and 9999, so that every time zone has a day that can be written.
const at = fc.date({ noInvalidDate: true, min: new Date('0000-01-02'), max: new Date('9999-12-30') })

const day = at.map((date) => date.toISOString().slice(0, 10))

const instant = fc
  .tuple(at, fc.constantFrom('Z', '.5Z', '.123456+14:00', '-09:30'))
  .map(([date, end]) => date.toISOString().slice(0, 19) + end)

const text = nastyText.map((text) => [...text].slice(0, 100).join(''))

const valueIn = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.type) {
    case 'string':
      return text
    case 'money':
      return fc.maxSafeInteger()
    case 'date':
      return 'timeZone' in field ? fc.oneof(day, at) : day
    case 'datetime':
      return fc.oneof(instant, at)
    default:
      return nastyNumber
  }
}

const isOptional = (field: Field): boolean => 'optional' in field && field.optional

/**
 * Generates valid rows of a dataset, with nasty text and numbers, and every way to leave an optional field out.
 *
 * @example
 * import fc from 'fast-check'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { defineDataset, money, optional, string } from '@gecko-widgets/core/datasets'
 * import { datasetRows, laws } from '@gecko-widgets/core/testing'
 *
 * const orders = defineDataset('orders', { total: money('EUR'), shop: optional(string()) })
 * if (E.isRight(orders)) fc.assert(fc.property(datasetRows(orders.right), laws.isAccepted(orders.right)))
 */
export const datasetRows = <F extends Fields>({
  fields,
}: DatasetDefinition<F>): fc.Arbitrary<readonly Row<F>[]> => {
  const entries = Object.entries<Field>(fields)
  const values = entries.map(([id, field]) => [
    id,
    isOptional(field) ? fc.oneof(valueIn(field), fc.constantFrom(null, undefined)) : valueIn(field),
  ])
  const requiredKeys = entries.filter(([, field]) => !isOptional(field)).map(([id]) => id)
  const row = fc.record<Record<string, unknown>>(Object.fromEntries(values), { requiredKeys })
  return fc.array(row) as unknown as fc.Arbitrary<readonly Row<F>[]>
}
