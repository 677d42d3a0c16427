import { encodeJson, encrypt, type Json, type Payload, widgets } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { type Case, line, pie, rightOf } from './cases.js'
import { type Figure, time } from './report.js'
import { type Candidate, ratio, sample, spreadOf } from './sampler.js'
import type { Effort, Section } from './section.js'

const xmlOf = (payload: Payload): string => rightOf(encodeXml(payload))

const salted = encrypt({ password: 'correct horse battery staple', salt: Buffer.from('00112233') })

/** Each step on its own, on prepared input, and the first steps together. */
const STEPS: readonly (readonly [step: string, of: (each: Case) => Candidate])[] = [
  [
    'decode',
    ({ input, decode }) =>
      () =>
        decode(input),
  ],
  ['decode and payload', ({ encode }) => encode],
  [
    'JSON text',
    ({ payload }) =>
      () =>
        encodeJson(payload),
  ],
  [
    'XML text',
    ({ payload }) =>
      () =>
        xmlOf(payload),
  ],
  [
    'encryption',
    ({ payload }) => {
      const text = encodeJson(payload)
      return () => rightOf(salted(text))
    },
  ],
]

const per = (ns: readonly number[], count: number): readonly number[] => ns.map((each) => each / count)

interface Growth {
  readonly measure: string
  readonly candidateOf: (count: number) => Candidate
  readonly from: number
  readonly to: number
  readonly goal?: number
}

const growthOf = ({ measure, candidateOf, from, to, goal }: Growth, effort: Effort): Figure => {
  const samples = sample({ large: candidateOf(to), small: candidateOf(from) }, effort)
  const reference = per(samples.small, from)
  return {
    measure,
    spread: ratio(per(samples.large, to), reference),
    of: time(spreadOf(reference).median),
    goal,
  }
}

const LINEAR = 1.3

/** Shows work that grows faster than the data. */
export const growth: Section = {
  name: 'growth',
  title: 'time for one row, of n rows ÷ of fewer',
  *rows(effort) {
    for (const [step, of] of STEPS) {
      const candidateOf = (count: number) => of(pie(count))
      yield growthOf({ measure: `pie, ${step}, 1,000 ÷ 10`, candidateOf, from: 10, to: 1_000 }, effort)
      yield growthOf(
        { measure: `pie, ${step}, 10,000 ÷ 1,000`, candidateOf, from: 1_000, to: 10_000, goal: LINEAR },
        effort,
      )
    }
    const candidateOf = (count: number) => line(count).encode
    yield growthOf(
      {
        measure: 'line, decode and payload, 10,000 ÷ 1,000',
        candidateOf,
        from: 1_000,
        to: 10_000,
        goal: LINEAR,
      },
      effort,
    )
  },
}

const nested = (levels: number): Json => (levels === 0 ? 'leaf' : { level: nested(levels - 1) })

/** The same for depth: 32 levels are the most that a kind accepts. */
export const depth: Section = {
  name: 'depth',
  title: 'time for one level of a nested custom payload, 32 levels ÷ 4',
  *rows(effort) {
    const of = (step: string, candidateOf: (levels: number) => Candidate) =>
      growthOf({ measure: step, candidateOf, from: 4, to: 32, goal: 1.5 }, effort)
    yield of('decode and payload', (levels) => {
      const json = nested(levels)
      return () => rightOf(widgets.custom.encode(json))
    })
    yield of('XML text', (levels) => {
      const payload = { kind: 'custom', json: nested(levels) }
      return () => xmlOf(payload)
    })
  },
}
