import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { widgets } from '@gecko-widgets/core'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, misusesIn, refusalsIn, servicesOf } from '../../../../test/types.js'

const COMPILES = join(import.meta.dirname, 'compiles.ts')
const REFUSED = join(import.meta.dirname, 'refused.ts')
const HOVERS = join(import.meta.dirname, 'hovers.ts')

/** Each `|` is a place to hover over. */
const hovers = `
import { createGeckoboard } from '@gecko-widgets/express'
const geckoboard = createGeckoboard()
${Object.keys(widgets)
  .map((kind) => `geckoboard.|${kind}`)
  .join('\n')}
geckoboard.|pieChart(() => [1])
geckoboard.|geckOMeter({ |min: 0, |timeoutMs: 1 }, () => 1)
geckoboard.pieChart({ |feedFormat: 'xml' }, () => [{ value: 1, |color: 'ff9900' }])
geckoboard.map(() => [{ |latitude: 1, longitude: 1 }])
`

const services = servicesOf({ files: [COMPILES, REFUSED], virtual: { [HOVERS]: hovers.replaceAll('|', '') } })

describe.each([true, false])('with exactOptionalPropertyTypes %s', (exact) => {
  let service: ts.LanguageService
  beforeAll(() => {
    service = services(exact)
  })

  it('compiles every shorthand of every kind', () => {
    expect(errorsOf(service, COMPILES)).toEqual([])
  })

  it('refuses every misuse, and says why in the last line', () => {
    expect(refusalsIn(service, REFUSED)).toEqual(misusesIn(REFUSED))
  })

  it('prints no more than a person can read', () => {
    for (const { error } of errorsOf(service, REFUSED)) {
      expect(error.length).toBeLessThanOrEqual(11)
      expect(error.join('\n')).not.toMatch(/overload|onfulfilled/i)
    }
  })
})

// Nothing is a wrong result of `custom`.
it.each([
  ['compiles.ts', COMPILES, []],
  ['refused.ts', REFUSED, ['custom']],
])('names every kind in %s, sync and async', (_, file, free) => {
  const calls = readFileSync(file, 'utf8').matchAll(/geckoboard\.(\w+)\(\s*(?:\{[^}]*\},\s*)?(async )?/g)
  const named = Array.from(calls, ([, kind, async]) => `${kind} ${async === undefined ? 'sync' : 'async'}`)
  const kinds = Object.keys(widgets).filter((kind) => !free.includes(kind))
  expect(named).toEqual(expect.arrayContaining(kinds.flatMap((kind) => [`${kind} sync`, `${kind} async`])))
})

describe('an editor', () => {
  let service: ts.LanguageService
  beforeAll(() => {
    service = services(true)
  })

  const placeOf = (marked: string): number => {
    const at = hovers.indexOf(marked)
    expect(at, marked).toBeGreaterThan(0)
    return hovers.slice(0, at + marked.indexOf('|')).replaceAll('|', '').length
  }

  const hover = (marked: string) => {
    const info = service.getQuickInfoAtPosition(HOVERS, placeOf(marked))
    return {
      shows: ts.displayPartsToString(info?.displayParts),
      says: ts.displayPartsToString(info?.documentation),
    }
  }

  const completion = (marked: string, name: string): string => {
    const [file, place, none] = [HOVERS, placeOf(marked), undefined]
    const details = service.getCompletionEntryDetails(file, place, name, none, none, none, none)
    return ts.displayPartsToString(details?.documentation)
  }

  it.each(Object.keys(widgets))('shows the input of %s, and says what it draws and takes', (kind) => {
    const { shows, says } = hover(`geckoboard.|${kind}\n`)
    expect(shows).toMatch(kind === 'custom' ? /Builder<unknown, / : /Builder<\w+Input, BuilderSettings</)
    expect(says).toMatch(
      kind === 'custom' ? /^Sends any JSON value/ : /^(?:Shows|Draws|Puts) .*\. Takes .*\.$/,
    )
  })

  it('shows the input in a call, with settings and without', () => {
    expect(hover('geckoboard.|pieChart(').shows).toContain('=> Awaitable<PieChartInput>)')
    expect(hover('geckoboard.|pieChart(').says).toMatch(/^Makes a handler from a data function/)
    expect(hover('geckoboard.|geckOMeter(').shows).toContain('settings: BuilderSettings<"geckOMeter">')
    expect(hover('geckoboard.|geckOMeter(').shows).toContain('=> Awaitable<GeckOMeterGiven>)')
  })

  it.each([
    ['|min: 0', /^The low end of the scale/],
    ['|timeoutMs', /^How long the data function may run/],
    ['|feedFormat', /^The format of this widget/],
    ['|color', /^`RRGGBB` or `RRGGBBAA`/],
    ['|latitude', /^From -90 to 90/],
  ])('shows the doc comment of the field %s', (field, says) => {
    expect(hover(field).says).toMatch(says)
  })

  it('completes a builder and a setting with their doc comments', () => {
    expect(completion('geckoboard.|number\n', 'pieChart')).toMatch(/^Draws the shares of a whole/)
    expect(completion('{ |min: 0', 'max')).toMatch(/^The high end of the scale/)
  })
})
