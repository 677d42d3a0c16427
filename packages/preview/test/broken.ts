import { checkPayload, type Kind, widgets } from '@gecko-widgets/core'
import { conformance } from '../../core/test/conformance/index.js'

type Path = readonly (string | number)[]

const GONE = Symbol('gone')

const MANY = 30

/** The ways to break one part of a payload. */
const WAYS: readonly ((part: unknown) => unknown)[] = [
  () => GONE,
  () => null,
  () => 'n/a',
  () => '',
  () => 1234,
  () => -1,
  () => true,
  () => ({}),
  () => [],
  (part) => [part],
  (part) => ({ value: part }),
  (part) => (typeof part === 'number' ? `${part} %` : JSON.stringify(part)),
  (part) =>
    Array.isArray(part) && part.length > 0
      ? Array.from({ length: MANY }, (_, i) => part[i % part.length])
      : part,
]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The places in a payload, except the payload itself; only the first five of a long list. */
const placesIn = (value: unknown, at: Path = []): readonly Path[] => {
  const members: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.slice(0, 5).map((entry, i) => [i, entry] as const)
    : Object.entries(isObject(value) ? value : {})
  return members.flatMap(([key, member]) => [[...at, key], ...placesIn(member, [...at, key])])
}

const changed = (value: unknown, [key, ...rest]: Path, change: (part: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  const entries = Object.entries(value as object).flatMap(([name, part]) => {
    const next = name === String(key) ? changed(part, rest, change) : part
    return next === GONE ? [] : [[name, next] as const]
  })
  return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries)
}

/** The kinds that can be distinguished. Any value is a custom payload, and any object a Highcharts config. */
export const DISTINCT = (Object.keys(widgets) as readonly Kind[]).filter(
  (kind) => kind !== 'custom' && kind !== 'highcharts',
)

const isFaultless =
  (payload: unknown) =>
  (kind: Kind): boolean => {
    const { errors, warnings } = checkPayload(kind)(payload)
    return errors.length + warnings.length === 0
  }

const LONGEST = 3000

/** The valid payloads of the conformance vectors of a kind. */
const validOf = (kind: Kind): readonly unknown[] =>
  [
    ...conformance[kind].accepted.map(({ json }) => json as unknown),
    ...conformance[kind].wire
      .filter(({ errors, warnings }) => errors.length + warnings.length === 0)
      .map(({ payload }) => payload),
  ]
    .map((payload) => JSON.stringify(payload))
    .filter((text) => text !== undefined && text.length < LONGEST)
    .map((text): unknown => JSON.parse(text))

/** A payload that its kind refuses because it is broken at one place. */
export interface Broken {
  readonly payload: unknown
  /** The kinds that read it without a remark before. */
  readonly kinds: readonly Kind[]
}

/** Breaks every valid payload of a kind in every way at every place. */
export const brokenOf = (kind: Kind): readonly Broken[] => {
  const found = new Map<string, Broken>()
  for (const valid of validOf(kind)) {
    const kinds = [kind, ...DISTINCT.filter(isFaultless(valid))]
    for (const place of placesIn(valid))
      for (const way of WAYS) {
        const payload = changed(valid, place, way)
        const text = JSON.stringify(payload)
        if (!found.has(text) && checkPayload(kind)(payload).errors.length > 0)
          found.set(text, { payload, kinds })
      }
  }
  return [...found.values()]
}

/** Whether a kind other than its own reads a payload without a remark, so that it is a payload of that kind. */
export const isOfAnother = (payload: unknown): boolean => DISTINCT.some(isFaultless(payload))
