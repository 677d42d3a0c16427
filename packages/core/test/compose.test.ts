import { checkPayload, fromPayload, type Json, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { inputs, nastyText } from '@gecko-widgets/core/testing'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'
import { places } from './support/places.js'

const kinds = Object.keys(widgets) as Kind[]
const inputOf = (kind: Kind) => inputs[kind] as fc.Arbitrary<unknown>
const codecOf = (kind: Kind) => widgets[kind].codec as t.Type<unknown, Json, unknown>
const encode = (kind: Kind) => widgets[kind].encode as (value: unknown) => E.Either<unknown, Payload>
const jsonOf = (kind: Kind, input: unknown): Json => {
  const payload = encode(kind)(input)
  return E.isRight(payload) ? payload.right.json : expect.fail('no payload')
}
const rightOf = <A>(decoded: E.Either<unknown, A>): A =>
  E.isRight(decoded) ? decoded.right : expect.fail('a Left')

describe.each(kinds)('the codec of %s', (kind) => {
  const codec = codecOf(kind)
  // A number is no kind's input in a list of lists of lists, so the union is told apart by its tag.
  const board = t.intersection([
    t.type({ board: codec, all: t.array(codec) }),
    t.partial({
      either: t.union([t.type({ tag: t.literal('none') }), t.type({ tag: t.literal('one'), of: codec })]),
    }),
  ])

  test("composes with io-ts's own types", () => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const json = jsonOf(kind, input)
        const given = { board: input, all: [input, input], either: { tag: 'one' as const, of: input } }
        expect(board.is(given)).toBe(true)
        expect(board.encode(given)).toEqual({
          board: json,
          all: [json, json],
          either: { tag: 'one', of: json },
        })
        const full = rightOf(board.decode(given))
        // io-ts keeps -0, which is === to the 0 that it is read as.
        expect(JSON.stringify(full.board)).toBe(JSON.stringify(rightOf(codec.decode(input))))
        expect(full.all).toEqual([full.board, full.board])
        expect(board.is(full)).toBe(true)
        expect(board.encode(full)).toEqual(board.encode(given))
        expect(rightOf(board.decode(full))).toEqual(full)
      }),
    )
  })

  test('encodes what it refuses as null', () => {
    for (const { input, settings } of conformance[kind].refused)
      if (settings === undefined) {
        expect(codec.is(input)).toBe(false)
        expect(codec.encode(input)).toBe(null)
      }
  })

  test('reports the place and the reason, without a value', () => {
    fc.assert(
      fc.property(inputOf(kind), fc.nat(), fc.nat(), nastyText, (input, n, m, text) => {
        const secret = `secret-${text}`
        const marked = places(input)
          .at(n % places(input).length)
          ?.with(secret)
        const broken = places(marked)
          .at(m % places(marked).length)
          ?.with(Symbol(secret))
        const lines = PathReporter.report(board.decode({ board: broken, all: [] }))
        expect(lines.length).toBeGreaterThan(0)
        for (const line of lines) expect(line).toMatch(/^board.*: .+ \(\w+\)$/)
        expect(lines.join('\n')).not.toContain('secret-')
      }),
    )
  })

  test('finds the input that makes its payload', () => {
    fc.assert(
      fc.property(inputOf(kind), (input) => {
        const json = jsonOf(kind, input)
        const found = fromPayload(kind)(json)
        // Rounding may make the same of two points of an axis that is scaled.
        if (kind === 'bullet' && E.isLeft(found))
          for (const { path, code } of found.left.issues)
            expect(`${path} ${code}`).toMatch(/axisPoints\[\d+\] bad_order$/)
        else expect(jsonOf(kind, rightOf(found))).toEqual(json)
      }),
    )
  })

  test('finds the input for a payload of another library, or refuses it', () => {
    for (const { title, payload, errors } of conformance[kind].wire) {
      const found = fromPayload(kind)(payload)
      if (errors.length > 0)
        expect(found, title).toMatchObject({ _tag: 'Left', left: { _tag: 'InvalidWidget', kind } })
      else if (E.isRight(found))
        expect(checkPayload(kind)(jsonOf(kind, found.right)).errors, title).toEqual([])
    }
  })
})

test('the report has one line for each problem, as in our own errors', () => {
  const board = t.type({ board: widgets.number.codec, rows: t.array(widgets.pieChart.codec) })
  expect(
    PathReporter.report(
      board.decode({
        board: { value: 1, previous: { value: Number.NaN } },
        rows: [[1], [[1, 'a', 'secret']]],
      }),
    ),
  ).toEqual([
    'board.previous.value: got NaN; was something divided by 0? (not_finite)',
    'rows[1][0][2]: got a name; write the color in digits, as RRGGBB (bad_color)',
  ])
})

test('a text item of a number, which no library here sends, has no input', () => {
  expect(fromPayload('number')({ item: [{ value: 'n/a', type: 'text' }] })).toMatchObject({
    left: { issues: expect.arrayContaining([expect.objectContaining({ path: 'value' })]) },
  })
})
