export type { ApiAnswer, ApiAnswer as PushAnswer } from './api/answer.js'
export type { ApiFailure, TooLarge } from './api/failure.js'
export { readText } from './feed/web.js'
export { readPushAnswer } from './push/answer.js'
export {
  type InvalidWidgetKey,
  mayPass,
  type PushAccepted,
  type PushFailure,
  pushFailureMessage,
} from './push/failure.js'
export { type PushRequest, type PushTarget, pushRequest } from './push/request.js'
