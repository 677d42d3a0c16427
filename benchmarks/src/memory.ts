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

const [number, , , , , tenSlices] = cases

const heapOf = (measure: string, candidate: Candidate, { rounds }: Effort, goal?: number): Figure => {
  for (let i = 0; i < WARM_UP_CALLS; i++) candidate()
  return {
    measure,
    spread: spreadOf(Array.from({ length: rounds }, () => kilobytesPerCall(candidate))),
    of: 'KB',
    limits: goal === undefined ? undefined : { goal },
  }
}

/** What one payload and its text allocate. */
export const memory: Section = {
  name: 'memory',
  title: 'heap that one widget allocates, end to end',
  *rows(effort) {
    for (const [each, json, xml] of [
      [number, 2, 4],
      [tenSlices, undefined, undefined],
    ] as const) {
      if (each === undefined) continue
      yield heapOf(`${each.name}, JSON`, () => encodeJson(each.encode()), effort, json)
      yield heapOf(`${each.name}, XML`, () => rightOf(encodeXml(each.encode())), effort, xml)
    }
  },
}
