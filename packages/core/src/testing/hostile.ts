import fc from 'fast-check'
import type { FeedRequest } from '../feed/request.js'
import { unicodeText } from './nasty.js'

const trap = (): never => {
  throw new Error('a trap')
}

/**
 * Generates values that data functions return by mistake: promises, proxies, circular objects, getters that throw.
 * Each comes as a function that makes it, because even reading some of them throws.
 *
 * @example
 * import fc from 'fast-check'
 * import { hostileValue } from '@gecko-widgets/core/testing'
 * import { checkPayload } from '@gecko-widgets/core'
 *
 * // It does not throw, whatever the value.
 * fc.assert(fc.property(hostileValue, (make) => void checkPayload('number')(make())))
 */
export const hostileValue: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withBoxedValues: true,
    })
    .map((value) => () => value),
  fc.array(fc.anything({ withBigInt: true }), { maxLength: 4 }).map((value) => () => value),
  fc.constantFrom<() => unknown>(
    () => undefined,
    () => Symbol('s'),
    () => trap,
    () => Promise.resolve(1),
    () => new Error('e'),
    () => Number.NaN,
    () =>
      new Proxy(
        {},
        { get: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap, has: trap },
      ),
    () => new Proxy([], { get: trap }),
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
    () => {
      const { proxy, revoke } = Proxy.revocable([], {})
      revoke()
      return proxy
    },
    () => ({
      get value() {
        return trap()
      },
    }),
    () => ({
      value: 1,
      get text() {
        return Math.random() > 0.5 ? 'x' : 1
      },
    }),
    () => {
      let n = 1
      return new Proxy([1, 2], {
        get: (list, key, self) => (key === 'length' ? ++n : Reflect.get(list, key, self)),
      })
    },
    () => {
      const circle: unknown[] = []
      circle.push(circle, { circle })
      return circle
    },
    () => Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1),
    () => JSON.parse('{"__proto__":{"value":1},"value":1}'),
    () => Object.create({ value: 1, series: [1], items: [1], label: 'x' }),
    () => ({ value: 1, toJSON: trap, toString: trap }),
    () => Object.freeze([Object.freeze({ value: 1 })]),
  ),
)

const basic = (credential: string): string => `Basic ${Buffer.from(credential).toString('base64')}`

const authorization = fc.oneof(
  fc.constant(undefined),
  fc.string(),
  unicodeText().map(basic),
  fc
    .tuple(fc.constantFrom('Basic', 'basic', 'Bearer', 'Basic  ', 'Basic\t'), fc.base64String())
    .map(([scheme, token]) => `${scheme} ${token}`),
  fc.array(fc.string().map(basic), { maxLength: 3 }),
)

const query = fc.oneof(
  fc
    .array(
      fc.oneof(
        fc.constantFrom('format=1', 'format=xml', 'format=2', 'format=JSON', 'format=', 'format', 'format=3'),
        fc.constantFrom(
          'format[]=2',
          'format=%E0%A4%A',
          'format=%',
          '__proto__=2',
          'a=1;format=2',
          'FORMAT=1',
        ),
        // fast-check has webQueryParameters, which takes more than a second to make.
        fc.array(fc.tuple(unicodeText(), unicodeText())).map((pairs) => `${new URLSearchParams(pairs)}`),
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join('&')),
  unicodeText(),
)

/**
 * Generates malformed and unusual requests, for a feed whose data function takes no arguments.
 *
 * @example
 * import fc from 'fast-check'
 * import { authenticate } from '@gecko-widgets/core'
 * import { hostileRequest } from '@gecko-widgets/core/testing'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const check = authenticate('222efc82e7933138077b1c2554439e15')
 * fc.assert(fc.property(hostileRequest, ({ authorization }) => E.isLeft(check(authorization))))
 */
export const hostileRequest: fc.Arbitrary<FeedRequest<readonly []>> = fc
  .tuple(
    fc.oneof(fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'get', 'QUERY', ''), fc.string()),
    query,
    authorization,
    fc.oneof(
      hostileValue,
      fc.constantFrom(...[1, '2', 'xml', null, ['2'], {}].map((format) => () => ({ format }))),
    ),
  )
  .map(([method, query, authorization, body]) => ({
    method,
    path: '/widgets/users',
    query,
    authorization,
    body,
    args: () => [],
  }))
