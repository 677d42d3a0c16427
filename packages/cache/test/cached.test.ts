import { setImmediate as turn } from 'node:timers/promises'
import { type CacheFailure, cached } from '@gecko-widgets/cache'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { delay, gate, HOUR, polls, rejection, until } from './support.js'

// Vitest fails a run that left a rejection to the process.

const silent = { onError: () => undefined }

test('200 polls at the same time of a query of 200 ms make one call', async () => {
  const data = vi.fn(() => delay(200, 42))
  const poll = polls({}, data)
  expect(await Promise.all(Array.from({ length: 200 }, poll))).toEqual(Array(200).fill(42))
  expect(await poll()).toBe(42)
  expect(data).toHaveBeenCalledTimes(1)
})

test('200 polls at the same time of a failing query make one call, and the next poll makes another', async () => {
  const cause = new Error('no database')
  const data = vi.fn(() => delay(50).then(() => Promise.reject(cause)))
  const poll = polls({}, data)
  const causes = await Promise.all(Array.from({ length: 200 }, () => rejection(poll())))
  expect(new Set(causes)).toEqual(new Set([cause]))
  expect(data).toHaveBeenCalledTimes(1)
  await rejection(poll())
  expect(data).toHaveBeenCalledTimes(2)
})

test('a value is fresh for ttlMs, and is made again after that', async () => {
  let count = 0
  const poll = polls({ ttlMs: 300, staleMs: 0 }, () => ++count)
  expect(await poll()).toBe(1)
  await delay(400)
  expect(await poll()).toBe(2)
})

test('the last good value is served while a new one is made, with one call for all polls', async () => {
  const second = gate<number>()
  const data = vi.fn<() => number | Promise<number>>(() => second.opened)
  data.mockReturnValueOnce(1)
  const poll = polls({ ttlMs: 20 }, data)
  expect(await poll()).toBe(1)
  await delay(50)
  for (let i = 0; i < 20; i++) expect(await Promise.all([poll(), poll()])).toEqual([1, 1])
  expect(data).toHaveBeenCalledTimes(2)
  second.open(2)
  await until(async () => (await poll()) === 2, 'the second value')
})

test('the last good value is served after a failure, which only onError receives', async () => {
  const cause = new Error('no database')
  const failures: CacheFailure[] = []
  const data = vi.fn<() => number>(() => {
    throw cause
  })
  data.mockReturnValueOnce(1)
  const poll = polls({ ttlMs: 20, onError: (failure) => failures.push(failure) }, data)
  expect(await poll()).toBe(1)
  await delay(50)
  expect(await poll()).toBe(1)
  await until(() => failures.length > 0, 'the failure')
  expect(failures).toEqual([{ _tag: 'DataFailed', key: 'users', cause }])
  expect(await poll()).toBe(1)
  data.mockReturnValue(2)
  await until(async () => (await poll()) === 2, 'the value after the failures')
})

test('after staleMs, polls get the failure', async () => {
  const cause = new Error('no database')
  const data = vi.fn<() => number>(() => {
    throw cause
  })
  data.mockReturnValueOnce(1)
  const poll = polls({ ...silent, ttlMs: 20, staleMs: 200 }, data)
  expect(await poll()).toBe(1)
  await delay(300)
  expect(await rejection(poll())).toBe(cause)
})

test('with a value to serve, a hanging query blocks no poll, and the next call starts after its timeout', async () => {
  const signals: AbortSignal[] = []
  const poll = polls({ ...silent, ttlMs: 20, timeoutMs: 100 }, (signal) => {
    signals.push(signal)
    return signals.length === 1 ? 1 : new Promise<number>(() => undefined)
  })
  expect(await poll()).toBe(1)
  await delay(50)
  await until(async () => {
    expect(await poll()).toBe(1)
    return signals.length > 3
  }, 'the third call after the first')
  expect(signals[1]?.aborted).toBe(true)
})

test('a query that hung in the background does not block when the last good value has expired', async () => {
  const data = vi.fn<() => number | Promise<number>>(() => new Promise<number>(() => undefined))
  data.mockReturnValueOnce(1)
  const poll = polls({ ...silent, ttlMs: 20, staleMs: 1000, timeoutMs: 100 }, data)
  await poll()
  await delay(50)
  expect(await poll()).toBe(1)
  await delay(1200)
  data.mockReturnValue(2)
  expect(await poll()).toBe(2)
})

