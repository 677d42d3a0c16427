import fc from 'fast-check'

const FRAGMENTS = [
  'Q&A; R&D',
  '&lt;b&gt;',
  ']]>',
  '-->',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '<script>',
  '"',
  "'",
  '\u0000',
  '\u000b',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udfff',
  '\udc00\ud800',
  '\r',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '\ufeff',
  '\u2028',
  '\u202e',
  '👩‍👩‍👧',
  'e\u0301',
  '__proto__',
  '%'.repeat(30),
  'é'.repeat(9),
]

const SURROGATES = 0x800

const character = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + SURROGATES))

/** Generates text of any characters except lone surrogates; fast-check's own unit for these takes a second to build. */
export const unicodeText = (constraints: Omit<fc.StringConstraints, 'unit'> = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: character })

/**
 * Generates text that breaks encoders: markup, control characters, lone surrogates, every line break.
 *
 * @example
 * import fc from 'fast-check'
 * import { laws, nastyText } from '@gecko-widgets/core/testing'
 *
 * fc.assert(fc.property(nastyText, (name) => laws.isSameInXml('pieChart')([[10, name]])))
 */
export const nastyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 5 }), unicodeText({ maxLength: 3 })),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''))

/**
 * Generates finite numbers, often unusual ones.
 *
 * @example
 * import fc from 'fast-check'
 * import { laws, nastyNumber } from '@gecko-widgets/core/testing'
 *
 * fc.assert(fc.property(nastyNumber, nastyNumber, (now, before) => laws.isServed('number')([now, before])))
 */
export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, -0, 5e-324, 1e-7, 1e21, Number.MAX_VALUE, -Number.MAX_VALUE, 0.1 + 0.2, 2 ** 53 + 2),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
