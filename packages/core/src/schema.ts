import type { DatasetDefinition } from './datasets/definition.js'
import type { Fields } from './datasets/field.js'
import { type SchemaTarget, schemaDocument } from './widgets/document.js'
import { type Kind, widgets } from './widgets/index.js'

export type { SchemaTarget } from './widgets/document.js'

/**
 * Writes the JSON Schema of a kind's input without settings, in every form, as a new document. Pass `draft-07` for tools
 * that do not read draft 2020-12.
 *
 * @example
 * import assert from 'node:assert'
 * import { inputSchema } from '@gecko-widgets/core/schema'
 * import { Ajv2020 } from 'ajv/dist/2020.js'
 *
 * const isPieChart = new Ajv2020({ strictTuples: false }).compile(inputSchema('pieChart'))
 * assert(isPieChart([[10, 'Chrome'], { value: 5, label: 'Firefox', color: 'ff9900' }]))
 * assert(!isPieChart([[10, 'Chrome', 'orange']]))
 */
export const inputSchema = (kind: Kind, target: SchemaTarget = 'draft-2020-12'): Record<string, unknown> =>
  widgets[kind].codec['~standard'].jsonSchema.input({ target })

/**
 * Writes the JSON Schema of a kind's payload, in every form that Geckoboard reads, as a new document. Pass `draft-07` for
 * tools that do not read draft 2020-12.
 *
 * @example
 * import assert from 'node:assert'
 * import { payloadSchema } from '@gecko-widgets/core/schema'
 * import { Ajv2020 } from 'ajv/dist/2020.js'
 *
 * const isPayload = new Ajv2020({ strictTuples: false }).compile(payloadSchema('number'))
 * assert(isPayload({ item: [{ value: 42 }, { value: '40' }] }))
 * assert(!isPayload({ item: 42 }))
 */
export const payloadSchema = (kind: Kind, target: SchemaTarget = 'draft-2020-12'): Record<string, unknown> =>
  schemaDocument(widgets[kind].payloadSchema(), target)

/**
 * Writes the JSON Schema of the rows of a dataset, as a new document. It has no word for a `Date`, which some fields take
 * too. Pass `draft-07` for tools that do not read draft 2020-12.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { defineDataset, money } from '@gecko-widgets/core/datasets'
 * import { rowsSchema } from '@gecko-widgets/core/schema'
 * import { Ajv2020 } from 'ajv/dist/2020.js'
 *
 * const orders = defineDataset('orders', { total: money('EUR') })
 * assert(E.isRight(orders))
 * const isRows = new Ajv2020().compile(rowsSchema(orders.right))
 * assert(isRows([{ total: 1250 }]))
 * assert(!isRows([{ total: 12.5 }]))
 */
export const rowsSchema = <F extends Fields>(
  definition: DatasetDefinition<F>,
  target: SchemaTarget = 'draft-2020-12',
): Record<string, unknown> => definition.codec['~standard'].jsonSchema.input({ target })
