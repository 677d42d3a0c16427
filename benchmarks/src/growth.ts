import { encodeJson, type Payload } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { type Case, line, pie, rightOf } from './cases.js'
import { type Row, time } from './report.js'
import { ratio, sample, spreadOf } from './sampler.js'
import type { Effort, Section } from './section.js'

const MANY = 10_000
const FEWER = 1_000

const perItem = (ns: readonly number[], items: number): readonly number[] => ns.map((each) => each / items)

const growthOf = (
  measure: string,
  make: (count: number) => Case,
  write: (payload: Payload) => string,
  { rounds }: Effort,
): Row => {
  const large = make(MANY)
  const small = make(FEWER)
  const samples = sample(
    { large: () => write(large.encode()), small: () => write(small.encode()) },
    Math.ceil(rounds / 2),
  )
  const reference = perItem(samples.small, FEWER)
  return {
    measure,
    spread: ratio(perItem(samples.large, MANY), reference),
    of: time(spreadOf(reference).median),
    limits: { goal: 1.3, alarm: 1.6 },
  }
}

const xmlOf = (payload: Payload): string => rightOf(encodeXml(payload))

/** Shows work that grows faster than the data. */
export const growth: Section = {
  name: 'growth',
  title: 'time per item at n = 10,000 ÷ n = 1,000',
  *rows(effort) {
    yield growthOf('pie, JSON', pie, encodeJson, effort)
    yield growthOf('pie, XML', pie, xmlOf, effort)
    yield growthOf('line, JSON', line, encodeJson, effort)
  },
}
