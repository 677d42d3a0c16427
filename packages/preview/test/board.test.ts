import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { type Board, createBoard, waitFor } from '../src/board.js'
import type { Feed } from '../src/settings.js'

const stops: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

/** A feed that answers when the test says so. */
const serveHeld = async () => {
  const held: ServerResponse[] = []
  const server = createServer((_, response) => void held.push(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { held, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/widget` }
}

const boardOf = (url: string, count: number, intervalMs = 60_000): Board => {
  const feed: Feed = {
    url,
    title: 'widget',
    size: '1x1',
    kind: undefined,
    encrypted: false,
    method: 'GET',
    format: undefined,
    intervalMs,
    sendsKey: true,
  }
  const board = createBoard(
    Array.from({ length: count }, () => feed),
    undefined,
  )
  stops.push(board.stop)
  return board
}

const until = (isSo: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 10_000, interval: 10 })

test('P40 of many feeds at most six are polled at once', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 20)
  await until(() => held.length === 6)
  await delay(500)
  expect([held.length, board.tiles().filter(({ polling }) => polling).length]).toEqual([6, 6])
  for (const response of held.splice(0)) response.end('{}')
  await until(() => held.length === 6)
  expect(board.tiles().filter(({ polls }) => polls === 1)).toHaveLength(6)
})

test('a feed is polled again when its time has come, or when it is wanted', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 1)
  await until(() => held.length === 1)
  held.pop()?.end('{"a":1}')
  await until(() => board.tiles()[0]?.polls === 1)
  expect(board.tiles()[0]?.nextAt).toBeGreaterThan(Date.now() + 50_000)
  await delay(400)
  expect(held.length).toBe(0)
  expect(board.pollNow(0)).toBe(true)
  await until(() => held.length === 1)
  held.pop()?.end('{"a":2}')
  await until(() => board.tiles()[0]?.polls === 2)
  expect(board.tiles()[0]).toMatchObject({ before: { body: '{"a":1}' }, answer: { body: '{"a":2}' } })
  expect(board.pollNow(1)).toBe(false)
})

test('after failures the wait grows, to a minute at most', () => {
  expect([0, 1, 2, 3].map((failures) => waitFor(1_000, failures))).toEqual([1_000, 2_000, 4_000, 8_000])
  expect([10, 100, 10_000].map((failures) => waitFor(1_000, failures))).toEqual([60_000, 60_000, 60_000])
  expect(waitFor(300_000, 3)).toBe(300_000)
})

test('nobody looks, and the polls rest', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 1, 1)
  await until(() => held.length === 1)
  const now = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
  held.pop()?.end('{}')
  await until(() => board.tiles()[0]?.polls === 1)
  await delay(500)
  expect(held.length).toBe(0)
  board.look()
  await until(() => held.length === 1)
  vi.restoreAllMocks()
})
