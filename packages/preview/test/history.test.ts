import { expect, test } from 'vitest'
import { createHistory, MOST_BYTES, MOST_POLLS, type Poll } from '../src/history.js'

const pollOf = (n: number, body: string, at = n): Poll => ({
  n,
  at,
  answer: { _tag: 'Answer', status: 200, headers: [], body, key: 'sent', ms: 1 },
})

const downAt = (n: number): Poll => ({ n, at: n, answer: { _tag: 'NoAnswer', why: 'refused', ms: 1 } })

const numbers = (polls: readonly Poll[]): readonly number[] => polls.map(({ n }) => n)

test('the last hundred polls of each tile are kept, up to 64 MiB in all', () => {
  expect([MOST_POLLS, MOST_BYTES]).toEqual([100, 67_108_864])
  const history = createHistory()
  for (let n = 1; n <= 130; n++) history.keep(7, pollOf(n, '{}'))
  expect(history.of(7)).toHaveLength(100)
  expect([history.of(7)[0]?.n, history.of(7).at(-1)?.n]).toEqual([31, 130])
  expect(history.of(8)).toEqual([])
})

test('if they are too large together, the oldest of all tiles are dropped first', () => {
  const history = createHistory(100, 100)
  history.keep(0, pollOf(1, 'a'.repeat(40), 1))
  history.keep(1, pollOf(1, 'b'.repeat(40), 2))
  history.keep(0, pollOf(2, 'ä'.repeat(10), 3))
  expect([numbers(history.of(0)), numbers(history.of(1))]).toEqual([[1, 2], [1]])
  history.keep(1, pollOf(2, 'c'.repeat(40), 4))
  expect([numbers(history.of(0)), numbers(history.of(1))]).toEqual([[2], [1, 2]])
})

test('the newest poll of each tile stays, however large it is', () => {
  const history = createHistory(100, 100)
  for (const id of [0, 1, 2]) {
    history.keep(id, pollOf(1, 'small'))
    history.keep(id, pollOf(2, 'x'.repeat(1000)))
  }
  expect([0, 1, 2].map((id) => numbers(history.of(id)))).toEqual([[2], [2], [2]])
})

test('while a feed is down, its polls count as one', () => {
  const history = createHistory()
  for (const poll of [pollOf(1, '{}'), downAt(2), downAt(3), downAt(4), pollOf(5, '{}'), downAt(6)])
    history.keep(0, poll)
  expect(numbers(history.of(0))).toEqual([1, 4, 5, 6])
})

test('the polls of a removed tile are forgotten', () => {
  const history = createHistory(100, 100)
  history.keep(0, pollOf(1, 'x'.repeat(90)))
  history.forget(0)
  history.keep(1, pollOf(1, 'y'.repeat(90)))
  history.keep(1, pollOf(2, 'y'))
  expect([numbers(history.of(0)), numbers(history.of(1))]).toEqual([[], [1, 2]])
})
