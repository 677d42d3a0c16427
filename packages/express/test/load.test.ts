import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { UNAUTHORIZED } from './support/answers.js'
import type { Definition, Server } from './support/board.js'
import { basic, GOOD } from './support/cases.js'
import { startExpress, VERSIONS } from './support/express.js'
import { until, watchProcess } from './support/process.js'
import { headOf, latin1, open } from './support/raw.js'
import { ask, expectAnswer } from './support/run.js'
import { KEY, NUMBER_XML } from './support/widgets.js'

watchProcess()

const ADDS = ['x-powered-by']
const RESETS = 300
const AT_ONCE = 50

const requestTo = (target: string): Buffer =>
  latin1(headOf({ method: 'GET', target, headers: [['Host', '127.0.0.1'], ...GOOD] }))

/** Connects, sends some of a request, and resets the connection. */
const resetAfter = async (port: number, bytes: Buffer): Promise<void> => {
  const socket = await open(port)
  socket.on('error', () => {})
  await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
  await delay(1)
  socket.resetAndDestroy()
}

/** Does something so often, not more than some at once. */
const inBatches = async (times: number, act: (index: number) => Promise<unknown>): Promise<void> => {
  for (let first = 0; first < times; first += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, times - first) }, (_, i) => act(first + i)))
}

describe.each(VERSIONS.map(({ name, express }) => [name, express] as const))('%s', (_, express) => {
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const start = async (data: Definition['data']): Promise<Server> => {
    const keyed = { options: { apiKey: KEY }, kind: 'number' } as const
    const server = await startExpress(express, {
      widget: { ...keyed, data },
      other: { ...keyed, data: () => [42, 40] },
    })
    servers.push(server)
    return server
  }

  it('A1 50 connections at once without a key run the data function 0 times', async () => {
    const server = await start(() => [42, 40])
    const refused = [[], [['Authorization', basic('bad')]]] as const
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ask(server, 'widget', { headers: refused[i % 2] ?? [] })),
    )
    for (const answer of answers) expectAnswer(answer, UNAUTHORIZED, ADDS)
    expect(server.log('widget')).toEqual({ signals: [], failures: [] })
    // And it is one that runs.
    expectAnswer(await ask(server, 'widget', { headers: GOOD }), NUMBER_XML, ADDS)
    expect(server.log('widget').signals.length).toBe(1)
  })

  it('D27 300 connections reset at any byte of a request leave the server alive', async () => {
    const server = await start(() => delay(1, [42, 40]))
    const request = requestTo('/widget')
    await inBatches(RESETS, (i) =>
      resetAfter(server.port, request.subarray(0, 1 + Math.floor((i * request.length) / RESETS))),
    )
    expectAnswer(await ask(server, 'other', { headers: GOOD }), NUMBER_XML, ADDS)
    expectAnswer(await ask(server, 'widget', { headers: GOOD }), NUMBER_XML, ADDS)
  })

  it('D27 300 connections reset while the data function works: all are told, none is left', async () => {
    const server = await start(() => new Promise(() => {}))
    const { signals, failures } = server.log('widget')
    await inBatches(RESETS, async (i) => {
      const socket = await open(server.port)
      socket.on('error', () => {})
      socket.write(requestTo('/widget'))
      await until(() => signals.length >= Math.min(RESETS, (Math.floor(i / AT_ONCE) + 1) * AT_ONCE), 'all')
      socket.resetAndDestroy()
    })
    await until(() => failures.length === RESETS, 'every failure is told')
    expect(signals.length).toBe(RESETS)
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([])
    expect(new Set(failures.map(({ _tag }) => _tag))).toEqual(new Set(['ClientClosed']))
    expectAnswer(await ask(server, 'other', { headers: GOOD }), NUMBER_XML, ADDS)
  })
})