test('without a value, polls of a hanging query share one call and end together at timeoutMs', async () => {
  const data = vi.fn(() => new Promise<number>(() => undefined))
  const poll = polls({ timeoutMs: 100 }, data)
  const causes = await Promise.all(Array.from({ length: 50 }, () => rejection(poll())))
  expect(String(causes[0])).toMatch('the data function took longer than 100 ms')
  expect(new Set(causes).size).toBe(1)
  expect(data).toHaveBeenCalledTimes(1)
})

test('a poll that disconnects leaves the call to the others', async () => {
  const first = gate<number>()
  const signals: AbortSignal[] = []
  const users = cached({ key: 'users', ttlMs: HOUR })((_, { signal }) => {
    signals.push(signal)
    return first.opened
  })
  const gone = new AbortController()
  const both = [users('', { signal: gone.signal }), users('', { signal: new AbortController().signal })]
  await until(() => signals.length === 1, 'the call')
  gone.abort()
  first.open(42)
  expect(await Promise.all(both)).toEqual([42, 42])
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
})

test('an abandoned call gets the signal, with the reason', async () => {
  let reason: unknown
  const poll = polls({ timeoutMs: 20 }, (signal) => {
    signal.addEventListener('abort', () => {
      reason = signal.reason
    })
    return new Promise(() => undefined)
  })
  expect(await rejection(poll())).toBe(reason)
})

class Money {
  readonly #cents = 100
  get cents(): number {
    return this.#cents
  }
}

class Query {
  readonly table = 'users'
  // biome-ignore lint/suspicious/noThenProperty: as query builders have it
  then(): void {}
}

const circle: { readonly of: unknown[] } = { of: [] }
circle.of.push(circle)

const LEFT_OUT =
  'got an object; expected a plain object, because JSON would drop the data of this one (not_json)'

const lost: readonly (readonly [what: string, value: unknown, message: string])[] = [
  ['undefined', undefined, 'the data function returned undefined; is a return missing? (required)'],
  [
    'a Promise',
    { rows: [{ total: Promise.resolve(1) }] },
    'rows[0].total: got a Promise; was it awaited? (not_json)',
  ],
  ['a query builder', [new Query()], '[0]: got a Promise; was it awaited? (not_json)'],
  ['a Map', { rows: new Map([[1, 2]]) }, 'rows: got a Map; convert it with Object.fromEntries() (not_json)'],
  ['a Set', [[new Set([1])]], '[0][0]: got a Set; spread it: [...rows] (not_json)'],
  [
    'a typed array',
    { data: new Float64Array(2) },
    'data: got a typed array; spread it: [...rows] (not_json)',
  ],
  ['a BigInt', { 'big one': 1n }, '["big one"]: got a bigint; convert it with Number() (not_json)'],
  ['a function', [() => 1], '[0]: got a function; was it called? (not_json)'],
  ['a symbol', { a: Symbol('a') }, 'a: got a symbol; expected JSON (not_json)'],
  ['an instance with private fields', { price: new Money() }, `price: ${LEFT_OUT}`],
  ['an error', [new Error('no database')], `[0]: ${LEFT_OUT}`],
  ['a regular expression', /a/, LEFT_OUT],
  ['NaN', [Number.NaN], '[0]: got NaN; was something divided by 0? (not_finite)'],
  ['infinity', { a: -1 / 0 }, 'a: got an infinite number; was something divided by 0? (not_finite)'],
  ['a circle', circle, 'of[0]: expected a value that does not contain itself (not_json)'],
]

test.each(lost)('%s is refused with its place and a hint, and never kept', async (_, value, message) => {
  const data = vi.fn(() => value)
  const poll = polls({}, data)
  const refused = new TypeError(`gecko-widgets: cached: ${message}`)
  expect(await Promise.all([rejection(poll()), rejection(poll())])).toEqual([refused, refused])
  expect(await rejection(poll())).toEqual(refused)
  expect(data).toHaveBeenCalledTimes(2)
})

test.each<[string, () => unknown]>([
  ['what JSON loses', () => new Map()],
  [
    'a thrown null',
    () => {
      throw null
    },
  ],
  ['a rejection with nothing', () => Promise.reject()],
])('%s never takes the place of a good value', async (_, bad) => {
  const failures: CacheFailure[] = []
  const data = vi.fn(bad)
  data.mockReturnValueOnce('good')
  const poll = polls({ ttlMs: 20, onError: (failure) => failures.push(failure) }, data)
  await poll()
  await delay(50)
  expect(await poll()).toBe('good')
  await until(() => failures.length > 0, 'the failure')
  expect(await poll()).toBe('good')
  await turn()
})

