import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { type Board, createBoard, waitFor } from '../src/board.js'
import { createGalleryBoard } from '../src/galleryBoard.js'
import type { Feed } from '../src/settings.js'
import { viewOf } from '../src/view.js'
import { feedOf } from './feeds.js'

const stops: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

/** A feed that holds its responses until the test releases them. */
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

/** An app that goes down and comes back at the same address. */
const restartable = async () => {
  const server = createServer((_, response) => void response.end('{}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/widget`,
    restart: async () => {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    stop: async () => {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const boardOf = (url: string, count: number, intervalMs = 60_000): Board => {
  const feed = feedOf(url, { intervalMs })
  const board = createBoard(
    Array.from({ length: count }, () => feed),
    undefined,
  )
  board.look()
  stops.push(board.stop)
  return board
}

const until = (isSo: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 10_000, interval: 10 })

test('P40 at most six of many feeds are polled at once', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 20)
  await until(() => held.length === 6)
  await delay(500)
  expect([held.length, board.tiles().filter(({ polling }) => polling).length]).toEqual([6, 6])
  for (const response of held.splice(0)) response.end('{}')
  await until(() => held.length === 6)
  expect(board.tiles().filter(({ polls }) => polls === 1)).toHaveLength(6)
})

test('a feed is polled again when its time has come, or on request', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 1)
  await until(() => held.length === 1)
  held.pop()?.end('{"a":1}')
  await until(() => board.tiles()[0]?.polls === 1)
  expect(board.tiles()[0]?.nextAt).toBeGreaterThan(Date.now() + 50_000)
  await delay(400)
  expect(held.length).toBe(0)
  board.pollNow(0)
  await until(() => held.length === 1)
  held.pop()?.end('{"a":2}')
  await until(() => board.tiles()[0]?.polls === 2)
  expect(board.tiles()[0]?.last).toMatchObject({ n: 2, answer: { body: '{"a":2}' } })
  expect(board.polls(0)).toMatchObject([{ answer: { body: '{"a":1}' } }, { answer: { body: '{"a":2}' } }])
})

test('all feeds are polled at once on request', async () => {
  const { held, url } = await serveHeld()
  const board = boardOf(url, 2)
  await until(() => held.length === 2)
  // The polls in progress count, so none is added.
  board.pollNow()
  for (const response of held.splice(0)) response.end('{}')
  await until(() => board.tiles().every(({ polls }) => polls === 1))
  board.pollNow()
  await until(() => held.length === 2)
})

test('after failures the wait grows to at most a minute', () => {
  const wait = (intervalMs: number, failures: number) =>
    waitFor({ url: 'https://example.com/', intervalMs }, failures)
  expect([0, 1, 2, 3].map((failures) => wait(1_000, failures))).toEqual([1_000, 2_000, 4_000, 8_000])
  expect([10, 100, 10_000].map((failures) => wait(1_000, failures))).toEqual([60_000, 60_000, 60_000])
  expect(wait(300_000, 3)).toBe(300_000)
})

test('a feed on this machine that is down is polled every second', () => {
  const urls = ['http://localhost:3000/', 'http://127.0.0.1/', 'http://[::1]:3000/']
  for (const url of urls)
    expect([0, 1, 100].map((failures) => waitFor({ url, intervalMs: 30_000 }, failures))).toEqual([
      30_000, 1_000, 1_000,
    ])
})

test('a restarted app is polled within two seconds', async () => {
  const { url, restart, stop } = await restartable()
  stops.push(stop)
  await stop()
  const board = boardOf(url, 1)
  const statusOf = () => board.tiles()[0]?.last?.answer._tag
  await until(() => statusOf() === 'NoAnswer')
  await delay(2500)
  await restart()
  const started = performance.now()
  await until(() => statusOf() === 'Answer')
  expect(performance.now() - started).toBeLessThan(2000)
})

test('a tile keeps its polls if its request does not change', async () => {
  const { held, url } = await serveHeld()
  const [a, b, c] = ['a', 'b', 'c'].map((name) => feedOf(`${url}/${name}`)) as [Feed, Feed, Feed]
  const board = createBoard([a, b], undefined)
  stops.push(board.stop)
  board.look()
  await until(() => held.length === 2)
  for (const response of held.splice(0)) response.end('{}')
  await until(() => board.tiles().every(({ polls }) => polls === 1))
  const [first, second] = board.tiles()
  board.set([{ ...b, title: 'B', size: '2x2' }, c, { ...a, method: 'POST' }])
  const [moved, ...others] = board.tiles()
  expect(moved).toMatchObject({ id: second?.id, polls: 1, feed: { title: 'B', size: '2x2' } })
  expect(others.map(({ polls, last }) => [polls, last])).toEqual([
    [0, undefined],
    [0, undefined],
  ])
  expect(new Set(board.tiles().map(({ id }) => id)).size).toBe(3)
  // A removed feed is forgotten, even if its response arrives later.
  expect(board.polls(first?.id ?? -1)).toEqual([])
  await until(() => held.length === 2)
  board.set([b])
  for (const response of held.splice(0)) response.end('{}')
  await delay(300)
  expect(board.tiles().map(({ feed }) => feed)).toEqual([b])
  for (const { id } of others) expect(board.polls(id)).toEqual([])
})

test('polling pauses while nobody is watching', async () => {
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

test('sample data has no next poll', () => {
  const views = createGalleryBoard()
    .tiles()
    .map((tile) => viewOf(tile, Date.now()))
  expect(views.length).toBeGreaterThan(20)
  expect(new Set(views.map(({ nextInMs }) => nextInMs))).toEqual(new Set([undefined]))
})
