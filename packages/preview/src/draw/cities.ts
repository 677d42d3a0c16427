import { CITIES } from './cityData.js'
import { cityKey } from './cityKey.js'

interface City {
  readonly country: string
  /** The state or the province, which cities of the US and of Canada have. */
  readonly region: string
  readonly at: readonly [longitude: number, latitude: number]
}

/** How a city of a payload is named; the codes are empty where it has none. */
export interface CityName {
  readonly name: string
  readonly country: string
  readonly region: string
}

const part = (digits: string): number => Number.parseInt(digits, 36) / 1295

/** Reads `GBhzsalondon` or `CA9vqllondon,ON`: the country, the place in base 36, names between slashes, the region. */
const read = (): ReadonlyMap<string, readonly City[]> => {
  const cities = new Map<string, City[]>()
  for (const line of CITIES.split(';')) {
    const [names = '', region = ''] = line.slice(6).split(',')
    const city: City = {
      country: line.slice(0, 2),
      region,
      at: [part(line.slice(2, 4)) * 360 - 180, part(line.slice(4, 6)) * 180 - 90],
    }
    for (const name of names.split('/')) {
      const others = cities.get(name)
      if (others === undefined) cities.set(name, [city])
      else others.push(city)
    }
  }
  return cities
}

let cities: ReturnType<typeof read> | undefined

/** Where a city is, to a third of a degree; of several by that name, the largest. */
export const placeOfCity = ({ name, country, region }: CityName): City['at'] | undefined => {
  cities ??= read()
  return cities
    .get(cityKey(name))
    ?.find(
      (city) =>
        (country === '' || city.country === country.toUpperCase()) &&
        (region === '' || city.region === '' || city.region === region.toUpperCase()),
    )?.at
}
