export { configFromEnv } from './feed/config.js'
export { encodeJson } from './payload/json.js'
export type { Json, Payload } from './payload/payload.js'
export { authenticate, type Unauthorized } from './security/authenticate.js'
export {
  decrypt,
  type EncryptFailure,
  encrypt,
  type NotEncrypted,
  type WrongPassword,
} from './security/encrypt.js'
export type * from './types.js'
export { checkPayload, fromPayload, widgets } from './widgets/index.js'
export { TEXT_INFO, TEXT_NONE, TEXT_WARN } from './widgets/text.js'
