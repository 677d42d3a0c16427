import type { ErrorRequestHandler, RequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { INTERNAL } from './support/answers.js'
import type { Definition, Definitions, Server } from './support/board.js'
import { GOOD } from './support/cases.js'
import { startExpress, VERSIONS } from './support/express.js'
import { THROWN } from './support/hostile.js'
import { watchProcess } from './support/process.js'
import { ask, expectAnswer } from './support/run.js'
import { KEY, SECRET } from './support/widgets.js'

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

const PLACES = VERSIONS.flatMap((version) =>
  ['development', 'production'].flatMap((env) => WAYS.map(([way, data]) => ({ ...version, env, way, data }))),
)

describe.each(PLACES.map((place) => [`${place.name}, ${place.env}, ${place.way}`, place] as const))(
  '%s',
  (_, place) => {
    const { express, env, data } = place
    let server: Server
    const reached = vi.fn()
    const nextRoute: RequestHandler = (_, res) => {
      reached('next route')
      res.send('the next route')
    }
    const errorHandler: ErrorRequestHandler = (_error, _req, res, _next) => {
      reached('error handler')
      res.send('the error handler')
    }
    beforeAll(async () => {
      vi.stubEnv('NODE_ENV', env)
      server = await startExpress(express, definitionsOf(data), {
        before: (app) => expect(app.get('env')).toBe(env),
        after: (app) => app.use(nextRoute).use(errorHandler),
      })
      vi.unstubAllEnvs()
    })
    afterAll(() => server.stop())

    it.each(VALUES.map((given) => [`${given.id} ${given.name}`, given] as const))('%s', async (_, given) => {
      const { value, widget } = given
      const answer = await ask(server, widget, { headers: GOOD })
      expectAnswer(answer, INTERNAL, ['x-powered-by'])
      expect(answer.bytes.toString('latin1')).not.toContain(SECRET)
      expect(reached).not.toHaveBeenCalled()
      const { failures } = server.log(widget)
      expect(failures.map(({ _tag, widget }) => [_tag, widget])).toEqual([['DataFailed', 'number']])
      // Not by an equality of the test library, which reads what it compares.
      const [failure] = failures
      expect(failure !== undefined && 'cause' in failure && Object.is(failure.cause, value)).toBe(true)
      expect(failure !== undefined && Object.keys(failure)).toEqual(['_tag', 'widget', 'cause'])
    })

    it('D17 the route behind is one that answers', async () => {
      const answer = await ask(server, 'elsewhere')
      expect(answer.body.toString()).toBe('the next route')
      reached.mockClear()
    })
  },
)

describe('D25', () => {
  it.each(VERSIONS.map(({ name, express }) => [name, express] as const))(
    'throwing and rejecting give the same bytes, %s',
    async (_, express) => {
      const value = new Error(SECRET)
      const server = await startExpress(
        express,
        Object.fromEntries(
          WAYS.map(([way, data]) => [
            way.replace(' ', '-'),
            { options: {}, kind: 'number', data: data(value) } satisfies Definition,
          ]),
        ),
      )
      const bytes = await Promise.all(
        ['thrown', 'rejected', 'thrown-later'].map(async (widget) =>
          (await ask(server, widget)).bytes.toString('latin1').replace(/Date: .*/, ''),
        ),
      )
      expect(bytes[0]).toContain('{"error":"internal"}')
      expect(new Set(bytes).size).toBe(1)
      await server.stop()
    },
  )
})
