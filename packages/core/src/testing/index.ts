export { hostileRequest, hostileValue } from './hostile.js'
export { inputs } from './inputs.js'
/** Holds what is given to a law; each law throws where it is broken, and says how. */
export * as laws from './laws.js'
export { nastyNumber, nastyText } from './nasty.js'