test('a call that has ended leaves no timer behind', async () => {
  vi.useFakeTimers()
  try {
    await polls({}, () => 1)()
    await rejection(polls({}, () => Promise.reject(new Error('no database')))())
    // The memory's clock has timers of a millisecond.
    await vi.advanceTimersByTimeAsync(5)
    expect(vi.getTimerCount()).toBe(0)
  } finally {
    vi.useRealTimers()
  }
})

test('a thrown null reaches the poll', async () => {
  const poll = polls({}, () => {
    throw null
  })
  expect(await rejection(poll())).toBe(null)
})

test('every poll, including the first, gets the JSON round trip of the value', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const poll = polls({}, () => value)
      const asJson: unknown = JSON.parse(JSON.stringify(value))
      expect([...(await Promise.all([poll(), poll()])), await poll()]).toEqual([asJson, asJson, asJson])
    }),
    { numRuns: 50 },
  )
  const price = { toJSON: () => ({ amount: 1 }) }
  const poll = polls<unknown>({}, () => ({ at: new Date(0), price, label: undefined, value: null }))
  const asJson = { at: '1970-01-01T00:00:00.000Z', price: { amount: 1 }, value: null }
  expect([await poll(), await poll()]).toStrictEqual([asJson, asJson])
})

test('each poll gets its own copy, at the same time, later, and of a stale value', async () => {
  const rows = [{ label: 'a' }, { label: 'b' }, { label: 'c' }]
  const data = vi.fn<() => unknown>(() => rows)
  const poll = polls({ ttlMs: 50 }, data) as () => Promise<{ label: string }[]>
  const change = async () => {
    const own = await poll()
    const seen = structuredClone(own)
    own.reverse().splice(0, 2)
    if (own[0] !== undefined) own[0].label = 'mine'
    return seen
  }
  const seen = [...(await Promise.all([change(), change(), change()])), await change()]
  data.mockReturnValue(new Promise(() => undefined))
  await delay(80)
  seen.push(...(await Promise.all([change(), change()])), await change())
  expect(seen).toEqual(Array(7).fill([{ label: 'a' }, { label: 'b' }, { label: 'c' }]))
  expect(rows).toEqual([{ label: 'a' }, { label: 'b' }, { label: 'c' }])
})

test('polls with other keys share nothing, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { minLength: 1 }), async (tenants) => {
      const data = vi.fn(async (tenant: number) => {
        await turn()
        return `rows of ${tenant}`
      })
      const rows = cached({ key: (tenant: number) => `rows ${tenant}`, ttlMs: HOUR })(data)
      const ask = (tenant: number) => rows(tenant, { signal: new AbortController().signal })
      const half = Math.floor(tenants.length / 2)
      const answers = [
        ...(await Promise.all(tenants.slice(0, half).map(ask))),
        ...(await Promise.all(tenants.slice(half).map(ask))),
      ]
      expect(answers).toEqual(tenants.map((tenant) => `rows of ${tenant}`))
      expect(data).toHaveBeenCalledTimes(new Set(tenants).size)
    }),
  )
})

test('with a fixed key, the data function gets no request', async () => {
  const seen: unknown[] = []
  const users = cached({ key: 'users', ttlMs: HOUR })((request, context) => {
    seen.push(request, Object.keys(context))
    return 1
  })
  const context = { signal: new AbortController().signal, params: Promise.resolve({ team: 'a' }) }
  await users({ headers: { tenant: 'a' } }, context)
  expect(seen).toEqual([undefined, ['signal']])
})

test('with a key that depends on the request, the data function gets the request and its context', async () => {
  interface Route {
    readonly params: Promise<{ readonly team: string }>
  }
  const users = cached({
    key: async (_: { readonly url: string }, { params }: Route) => `users ${(await params).team}`,
    ttlMs: HOUR,
  })(async ({ url }, { params, signal }) => [url, (await params).team, signal.aborted])
  const poll = (url: string, team: string) =>
    users({ url }, { params: Promise.resolve({ team }), signal: AbortSignal.abort() })
  expect(await poll('/1', 'a')).toEqual(['/1', 'a', false])
  expect(await poll('/2', 'b')).toEqual(['/2', 'b', false])
  expect(await poll('/3', 'a')).toEqual(['/1', 'a', false])
})

test.each([[undefined], [''], [' '], [7], [null], [['a']]])(
  'the key %j of a request is refused',
  async (key) => {
    const data = vi.fn(() => 1)
    const users = cached({ key: () => key as string, ttlMs: HOUR })(data)
    await expect(users('', { signal: new AbortController().signal })).rejects.toThrow(
      'key: expected a string that is not blank',
    )
    expect(data).not.toHaveBeenCalled()
  },
)

