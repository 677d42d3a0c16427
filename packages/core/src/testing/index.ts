export { hostileRequest, hostileValue } from './hostile.js'
export { inputs } from './inputs.js'
export * as laws from './laws.js'
export { nastyNumber, nastyText } from './nasty.js'
