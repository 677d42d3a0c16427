import { setTimeout as delay } from 'node:timers/promises'
import type { FeedFailure, Kind } from '@gecko-widgets/core'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { GOOD } from '../src/authorization.js'
import type { Definition, Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { hostileProxy } from '../src/hostile.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open } from '../src/raw.js'
import { ask } from '../src/run.js'
import { KEY, PASSWORD, SECRET, SHORT_MS } from '../src/widgets.js'

watchProcess()

const NAN = 'got NaN; was something divided by 0?'
const cause = Object.assign(new Error(SECRET), { status: 401 })
const never = (): Promise<never> => new Promise(() => {})

/** A failure, without the request that it is of. */
type WidgetFailure = FeedFailure extends infer F
  ? F extends FeedFailure
    ? Omit<F, 'request'>
    : never
  : never

interface Failing {
  readonly name: string
  readonly kind?: Kind
  readonly settings?: object
  readonly data: Definition['data']
  readonly path?: string
  readonly leaves?: boolean
  readonly failure: WidgetFailure
  readonly line: string
}

/** Each failure that the hook may be told of, and the line that says it by default. */
const FAILURES: readonly Failing[] = [
  {
    name: 'InvalidWidget',
    data: () => ({ value: SECRET, prefix: 42 }),
    failure: {
      _tag: 'InvalidWidget',
      widget: 'number',
      issues: [
        { path: 'value', code: 'not_finite', message: 'got a string; expected a finite number' },
        {
          path: 'prefix',
          code: 'not_text',
          message: 'got a number; convert it with String()',
        },
      ],
      more: 0,
    },
    line: 'number:\n  value: got a string; expected a finite number (not_finite)\n  prefix: got a number; convert it with String() (not_text)',
  },
  {
    name: 'InvalidWidget, the value itself',
    kind: 'text',
    data: () => undefined,
    failure: {
      _tag: 'InvalidWidget',
      widget: 'text',
      issues: [{ path: '', code: 'required', message: expect.stringContaining('is a return missing?') }],
      more: 0,
    },
    line: 'text:\n  the data function returned undefined; is a return missing? (required)',
  },
  {
    name: 'InvalidWidget, more than ten',
    kind: 'lineChart',
    data: () => Array.from({ length: 25 }, () => SECRET),
    failure: {
      _tag: 'InvalidWidget',
      widget: 'lineChart',
      issues: Array.from({ length: 10 }, (_, i) => ({
        path: `[${i}]`,
        code: 'not_finite' as const,
        message: 'got a string; expected a finite number',
      })),
      more: 15,
    },
    line: `lineChart:\n${Array.from({ length: 10 }, (_, i) => `  [${i}]: got a string; expected a finite number (not_finite)\n`).join('')}  and 15 more`,
  },
  {
    name: 'InvalidWidget, a key with a line break',
    kind: 'custom',
    data: () => ({ 'a\nb\u001b[31m': Number.NaN }),
    failure: {
      _tag: 'InvalidWidget',
      widget: 'custom',
      issues: [{ path: '["a\\nb\\u001b[31m"]', code: 'not_finite', message: NAN }],
      more: 0,
    },
    line: `custom:\n  ["a\\nb\\u001b[31m"]: ${NAN} (not_finite)`,
  },
  {
    name: 'DataFailed',
    data: () => Promise.reject(cause),
    failure: { _tag: 'DataFailed', widget: 'number', cause },
    line: 'number: the data function failed',
  },
  {
    name: 'TimedOut',
    settings: { timeoutMs: SHORT_MS },
    data: never,
    failure: { _tag: 'TimedOut', widget: 'number' },
    line: 'number: took longer than timeoutMs',
  },
  {
    name: 'ClientClosed',
    data: never,
    leaves: true,
    failure: { _tag: 'ClientClosed', widget: 'number' },
    line: 'number: the client disconnected before the data was ready',
  },
  {
    name: 'PayloadTooLarge',
    kind: 'custom',
    data: () => ({
      a: Array.from({ length: 20 }, () => `${SECRET}${'&'.repeat(9_000)}`),
      [`a${'b'.repeat(999)}`]: Array(200).fill(1),
    }),
    failure: { _tag: 'PayloadTooLarge', widget: 'custom' },
    line: 'custom: the payload is over 1 MiB in XML; ask for JSON',
  },
  {
    name: 'NoXmlForm',
    settings: { feedFormat: 'xml' },
    data: () => ({ value: 3, trendline: [1, 2] }),
    failure: { _tag: 'NoXmlForm', widget: 'number' },
    line: 'number: the data has no XML form, but the definition says feedFormat: xml',
  },
]

const definitionOf = (
  { kind = 'number', settings, data }: Pick<Failing, 'kind' | 'settings' | 'data'>,
  options: Definition['options'],
): Definition => ({ options, kind, ...(settings === undefined ? {} : { settings }), data })

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  let printed: MockInstance<typeof console.error>
  const servers: Server[] = []
  beforeEach(() => {
    printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(async () => {
    printed.mockRestore()
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const start = async (definition: Definition): Promise<Server> => {
    // Not logged: the hook is the definition's own, or there is none.
    const server = await framework.start({ widget: definition }, { logged: false })
    servers.push(server)
    return server
  }

  const poll = async (server: Server, { leaves = false, path = '' }: Failing): Promise<void> => {
    if (!leaves) {
      await ask(server, 'widget', { path, headers: GOOD })
      return
    }
    const socket = await open(server.port)
    socket.write(latin1(headOf({ method: 'GET', target: '/widget', headers: [['Host', 'a'], ...GOOD] })))
    await delay(SHORT_MS)
    socket.destroy()
  }

  it.each(FAILURES.map((failing) => [failing.name, failing] as const))(
    'onError receives: %s',
    async (_, failing) => {
      const failures: FeedFailure[] = []
      const onError = (...told: readonly FeedFailure[]): void => {
        failures.push(...told)
      }
      const server = await start(definitionOf(failing, { apiKey: KEY, onError }))
      await poll(server, failing)
      await until(() => failures.length > 0, 'the hook is told')
      await delay(5)
      expect(failures).toStrictEqual([{ ...failing.failure, request: { method: 'GET', path: '/widget' } }])
      if (failing.name !== 'DataFailed') expect(JSON.stringify(failures)).not.toContain(SECRET)
      expect(printed).not.toHaveBeenCalled()
    },
  )

  it.each(FAILURES.map((failing) => [failing.name, failing] as const))(
    'by default on stderr: %s',
    async (_, failing) => {
      const server = await start(definitionOf(failing, { apiKey: KEY, password: PASSWORD }))
      await poll(server, failing)
      await until(() => printed.mock.calls.length > 0, 'a line is printed')
      await delay(5)
      const causes = failing.failure._tag === 'DataFailed' ? [cause] : []
      expect(printed.mock.calls).toEqual([[`GET /widget ${failing.line}`, ...causes]])
      const [text] = printed.mock.calls[0] as [string]
      // Printable ASCII, and no line breaks but its own: nothing that a terminal obeys.
      expect(text).toMatch(/^[ -~]+(?:\n {2}[ -~]+)*$/)
      for (const secret of [SECRET, KEY, PASSWORD]) expect(text).not.toContain(secret)
    },
  )

  it('by default a cause that throws when it is read is printed as far as the console can', async () => {
    const server = await start(definitionOf({ data: () => Promise.reject(hostileProxy()) }, {}))
    expect((await ask(server, 'widget')).status).toBe(500)
    expect(printed.mock.calls.map(([text]) => text)).toEqual(['GET /widget number: the data function failed'])
  })

  it('errors of the console are ignored', async () => {
    printed.mockImplementation(() => {
      throw new Error('a closed pipe')
    })
    const server = await start(definitionOf({ data: () => Promise.reject(cause) }, {}))
    expect((await ask(server, 'widget')).body.toString()).toBe('{"error":"internal"}')
    expect(printed).toHaveBeenCalled()
  })

  it('the line has the path of the problem', async () => {
    const data = () => [{ text: 'fine' }, { text: 42 }]
    const server = await start(definitionOf({ kind: 'text', data }, {}))
    await ask(server, 'widget')
    expect(printed.mock.calls).toEqual([
      ['GET /widget text:\n  [1].text: got a number; convert it with String() (not_text)'],
    ])
  })

  it('answers of 4xx and of OPTIONS are not reported, by the hook or by default', async () => {
    const told = vi.fn()
    const trendline = { data: () => ({ value: 3, trendline: [1, 2] }) }
    const hooked = await start(definitionOf(trendline, { apiKey: KEY, onError: told }))
    const byDefault = await start(definitionOf(trendline, { apiKey: KEY }))
    for (const server of [hooked, byDefault]) {
      const statuses = await Promise.all([
        ask(server, 'widget'),
        ask(server, 'widget', { headers: GOOD, path: '?format=3' }),
        ask(server, 'widget', { headers: GOOD, path: '?format=1' }),
        ask(server, 'widget', { headers: GOOD, method: 'DELETE' }),
        ask(server, 'widget', { method: 'OPTIONS' }),
      ])
      expect(statuses.map(({ status }) => status)).toEqual([401, 400, 400, 405, 204])
    }
    expect(told).not.toHaveBeenCalled()
    expect(printed).not.toHaveBeenCalled()
  })
})
