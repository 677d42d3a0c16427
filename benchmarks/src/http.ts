import { deepStrictEqual, strictEqual } from 'node:assert'
import { decrypt } from '@gecko-widgets/core'
import { rightOf } from './cases.js'
import { type Peer, startFlask, startNode } from './peers.js'
import { type Row, time } from './report.js'
import { inTurn, ratio, spreadOf } from './sampler.js'
import type { Effort, Section } from './section.js'
import { BODY, LINE_BODY, PASSWORD, VARIANTS, type Variant } from './variants.js'

// A batch is short, so that what disturbs one server disturbs the next one alike, and long enough for a server whose
// code other processes have driven out of the cache.
const REQUESTS = 512
const WARM_UP_ROUNDS = 8

type Contender = Variant | 'flask' | 'flask encrypted' | 'flask line'

interface Runner {
  readonly name: Contender
  readonly peer: Peer
  readonly path: string
}

/** All answer the same bytes, or the ratios would say nothing; only Python's JSON has spaces, and a salt is random. */
const checkAnswer = async ({ name, peer, path }: Runner): Promise<void> => {
  const body = await peer.ask(path)
  const clear = name.endsWith('encrypted') ? rightOf(decrypt(PASSWORD)(body)) : body
  const expected = name.includes('line') ? LINE_BODY : BODY
  if (name.startsWith('flask')) deepStrictEqual(JSON.parse(clear), JSON.parse(expected))
  else strictEqual(clear, expected)
}

const cpuPerRequest = async ({ peer, path }: Runner): Promise<number> => {
  const before = await peer.cpuTime()
  await peer.load(path, REQUESTS)
  return ((await peer.cpuTime()) - before) / REQUESTS
}

const startNodes = (): Promise<readonly Runner[]> =>
  Promise.all(VARIANTS.map(async (name) => ({ name, peer: await startNode(name), path: '/widget' })))

const flaskRunners = (peer: Peer): readonly Runner[] => [
  { name: 'flask', peer, path: '/number' },
  { name: 'flask encrypted', peer, path: '/encrypted' },
  { name: 'flask line', peer, path: '/line' },
]

const PAIRS: readonly (readonly [contender: Contender, reference: Contender, goal?: number])[] = [
  ['express library', 'express by hand', 0.75],
  ['express line', 'express line by hand'],
  ['express encrypted', 'express by hand'],
  ['express library', 'express unchecked'],
  ['express library', 'express constant'],
  ['koa library', 'koa by hand', 0.75],
  ['koa encrypted', 'koa by hand'],
  ['koa library', 'koa unchecked'],
  ['koa library', 'koa constant', 1.4],
  ['express library', 'fastify by hand'],
  ['koa library', 'fastify by hand'],
  ['express constant', 'node constant'],
  ['koa constant', 'node constant'],
  ['express library', 'flask', 0.45],
  ['express encrypted', 'flask encrypted'],
  ['express line', 'flask line'],
]

/** Microseconds per request of each server, one figure for each round. */
type Figures = ReadonlyMap<Contender, readonly number[]>

const rowsOf = (figures: Figures, missing: string): readonly Row[] =>
  PAIRS.map(([contender, reference, goal]): Row => {
    const of = figures.get(reference)
    const row = { measure: `${contender} ÷ ${reference}` }
    return of === undefined
      ? { ...row, notRun: missing }
      : {
          ...row,
          spread: ratio(figures.get(contender) ?? [], of),
          of: time(1e3 * spreadOf(of).median),
          goal,
        }
  })

/** What a request costs the server process; time per request would measure this machine's neighbours. */
export const http: Section = {
  name: 'http',
  title: 'CPU time of the server for a request',
  async *rows({ rounds }: Effort) {
    const nodes = await startNodes()
    const flask = await startFlask()
    const runners = typeof flask === 'string' ? nodes : [...nodes, ...flaskRunners(flask)]
    try {
      for (const runner of runners) await checkAnswer(runner)
      await inTurn(runners, WARM_UP_ROUNDS, cpuPerRequest)
      const figures = await inTurn(runners, rounds, cpuPerRequest)
      const byName = new Map(runners.map((runner) => [runner.name, figures.get(runner) ?? []]))
      yield* rowsOf(byName, typeof flask === 'string' ? flask : '')
    } finally {
      for (const { peer } of runners) peer.stop()
    }
  },
}
