import { deepStrictEqual } from 'node:assert'
import { decrypt } from '@gecko-widgets/core'
import { rightOf } from './cases.js'
import { type Peer, startFlask, startNode } from './peers.js'
import { type Row, time } from './report.js'
import { ratio, spreadOf } from './sampler.js'
import type { Effort, Section } from './section.js'
import { BODY, PASSWORD, POINTS, VARIANTS, type Variant } from './variants.js'

// Short batches: what disturbs one variant then disturbs the next one alike.
const REQUESTS = 256
const WARM_UP_REQUESTS = 4_096
const LONGEST_MS = 120_000

type Contender = Variant | 'flask' | 'flask encrypted' | 'flask line'

interface Runner {
  readonly name: Contender
  readonly peer: Peer
  readonly path: string
}

const LINE = {
  item: POINTS,
  settings: { axisx: ['Jan', 'Dec'], axisy: ['low', 'high'], colour: 'ff9900' },
}

/** All answer the same data, or the ratios would say nothing. */
const checkAnswer = async ({ name, peer, path }: Runner): Promise<void> => {
  const body = await peer.ask(path)
  const clear = name.endsWith('encrypted') ? rightOf(decrypt(PASSWORD)(body)) : body
  deepStrictEqual(JSON.parse(clear), name.includes('line') ? LINE : JSON.parse(BODY))
}

const cpuPerRequest = async ({ peer, path }: Runner): Promise<number> => {
  const before = await peer.cpuTime()
  await peer.load(path, REQUESTS)
  return ((await peer.cpuTime()) - before) / REQUESTS
}

type Figures = ReadonlyMap<Contender, readonly number[]>

/** Microseconds per request, one figure of each server for each round. */
const measure = async (runners: readonly Runner[], rounds: number): Promise<Figures> => {
  const figures = new Map(runners.map(({ name }) => [name, [] as number[]]))
  const deadline = Date.now() + LONGEST_MS
  for (let round = 0; round < rounds && Date.now() < deadline; round++)
    for (const runner of round % 2 === 0 ? runners : runners.toReversed())
      figures.get(runner.name)?.push(await cpuPerRequest(runner))
  return figures
}

const startNodes = (): Promise<readonly Runner[]> =>
  Promise.all(VARIANTS.map(async (name) => ({ name, peer: await startNode(name), path: '/widget' })))

const flaskRunners = (peer: Peer): readonly Runner[] => [
  { name: 'flask', peer, path: '/number' },
  { name: 'flask encrypted', peer, path: '/encrypted' },
  { name: 'flask line', peer, path: '/line' },
]

const PAIRS: readonly (readonly [contender: Contender, reference: Contender, goal?: number])[] = [
  ['express library', 'express by hand', 0.9],
  ['express encrypted', 'express by hand', 1.5],
  ['express library', 'express constant'],
  ['express line', 'express line by hand'],
  ['koa library', 'koa constant', 1.4],
  ['koa encrypted', 'koa constant'],
  ['express library', 'flask', 0.55],
  ['express encrypted', 'flask encrypted'],
  ['express line', 'flask line'],
]

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
      for (const runner of runners) {
        await checkAnswer(runner)
        await runner.peer.load(runner.path, WARM_UP_REQUESTS)
      }
      yield* rowsOf(await measure(runners, rounds), typeof flask === 'string' ? flask : '')
    } finally {
      for (const { peer } of runners) peer.stop()
    }
  },
}
