export { argumentProblems, commandOptions, requestText, toLine } from './command.js'
export { type ApiRequest, createDelivery, type Ending, isSignal, type Sending } from './deliver.js'
export {
  type CheckedOptions,
  checkOptions,
  type DeliveryOptions,
  decodeApiKey,
  type OptionRules,
  orThrow,
  type RateLimit,
} from './options.js'
