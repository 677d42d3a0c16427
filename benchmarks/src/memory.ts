import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { encodeJson } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { cases, rightOf } from './cases.js'
import type { Figure } from './report.js'
import { type Candidate, spreadOf } from './sampler.js'
import type { Effort, Section } from './section.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const WARM_UP_CALLS = 20_000
// So few that the young generation never fills up, and no collection hides what was allocated.
const CALLS = 100

const kilobytesPerCall = (candidate: Candidate): number => {
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < CALLS; i++) candidate()
  return (process.memoryUsage().heapUsed - before) / CALLS / 1024
}

const LARGE = 1_000

const heapOf = (measure: string, candidate: Candidate, { rounds }: Effort, goal?: number): Figure => {
  for (let i = 0; i < WARM_UP_CALLS; i++) candidate()
  return {
    measure,
    spread: spreadOf(Array.from({ length: rounds }, () => kilobytesPerCall(candidate))),
    of: 'KB',
    goal,
  }
}

/** What one payload and its text allocate. */
export const memory: Section = {
  name: 'memory',
  title: 'KB of heap that one widget allocates, end to end',
  *rows(effort) {
    for (const { name, encode } of cases.filter(({ bytes }) => bytes < LARGE)) {
      const goal = name === 'number' ? { json: 2, xml: 4 } : undefined
      yield heapOf(`${name}, JSON`, () => encodeJson(encode()), effort, goal?.json)
      yield heapOf(`${name}, XML`, () => rightOf(encodeXml(encode())), effort, goal?.xml)
    }
  },
}
