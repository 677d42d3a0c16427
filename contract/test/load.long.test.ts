import { afterEach, describe, expect, it } from 'vitest'
import { GOOD } from '../src/authorization.js'
import type { Definition, Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open } from '../src/raw.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, NUMBER_XML } from '../src/widgets.js'

watchProcess()

const RESETS = process.env['SOAK'] === undefined ? 300 : 2_000
const AT_ONCE = 50

const requestTo = (target: string): Buffer =>
  latin1(headOf({ method: 'GET', target, headers: [['Host', '127.0.0.1'], ...GOOD] }))

/** Does something so often, not more than some at once. */
const inBatches = async (times: number, act: (index: number) => Promise<unknown>): Promise<void> => {
  for (let first = 0; first < times; first += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, times - first) }, (_, i) => act(first + i)))
}

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  const { adds: ADDS } = framework
  const servers: Server[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
  })

  const start = async (data: Definition['data']): Promise<Server> => {
    const keyed = { options: { apiKey: KEY }, kind: 'number' } as const
    const server = await framework.start({
      widget: { ...keyed, data },
      other: { ...keyed, data: () => [42, 40] },
    })
    servers.push(server)
    return server
  }

  it(`D27 ${RESETS} connections reset while the data function works: all are told, none is left`, async () => {
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
