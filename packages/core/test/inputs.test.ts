import { type Kind, widgets } from '@gecko-widgets/core'
import { inputs } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'

// What the generators give is measured by the vectors, which are written by hand.

/** Any JSON has no fields to name. */
const KINDS = (Object.keys(widgets) as Kind[]).filter((kind) => kind !== 'custom' && kind !== 'highcharts')

/** In these places `null` is a value. */
const TAKES_NULL: Readonly<Partial<Record<Kind, RegExp>>> = {
  rag: /\{\} (?:red|amber|value)$|^\[\] [01]$|\[\] 0$/,
}

const samplesOf = (kind: Kind): readonly unknown[] =>
  fc.sample(inputs[kind] as fc.Arbitrary<unknown>, { numRuns: 500, seed: 1 })

const vectorsOf = (kind: Kind): readonly unknown[] =>
  conformance[kind].accepted.filter(({ settings }) => settings === undefined).map(({ input }) => input)

/** An object or a list somewhere in a value. */
interface Holder {
  /** `.series[]{}`: the entries of a list have one path. */
  readonly path: string
  /** Its parts by their keys; beyond the fourth the entries of a list are as the fourth. */
  readonly parts: ReadonlyMap<string, unknown>
}

const holdersIn = (value: unknown, path = ''): readonly Holder[] => {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value))
    return [
      { path: `${path}[]`, parts: new Map(value.map((part, i) => [String(Math.min(i, 3)), part])) },
      ...value.flatMap((part) => holdersIn(part, `${path}[]`)),
    ]
  return [
    { path: `${path}{}`, parts: new Map(Object.entries(value)) },
    ...Object.entries(value).flatMap(([key, part]) => holdersIn(part, `${path}.${key}`)),
  ]
}

/** The names of the fields that have a value, as the conformance of a kind lists them. */
const fieldsOf = ({ path, parts }: Holder): readonly string[] =>
  path.endsWith('{}')
    ? [...parts.keys()].map((key) => `${path.replaceAll('[]', '').replace('{}', '')}.${key}`.slice(1))
    : []

const formOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? `list of ${Math.min(value.length, 4)}` : typeof value
}

/** Whether and how a part is there. */
const wayOf = ({ parts }: Holder, key: string): string => {
  if (!parts.has(key)) return 'missing'
  const part = parts.get(key)
  return part === null || part === undefined ? String(part) : 'there'
}

/** The ways in which each place of some values is filled, in alphabetical order. */
const waysIn = (values: readonly unknown[]): ReadonlyMap<string, string> => {
  const alike = new Map<string, Holder[]>()
  for (const holder of values.flatMap((value) => holdersIn(value)))
    alike.set(holder.path, [...(alike.get(holder.path) ?? []), holder])
  return new Map(
    [...alike].flatMap(([path, holders]) =>
      [...new Set(holders.flatMap(({ parts }) => [...parts.keys()]))].map((key) => {
        const ways = new Set(holders.map((holder) => wayOf(holder, key)))
        return [`${path} ${key}`, [...ways].sort().join(', ')] as const
      }),
    ),
  )
}

describe.each(KINDS)('inputs of %s', (kind) => {
  const samples = samplesOf(kind)
  const fields = Object.keys(conformance[kind].fields).filter((field) => !field.startsWith('settings.'))

  test('have every field', () => {
    const found = new Set(samples.flatMap((input) => holdersIn(input)).flatMap(fieldsOf))
    expect(fields.filter((field) => !found.has(field))).toEqual([])
  })

  test('have every form that a vector has', () => {
    const formsIn = (values: readonly unknown[]): readonly string[] => [
      ...values.map((value) => `the whole ${formOf(value)}`),
      ...values.flatMap((value) =>
        holdersIn(value).flatMap((holder) =>
          [...holder.parts].flatMap(([key, part]) => {
            // Vectors also have fields that nobody reads.
            const isKnown = fieldsOf({ ...holder, parts: new Map([[key, part]]) }).every((name) =>
              fields.includes(name),
            )
            return isKnown ? [`${holder.path} ${key} ${formOf(part)}`] : []
          }),
        ),
      ),
    ]
    const found = new Set(formsIn(samples))
    expect([...new Set(formsIn(vectorsOf(kind)))].filter((form) => !found.has(form))).toEqual([])
  })

  test('leave out optional parts in every way', () => {
    const takesNull = (place: string): boolean => TAKES_NULL[kind]?.test(place) ?? false
    const found = [...waysIn(samples)].filter(([place]) => !takesNull(place))
    const isNeeded = ([place, ways]: readonly [string, string]): boolean =>
      ways === 'there' || (place.includes('[] ') && ways === 'missing, there')
    const absent = new Map(found.filter((part) => !isNeeded(part)))
    expect([...absent].filter(([, ways]) => ways !== 'missing, null, there, undefined')).toEqual([])

    const inVectors = [...waysIn(vectorsOf(kind))].filter(
      ([place, ways]) => ways.includes('null') && !takesNull(place),
    )
    expect(inVectors.map(([place]) => place).filter((place) => !absent.has(place))).toEqual([])
  })
})
