import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placeOfCity } from '../src/draw/cities.js'
import { CITIES } from '../src/draw/cityData.js'

const placeOf = (name: string, country = '', region = '') => placeOfCity({ name, country, region })

test.each([
  ['London', 'GB', '', -0.1, 51.5],
  ['london', 'gb', '', -0.1, 51.5],
  ['London', '', '', -0.1, 51.5],
  ['London', 'CA', '', -81.2, 43],
  ['London', 'CA', 'ON', -81.2, 43],
  ['London', 'GB', 'ENG', -0.1, 51.5],
  ['Portland', 'US', '', -122.7, 45.5],
  ['Springfield', 'US', 'MO', -93.3, 37.2],
  ['Springfield', 'US', 'MA', -72.6, 42.1],
  ['New York', 'US', 'NY', -74, 40.7],
  ['São Paulo', 'BR', '', -46.6, -23.5],
  ['Sao Paulo', 'BR', '', -46.6, -23.5],
  ['Köln', 'DE', '', 7, 50.9],
  ['Cologne', 'DE', '', 7, 50.9],
  ['Łódź', 'PL', '', 19.5, 51.8],
  ['St Louis', 'US', 'MO', -90.2, 38.6],
  ['Saint Louis', 'US', 'MO', -90.2, 38.6],
  ['Suva', 'FJ', '', 178.4, -18.1],
])('%s, %s %s is in the right place', (name, country, region, longitude, latitude) => {
  const [east, north] = placeOf(name, country, region) ?? []
  expect(east).toBeCloseTo(longitude, 0)
  expect(north).toBeCloseTo(latitude, 0)
})

test.each([
  ['London', 'FR', ''],
  ['London', 'CA', 'BC'],
  ['Nowhere', 'GB', ''],
  ['', '', ''],
  ['__proto__', '', ''],
])('%s, %s %s is not known', (name, country, region) => {
  expect(placeOf(name, country, region)).toBeUndefined()
})

test('the data takes at most 60 KB, and each city has a name and a position', () => {
  const size = readFileSync(new URL('../src/draw/cityData.ts', import.meta.url)).length
  expect(size).toBeLessThanOrEqual(60_000)
  for (const line of CITIES.split(';')) expect(line).toMatch(/^[A-Z]{2}[0-9a-z]{4}[^,]+(?:,[A-Z]{2})?$/)
})

test('the package credits GeoNames', () => {
  expect(readFileSync(new URL('../NOTICE', import.meta.url), 'utf8')).toContain('GeoNames')
})
