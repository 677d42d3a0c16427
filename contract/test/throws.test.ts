import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { INTERNAL } from '../src/answers.js'
import { GOOD } from '../src/authorization.js'
import type { Definition, Definitions, Server } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { THROWN } from '../src/hostile.js'
import { watchProcess } from '../src/process.js'
import { ask, expectAnswer } from '../src/run.js'
import { KEY, SECRET } from '../src/widgets.js'

watchProcess()

const VALUES = THROWN.map(([id, name, make], index) => ({
  id,
  name,
  value: make(),
  widget: `thrown-${index}`,
}))

const WAYS: readonly (readonly [way: string, data: (value: unknown) => Definition['data']])[] = [
  [
    'thrown',
    (value) => () => {
      throw value
    },
  ],
  ['rejected', (value) => () => Promise.reject(value)],
  [
    'thrown later',
    (value) => async () => {
      await new Promise((resolve) => setImmediate(resolve))
      throw value
    },
  ],
]

const definitionsOf = (data: (value: unknown) => Definition['data']): Definitions =>
  Object.fromEntries(
    VALUES.map(({ value, widget }) => [
      widget,
      { options: { apiKey: KEY }, kind: 'number', data: data(value) },
    ]),
  )

const PLACES = FRAMEWORKS.flatMap((framework) =>
  ['development', 'production'].flatMap((env) => WAYS.map(([way, data]) => ({ framework, env, way, data }))),
)

describe.each(PLACES.map((place) => [`${place.framework.name}, ${place.env}, ${place.way}`, place] as const))(
  '%s',
  (_, { framework, env, data }) => {
    let server: Server
    beforeAll(async () => {
      vi.stubEnv('NODE_ENV', env)
      server = await framework.start(definitionsOf(data))
      vi.unstubAllEnvs()
    })
    afterAll(() => server.stop())

    it.each(VALUES.map((given) => [`${given.id} ${given.name}`, given] as const))('%s', async (_, given) => {
      const { value, widget } = given
      const answer = await ask(server, widget, { headers: GOOD })
      expectAnswer(answer, INTERNAL, framework.adds)
      expect(answer.bytes.toString('latin1')).not.toContain(SECRET)
      expect(server.reached).toEqual([])
      const { failures } = server.log(widget)
      expect(failures.map(({ _tag, widget }) => [_tag, widget])).toEqual([['DataFailed', 'number']])
      // Not by an equality of the test library, which reads what it compares.
      const [failure] = failures
      expect(failure !== undefined && 'cause' in failure && Object.is(failure.cause, value)).toBe(true)
      expect(failure !== undefined && Object.keys(failure)).toEqual(['_tag', 'widget', 'cause', 'request'])
    })
  },
)

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  it('D25 throwing and rejecting give the same bytes', async () => {
    const value = new Error(SECRET)
    const server = await framework.start(
      Object.fromEntries(
        WAYS.map(([way, data]) => [
          way.replace(' ', '-'),
          { options: {}, kind: 'number', data: data(value) } satisfies Definition,
        ]),
      ),
    )
    const bytes = await Promise.all(
      ['thrown', 'rejected', 'thrown-later'].map(async (widget) =>
        (await ask(server, widget)).bytes.toString('latin1').replace(/Date: .*/i, ''),
      ),
    )
    expect(bytes[0]).toContain('{"error":"internal"}')
    expect(new Set(bytes).size).toBe(1)
    await server.stop()
  })

  it('D17 what stands behind the widgets is noted where it is reached', async () => {
    const server = await framework.start({})
    expect((await ask(server, 'elsewhere')).status).toBe(404)
    await server.stop()
  })
})
