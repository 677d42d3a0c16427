export { hostileRequest, hostileValue } from './hostile.js'
export { inputs } from './inputs.js'
/**
 * The laws of every kind and of a dataset's rows, one function each. A law throws if it is broken, and the message says how.
 *
 * @example
 * import assert from 'node:assert'
 * import { laws } from '@gecko-widgets/core/testing'
 *
 * laws.isServed('number')([1280, 1175])
 * assert.throws(() => laws.isServed('number')(1280 / 0), /^Error: isServed: the data is not valid for number/)
 */
export * as laws from './laws.js'
export { nastyNumber, nastyText } from './nasty.js'
export { datasetRows } from './rows.js'
