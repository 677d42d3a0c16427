import type { AnswerEvent } from '@gecko-widgets/core/types'
import { createGeckoboard } from '@gecko-widgets/express'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../src/board.js'
import { FRAMEWORKS } from '../src/frameworks/index.js'
import { until, watchProcess } from '../src/process.js'
import { headOf, latin1, open } from '../src/raw.js'
import { ask } from '../src/run.js'

watchProcess()

const servers: { readonly stop: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

const noted = () => {
  const events: AnswerEvent[] = []
  return { events, options: { onAnswer: (event: AnswerEvent) => events.push(event), onError: () => {} } }
}

const facts = ({ ms, ...rest }: AnswerEvent) => ({ ...rest, timed: ms >= 0 && ms < 60_000 })

describe.each(FRAMEWORKS.map((framework) => [framework.name, framework] as const))('%s', (_, framework) => {
  it('onAnswer gets the facts of each answer, without the query', async () => {
    const { events, options } = noted()
    const server = await framework.start({
      widget: { options, kind: 'number', data: () => [42, 40] },
      wrong: { options, kind: 'text', data: () => 42 },
    })
    servers.push(server)
    const { body } = await ask(server, 'widget', { path: '?format=2&secret=1' })
    await ask(server, 'widget', { path: '?format=3' })
    await ask(server, 'wrong', { path: '?format=1' })
    await ask(server, 'widget', { method: 'HEAD' })
    const answer = { widget: 'number', request: { method: 'GET', path: '/widget' }, timed: true }
    expect(events.map(facts)).toEqual([
      { ...answer, status: 200, format: 'json', bytes: body.length },
      { ...answer, status: 400, bytes: 47 },
      {
        ...answer,
        widget: 'text',
        request: { method: 'GET', path: '/wrong' },
        status: 500,
        format: 'xml',
        bytes: 26,
        failure: 'InvalidWidget',
      },
      { ...answer, request: { method: 'HEAD', path: '/widget' }, status: 200, format: 'xml', bytes: 0 },
    ])
  })

  it('onAnswer is called for a client that disconnected, and errors in the hook are ignored', async () => {
    const { events, options } = noted()
    const throws = {
      onAnswer: () => {
        throw new Error('a hook')
      },
    }
    const server = await framework.start({
      left: { options, kind: 'number', data: () => new Promise(() => {}) },
      widget: { options: throws, kind: 'number', data: () => 42 },
    })
    servers.push(server)
    const socket = await open(server.port)
    socket.write(latin1(headOf({ method: 'GET', target: '/left', headers: [['Host', 'a']] })))
    await until(() => server.log('left').signals.length === 1, 'the data function')
    socket.destroy()
    await until(() => events.length === 1, 'the event')
    expect(events[0]?.failure).toBe('ClientClosed')
    expect((await ask(server, 'widget', { path: '?format=2' })).body.toString()).toBe(
      '{"item":[{"value":42}]}',
    )
  })
})

it('the path below an Express router is the requested one', async () => {
  const { events, options } = noted()
  const router = express.Router()
  router.all(
    '/users',
    createGeckoboard(options).number(() => 42),
  )
  const server: Listening = await listen(express().use('/widgets', router))
  servers.push(server)
  await ask(server, 'widgets/users', { path: '?format=2' })
  expect(events.map(({ request: { path } }) => path)).toEqual(['/widgets/users'])
})
