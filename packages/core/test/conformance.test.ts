import { checkPayload, encodeJson, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { XMLValidator } from 'fast-xml-parser'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'
import type { Conformance } from './conformance/vector.js'
import { valueAt } from './support/places.js'

interface Issue {
  readonly path: string
  readonly code: string
  readonly message: string
}

type Encode = (value: unknown) => E.Either<{ issues: readonly Issue[]; more: number }, Payload>

const kinds = Object.entries(conformance) as [Kind, Conformance<Kind>][]

const encodeOf = (kind: Kind, settings: unknown): Encode =>
  (settings === undefined ? widgets[kind].encode : widgets[kind].encodeWith(settings as never)) as Encode

const document = (content: string, json: Json): string => {
  const root = content === '' && json !== '' ? '<root/>' : `<root>${content}</root>`
  return `<?xml version="1.0" encoding="UTF-8"?>${root}`
}

const freeze = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

const told = (issues: readonly Issue[]): readonly string[] =>
  issues.map(({ path, code }) => `${path} ${code}`)

/** What an issue of a code names, in every kind. */
const WORDS: Readonly<Record<string, string>> = {
  not_finite: 'a finite number',
  not_text: 'a string',
  not_boolean: 'true or false',
  bad_color: 'a color as ',
  bad_unit: 'an ISO 4217 currency code, such as EUR',
  bad_date: 'an ISO 8601 date or time, such as 2026-03 or 2026-03-09T07:30Z',
  too_long: 'a string of at most ',
  too_deep: 'at most 32 levels',
}

/** Warnings of what data may hold. */
const SLIPS = [
  /\.text too_long$/,
  /\.prefix not_text$/,
  /^x_axis\.labels too_(?:few|many)$/,
  /^x_axis\.labels\[\d+\] bad_order$/,
  /^series\[\d+\]\.data too_few$/,
  /^series\[\d+\]\.data\[\d+\]\[0\] bad_order$/,
  /^series\[\d+\]\.incomplete_from not_one_of$/,
]

const expectWords = (issues: readonly Issue[]): void => {
  for (const { code, message } of issues) {
    expect(message).not.toBe('')
    if (message.includes('expected ')) expect(message).toContain(WORDS[code] ?? '')
  }
}

/** Tells apart what needs different advice. */
const sortOf = (value: unknown): string => {
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return 'numeric string'
  if (typeof value === 'string' && /^\D*\d[\d.,]*\D*$/.test(value)) return 'formatted number'
  if (typeof value === 'string' && /^[a-z]+$/i.test(value)) return 'word'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'no number'
  return typeof value === 'object' ? Object.prototype.toString.call(value) : typeof value
}

/** The fields of a value by their paths, as `Paths` names them. */
const pathsOf = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => pathsOf(entry, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) =>
    field === undefined ? [] : [path + key, ...pathsOf(field, `${path}${key}.`)],
  )
}

for (const [kind, { fields, accepted, refused, wire }] of kinds)
  describe(kind, () => {
    test.each(accepted)('accepts $title ($source)', ({ input, settings, json, xml }) => {
      const payload = encodeOf(kind, settings)(freeze(input))
      expect(payload).toEqual(E.right({ kind, json }))
      if (E.isLeft(payload)) return
      expect(encodeJson(payload.right)).toBe(JSON.stringify(json))
      if (xml === null) expect(E.isLeft(encodeXml(payload.right))).toBe(true)
      else {
        expect(encodeXml(payload.right)).toEqual(E.right(document(xml, json)))
        expect(XMLValidator.validate(document(xml, json))).toBe(true)
      }
    })

    // The seed packages keep the options of one response for the next, scale a caller's data again and sort it in place.
    test('gives the same result, whatever was called before', () => {
      const encode = encodeOf(kind, {})
      for (const { input, settings, json } of [...accepted, ...accepted].reverse())
        if (settings === undefined) expect(encode(input)).toEqual(E.right({ kind, json }))
    })

    test.each(refused)('refuses $title', ({ input, settings, issues }) => {
      const payload = encodeOf(kind, settings)(input)
      expect(E.isLeft(payload)).toBe(true)
      if (E.isRight(payload)) return
      const { issues: found, more } = payload.left
      expect([...told(found), ...(more > 0 ? [`+${more}`] : [])]).toEqual(issues)
      expectWords(found)
    })

    test.each(wire)('checks $title ($source)', ({ payload, errors, warnings }) => {
      const found = checkPayload(kind)(payload)
      expect({ errors: told(found.errors), warnings: told(found.warnings) }).toEqual({ errors, warnings })
      expect(found).toMatchObject({ kind, more: 0 })
      expectWords([...found.errors, ...found.warnings])
    })

    test.each(accepted)('finds no problem in the payload of $title', ({ json }) => {
      const { errors, warnings } = checkPayload(kind)(json)
      expect(errors).toEqual([])
      // What is not refused and yet not shown as it is meant.
      expect(told(warnings).filter((warning) => !SLIPS.some((slip) => slip.test(warning)))).toEqual([])
    })

    test('has a vector for every field of its input and its settings', () => {
      const covered = accepted.flatMap(({ input, settings }) => [
        ...pathsOf(input),
        ...pathsOf(settings, 'settings.'),
      ])
      expect(covered).toEqual(expect.arrayContaining(Object.keys(fields)))
    })
  })

test('checkPayload lists ten errors and ten warnings, and counts the rest', () => {
  const item = Array.from({ length: 12 }, () => ({ value: 'x', colour: 'ff9900' }))
  const { errors, warnings, more } = checkPayload('pieChart')({ item })
  expect([errors.length, warnings.length, more]).toEqual([10, 10, 4])
})

test('gives the same advice for the same mistake, whatever the kind', () => {
  const given = new Map<string, Set<string>>()
  for (const [kind, { refused }] of kinds)
    for (const { input } of refused.filter(({ settings }) => settings === undefined)) {
      const payload = encodeOf(kind, undefined)(input)
      // Their advice depends on what else the place takes.
      const others = ['required', 'unreadable', 'wrong_shape']
      const issues = E.isLeft(payload) ? payload.left.issues.filter(({ code }) => !others.includes(code)) : []
      for (const { path, code, message } of issues) {
        const mistake = `${code}, ${sortOf(valueAt(input, path))}`
        const [, cure = 'none'] = /^got .*?; (?!expected )(.*)/.exec(message) ?? []
        given.set(mistake, (given.get(mistake) ?? new Set()).add(cure))
      }
    }
  expect([...given].filter(([, advice]) => advice.size > 1)).toEqual([])
  expect(given.get('not_finite, numeric string')).toEqual(new Set(['convert it with Number()']))
})
