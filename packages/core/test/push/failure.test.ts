import { mayPass, type PushFailure, pushFailureMessage } from '@gecko-widgets/core'
import { expect, test } from 'vitest'

const issue = { path: 'previous.value', code: 'not_finite', message: 'expected a finite number' } as const
const refused = new TypeError('fetch failed', {
  cause: Object.assign(new Error('connect to a secret place'), { code: 'ECONNREFUSED' }),
})
const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no')
    },
  },
)
const unreachable = (cause: unknown): PushFailure => ({ _tag: 'Unreachable', cause })

const CASES: readonly (readonly [PushFailure, boolean, string])[] = [
  [
    { _tag: 'InvalidWidget', kind: 'number', issues: [issue, issue], more: 3 },
    false,
    'the data is not valid for number: previous.value: not_finite, expected a finite number (and 4 more)',
  ],
  [
    { _tag: 'InvalidWidgetKey' },
    false,
    'the widget key is not valid: expected letters, digits and hyphens, as the settings of the widget show it',
  ],
  [{ _tag: 'TooLarge' }, false, 'the payload is too large: Geckoboard takes 1 MiB at most'],
  [{ _tag: 'Refused', status: 400, message: 'no data' }, false, 'Geckoboard refused it (400): no data'],
  [{ _tag: 'Refused', status: 200, message: undefined }, false, 'Geckoboard refused it (200)'],
  [
    { _tag: 'Unauthorized', status: 401, message: 'unknown key' },
    false,
    'Geckoboard does not take the API key (401): unknown key',
  ],
  [{ _tag: 'NotFound', message: undefined }, false, 'Geckoboard knows no widget of this key (404)'],
  [
    { _tag: 'RateLimited', retryAfterMs: 1500 },
    true,
    'Geckoboard takes no more pushes for now; try again in 2 s',
  ],
  [
    { _tag: 'RateLimited', retryAfterMs: undefined },
    true,
    'Geckoboard takes no more pushes for now; try again later',
  ],
  [{ _tag: 'Unavailable', status: 503, message: undefined }, true, 'Geckoboard has trouble of its own (503)'],
  [
    { _tag: 'NotAnAnswer', status: 302 },
    false,
    "what answered is not Geckoboard's push API (302); is the address right, and no proxy in between?",
  ],
  [unreachable(refused), true, 'Geckoboard cannot be reached (ECONNREFUSED)'],
  [unreachable({ code: 'UND_ERR_SOCKET' }), true, 'Geckoboard cannot be reached (UND_ERR_SOCKET)'],
  [unreachable({ code: 'a secret' }), true, 'Geckoboard cannot be reached'],
  [unreachable(hostile), true, 'Geckoboard cannot be reached'],
  [unreachable(null), true, 'Geckoboard cannot be reached'],
  [{ _tag: 'TimedOut' }, true, 'Geckoboard did not answer in time'],
  [{ _tag: 'Aborted' }, false, 'the push was called off'],
]

test.each(CASES.map(([failure, passes, message]) => [message, passes, failure] as const))(
  '%s',
  (message, passes, failure) => {
    expect(mayPass(failure)).toBe(passes)
    expect(pushFailureMessage(failure)).toBe(message)
  },
)
