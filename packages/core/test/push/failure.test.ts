import { mayPass, type PushFailure, pushFailureMessage } from '@gecko-widgets/core/push'
import { expect, test } from 'vitest'

const issue = {
  path: 'previous.value',
  code: 'not_finite',
  message: 'got null; expected a finite number',
} as const
const unreachable = (code: string | undefined): PushFailure => ({ _tag: 'Unreachable', code })

const CASES: readonly (readonly [PushFailure, boolean, string])[] = [
  [
    { _tag: 'InvalidWidget', kind: 'number', issues: [issue, issue], more: 3 },
    false,
    'the data is not valid for number: previous.value: got null; expected a finite number (not_finite), and 4 more',
  ],
  [
    { _tag: 'InvalidWidgetKey' },
    false,
    'the widget key is not valid: expected letters, digits and hyphens, as shown in the settings of the widget',
  ],
  [{ _tag: 'TooLarge' }, false, 'the payload is too large; Geckoboard accepts at most 1 MiB'],
  [{ _tag: 'Refused', status: 400, message: 'no data' }, false, 'Geckoboard refused it (400): no data'],
  [{ _tag: 'Refused', status: 200, message: undefined }, false, 'Geckoboard refused it (200)'],
  [
    { _tag: 'Unauthorized', status: 401, message: 'unknown key' },
    false,
    'Geckoboard does not accept the API key (401): unknown key',
  ],
  [{ _tag: 'NotFound', message: undefined }, false, 'Geckoboard has no widget with this key (404)'],
  [{ _tag: 'RateLimited', retryAfterMs: 1500 }, true, 'Geckoboard is rate limiting pushes; try again in 2 s'],
  [
    { _tag: 'RateLimited', retryAfterMs: undefined },
    true,
    'Geckoboard is rate limiting pushes; try again later',
  ],
  [
    { _tag: 'Unavailable', status: 503, message: undefined, retryAfterMs: undefined },
    true,
    'Geckoboard is having problems (503)',
  ],
  [
    { _tag: 'NotAnAnswer', status: 302 },
    false,
    "the response is not from Geckoboard's push API (302); check the URL, and any proxy in between",
  ],
  [unreachable('ECONNREFUSED'), true, 'Geckoboard cannot be reached (ECONNREFUSED)'],
  [unreachable('UND_ERR_SOCKET'), true, 'Geckoboard cannot be reached (UND_ERR_SOCKET)'],
  ...['ENETUNREACH', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'].map(
    (code): [PushFailure, boolean, string] => [
      unreachable(code),
      true,
      `Geckoboard cannot be reached (${code})`,
    ],
  ),
  ...['XECONNRESET', 'EPIPE_X', 'EPROTO'].map((code): [PushFailure, boolean, string] => [
    unreachable(code),
    false,
    `Geckoboard cannot be reached (${code})`,
  ]),
  [unreachable('EAI_AGAIN'), true, 'Geckoboard cannot be reached (EAI_AGAIN)'],
  [
    unreachable('DEPTH_ZERO_SELF_SIGNED_CERT'),
    false,
    'Geckoboard cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT)',
  ],
  [unreachable('CERT_HAS_EXPIRED'), false, 'Geckoboard cannot be reached (CERT_HAS_EXPIRED)'],
  [unreachable('HPE_INVALID_CONSTANT'), false, 'Geckoboard cannot be reached (HPE_INVALID_CONSTANT)'],
  [unreachable(undefined), false, 'Geckoboard cannot be reached'],
  [{ _tag: 'TimedOut' }, true, 'Geckoboard did not respond in time'],
  [{ _tag: 'Aborted' }, false, 'the push was canceled'],
]

test.each(CASES.map(([failure, passes, message]) => [message, passes, failure] as const))(
  '%s',
  (message, passes, failure) => {
    expect(mayPass(failure)).toBe(passes)
    expect(pushFailureMessage(failure)).toBe(message)
  },
)
