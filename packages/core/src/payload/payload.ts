/**
 * A JSON value, as Geckoboard reads it.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Json, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const deploy: Json = { service: 'shop', ok: true, minutes: [4, 6.5], rolledBack: null }
 * assert.deepStrictEqual(widgets.custom.encode(deploy), E.right({ kind: 'custom', json: deploy }))
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * What goes on the wire for one widget, still as plain data: the kind it was made for and its JSON model.
 *
 * @example
 * import assert from 'node:assert'
 * import { encodeJson, type Payload, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const users: Payload<'number'> = { kind: 'number', json: { item: [{ value: 1280 }] } }
 * assert.deepStrictEqual(widgets.number.encode(1280), E.right(users))
 * assert.strictEqual(encodeJson(users), '{"item":[{"value":1280}]}')
 */
export interface Payload<K extends string = string> {
  readonly kind: K
  readonly json: Json
}
