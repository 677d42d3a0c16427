export type { Issue, IssueCode } from './codec/issue.js'
export type { FeedAnswer } from './feed/answer.js'
export {
  type Awaitable,
  type Builder,
  type BuilderSettings,
  type Builders,
  createBuilders,
  type Lift,
} from './feed/builders.js'
export { type Config, checkOptions, configFromEnv, type GeckoboardOptions } from './feed/config.js'
export { type Effects, liveEffects } from './feed/effects.js'
export type { FeedFailure } from './feed/failure.js'
export type { FeedFormat } from './feed/format.js'
export {
  type ConfigError,
  type ConfigProblem,
  configMessage,
  expected,
  type OptionCheck,
  readOptions,
} from './feed/options.js'
export { type Feed, handle } from './feed/pipeline.js'
export {
  type FeedRequest,
  fromNodeRequest,
  type NodeRequest,
  type NodeResponse,
  onNodeClose,
} from './feed/request.js'
export { fromWebRequest, readText, toWebResponse } from './feed/web.js'
export { encodeJson } from './payload/json.js'
export type { Json, Payload } from './payload/payload.js'
export { type PushAnswer, readPushAnswer } from './push/answer.js'
export {
  type InvalidWidgetKey,
  mayPass,
  type PushAccepted,
  type PushFailure,
  pushFailureMessage,
  type TooLarge,
} from './push/failure.js'
export { type PushRequest, type PushTarget, pushRequest } from './push/request.js'
export { authenticate, type Unauthorized } from './security/authenticate.js'
export {
  decrypt,
  type EncryptFailure,
  encrypt,
  type NotEncrypted,
  type WrongPassword,
} from './security/encrypt.js'
export { checkPayload, fromPayload, widgets } from './widgets/index.js'
export { TEXT_INFO, TEXT_NONE, TEXT_WARN } from './widgets/text.js'
export type * from './widgets/types.js'
