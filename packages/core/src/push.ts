export { readText } from './feed/web.js'
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
