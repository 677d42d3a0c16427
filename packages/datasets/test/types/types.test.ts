import { join } from 'node:path'
import type ts from 'typescript'
import { ModuleKind, ModuleResolutionKind } from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { errorsOf, misusesIn, refusalsIn, servicesOf } from '../../../../test/types.js'

const COMPILES = join(import.meta.dirname, 'compiles.ts')
const REFUSED = join(import.meta.dirname, 'refused.ts')

const services = servicesOf({ files: [COMPILES, REFUSED] })
const BUNDLER = { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler }

describe.each([
  ['nodenext', true, {}],
  ['nodenext', false, {}],
  ['bundler', true, BUNDLER],
  ['bundler', false, BUNDLER],
])('under %s, with exactOptionalPropertyTypes %s', (_, exact, options) => {
  let service: ts.LanguageService
  beforeAll(() => {
    service = services(exact, options)
  })

  it('compiles rows, definitions and calls of every form', () => {
    expect(errorsOf(service, COMPILES)).toEqual([])
  })

  it('refuses every misuse, and says why in the last line', () => {
    expect(refusalsIn(service, REFUSED)).toEqual(misusesIn(REFUSED))
  })

  it('prints no more than a person can read', () => {
    for (const { error } of errorsOf(service, REFUSED)) expect(error.length).toBeLessThanOrEqual(8)
  })
})
