import { EventEmitter } from 'node:events'
import { createGeckoboard } from '@gecko-widgets/express'
import type { Request, Response } from 'express'
import { describe, expect, it, vi } from 'vitest'
import { basic } from '../src/authorization.js'
import { hostileProxy } from '../src/hostile.js'
import { KEY } from '../src/widgets.js'

// What Node never makes, and a mock or a serverless shim may: these requests go to the handler itself.

interface Written {
  readonly status: number
  readonly body: string
}

/** Gives a request that somebody made to a handler, and takes what it writes. */
const give = (request: object): Promise<{ readonly written: Written; readonly runs: number }> =>
  new Promise((resolve) => {
    const data = vi.fn((): [number, number] => [42, 40])
    const handler = createGeckoboard({ apiKey: KEY }).number(data)
    const written: { status: number } = { status: 0 }
    const response = Object.assign(new EventEmitter(), {
      headersSent: false,
      destroyed: false,
      writeHead: (status: number) => {
        written.status = status
        return response
      },
      end: (body: string) => resolve({ written: { ...written, body }, runs: data.mock.calls.length }),
    })
    handler(request as Request, response as unknown as Response, (error) => {
      throw error
    })
  })

const request = (authorization: unknown, rest: object = {}): object => ({
  method: 'GET',
  url: '/w',
  headers: { authorization },
  rawHeaders: [],
  ...rest,
})

const getter = (name: string): object =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error('a getter')
    },
  })

const GOOD = basic(KEY)
const REFUSED = { written: { status: 401, body: '{"error":"unauthorized"}' }, runs: 0 }

it('the mock is one that a right key opens', async () => {
  const { written, runs } = await give(request(GOOD))
  expect([written.status, runs]).toEqual([200, 1])
})

describe('A32 a header that is a list', () => {
  it.each([
    ['one right credential', [GOOD]],
    ['good and bad', [GOOD, basic('bad')]],
    ['bad and good', [basic('bad'), GOOD]],
    ['good and good', [GOOD, GOOD]],
    ['none', []],
    ['a list in a list', [[GOOD]]],
  ])('%s', async (_, authorization) => {
    expect(await give(request(authorization))).toEqual(REFUSED)
  })
})

describe('A33 a header that is no text', () => {
  it.each([
    ['a number', 42],
    ['true', true],
    ['null', null],
    ['an object', { toString: () => GOOD }],
    ['a text object', Object(GOOD)],
    ['a symbol', Symbol(GOOD)],
    ['a function', () => GOOD],
    ['a proxy that throws', hostileProxy()],
  ])('%s', async (_, authorization) => {
    expect(await give(request(authorization))).toEqual(REFUSED)
  })

  it.each([
    ['the header', { headers: getter('authorization') }],
    ['the headers', getter('headers')],
    ['the raw headers', getter('rawHeaders')],
  ])('a getter of %s that throws', async (_, rest) => {
    const given = Object.defineProperties(request(GOOD), Object.getOwnPropertyDescriptors(rest))
    expect(await give(given)).toEqual(REFUSED)
  })

  it.each([
    ['no headers', { headers: undefined }],
    ['raw headers that are none', { rawHeaders: [42, GOOD, null, GOOD] }],
  ])('%s', async (_, rest) => {
    expect(await give(request(GOOD, rest))).toEqual(REFUSED)
  })
})

describe('D22 other parts of a request that may throw', () => {
  it('a method: it is not served', async () => {
    const given = Object.defineProperties(request(GOOD), Object.getOwnPropertyDescriptors(getter('method')))
    expect((await give(given)).written.status).toBe(405)
  })

  it('a target: there is no query', async () => {
    const given = Object.defineProperties(request(GOOD), Object.getOwnPropertyDescriptors(getter('url')))
    expect((await give(given)).written.status).toBe(200)
  })

  it('a body: it has no format', async () => {
    const given = Object.defineProperties(
      request(GOOD, { method: 'POST' }),
      Object.getOwnPropertyDescriptors(getter('body')),
    )
    expect((await give(given)).written.status).toBe(200)
  })
})