test('two data functions without a store share nothing, even under one key', async () => {
  const options = { key: 'users', ttlMs: HOUR }
  expect([await polls(options, () => 1)(), await polls(options, () => 2)()]).toEqual([1, 2])
})

test('errors in a hook are ignored', async () => {
  for (const onError of [
    () => {
      throw new Error('hook')
    },
    async () => Promise.reject(new Error('hook')),
  ]) {
    const data = vi.fn<() => number>(() => {
      throw new Error('no database')
    })
    data.mockReturnValueOnce(1)
    const poll = polls({ ttlMs: 20, onError }, data)
    await poll()
    await delay(50)
    expect([await poll(), await poll()]).toEqual([1, 1])
    await turn()
  }
})

let lines: unknown[] = []
beforeEach(() => {
  lines = []
  vi.spyOn(console, 'error').mockImplementation((line) => {
    lines.push(line)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('without onError, a failure is one line on stderr, without its cause', async () => {
  const data = vi.fn<() => number>(() => {
    throw new Error('secret')
  })
  data.mockReturnValueOnce(1)
  const poll = polls({ ttlMs: 20, key: 'a\nb' }, data)
  await poll()
  await delay(50)
  await poll()
  await until(() => lines.length > 0, 'the line')
  expect(lines).toEqual([
    'gecko-widgets: cached "a\\nb": the data function failed, and the last good value was served; onError receives the cause',
  ])
})

// biome-ignore lint/suspicious/noExplicitAny: what the compiler refuses
const refused = (options: any): string => {
  try {
    cached(options)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}

const good = { key: 'users', ttlMs: 1 }
const whole = (least: number) => `expected a whole number of milliseconds, from ${least} to 2147483647`

const refusals: readonly (readonly [options: object, option: string, message: string])[] = [
  ...['', ' \n', undefined, null, ['a']].map(
    (key) => [{ key }, 'key', 'expected a string that is not blank'] as const,
  ),
  [{ ttlMs: undefined }, 'ttlMs', whole(1)],
  [{ ttlMs: 0 }, 'ttlMs', whole(1)],
  [{ timeoutMs: 0 }, 'timeoutMs', whole(1)],
  ...[null, Number.NaN, -1, 1.5, 2 ** 31, Number.POSITIVE_INFINITY, '1', 1n].flatMap((ms) => [
    [{ ttlMs: ms }, 'ttlMs', whole(1)] as const,
    [{ timeoutMs: ms }, 'timeoutMs', whole(1)] as const,
    [{ staleMs: ms }, 'staleMs', whole(0)] as const,
  ]),
  ...[{}, null, () => 1].map((store) => [{ store }, 'store', 'expected a driver of BentoCache'] as const),
  [{ onError: 'log' }, 'onError', 'expected a function'],
  ...[-1, 1.5, '1 MiB', null].map(
    (maxBytes) => [{ maxBytes }, 'maxBytes', 'expected a whole number of bytes, from 0 to '] as const,
  ),
  [{ ttl: 1 }, 'ttl', 'unknown option; did you mean ttlMs?'],
  [{ size: 1 }, 'size', 'unknown option; expected one of key, ttlMs, staleMs, timeoutMs, store, onError'],
]

test.each(refusals)('%o is refused', (options, option, message) => {
  expect(refused({ ...good, ...options })).toMatch(`  cached: ${option}: ${message}`)
})

test.each([[undefined], [null], [[]], ['users'], [60_000], [new Map()]])('%o are not options', (options) => {
  expect(refused(options)).toMatch('cached: options: expected a plain object')
})

test('one error names all problems', () => {
  expect(refused({ ttlMs: 0, staleMs: -1, more: true }).split('\n')).toHaveLength(5)
})

test('additions to Object.prototype configure nothing', () => {
  Object.assign(Object.prototype, { key: 'theirs' })
  try {
    expect(refused({ ttlMs: 1 })).toMatch('cached: key')
  } finally {
    Reflect.deleteProperty(Object.prototype, 'key')
  }
})

test('undefined options count as left out, and 0 is a valid staleMs', () => {
  const nothing = { timeoutMs: undefined, store: undefined, onError: undefined, maxBytes: undefined }
  expect(refused({ ...good, ...nothing, staleMs: undefined })).toBe('accepted')
  expect(refused({ ...good, staleMs: 0 })).toBe('accepted')
})

test('anything except a data function is refused at once', () => {
  expect(() => cached(good)(42 as never)).toThrow('cached: data: expected a function')
})
