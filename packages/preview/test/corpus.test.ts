import { describe, expect, test } from 'vitest'
import { kindIn } from '../src/check.js'
import { draw } from '../src/draw/index.js'
import { type Reading, type Remark, read } from '../src/reading.js'
import { dotnet } from './corpus/dotnet.js'
import { others } from './corpus/others.js'
import { php } from './corpus/php.js'
import { python } from './corpus/python.js'
import { rails } from './corpus/rails.js'
import type { Sample } from './corpus/sample.js'

const CORPUS: Readonly<Record<string, readonly Sample[]>> = { rails, php, dotnet, python, others }

const paths = (mark: string, remarks: readonly Remark[]): string =>
  remarks.length === 0 ? '' : ` ${mark} ${remarks.map(({ path }) => path).join(' ')}`

const verdictOf = (reading: Reading): string => {
  switch (reading._tag) {
    case 'Unread':
      return `✗ ${reading.why}`
    case 'Locked':
      return `locked${paths('!', reading.warnings)}`
    case 'Read':
      return kindIn(reading) + paths('✗', reading.errors) + paths('!', reading.warnings)
  }
}

const readBody = (body: string): Reading =>
  read(
    { _tag: 'Answer', status: 200, headers: [], body, key: 'sent', ms: 1 },
    { url: 'https://example.com/feed', encrypted: false },
  )

describe.each(Object.entries(CORPUS))('%s', (_, samples) => {
  test.each(samples)('%s', (_, body, verdict) => {
    expect(verdictOf(readBody(body))).toBe(verdict)
  })
})

test('a character reference becomes a letter in the picture', () => {
  const reading = readBody('<root><item><value>3</value><text>caf&#233; &#x1F600;</text></item></root>')
  if (reading._tag !== 'Read') return expect.fail('expected a payload')
  expect(draw(reading.kind, reading.payload, 'dark').summary).toContain('café 😀')
})

test('the corpus has more than a hundred responses', () => {
  expect(Object.values(CORPUS).flat().length).toBeGreaterThan(100)
})
