import { CITIES } from './cityData.js'
import { cityKey } from './cityKey.js'

interface City {
  readonly country: string
  /** The state or province, for cities in the US and Canada. */
  readonly region: string
  readonly at: readonly [longitude: number, latitude: number]
}

/** A city as a payload names it; missing codes are empty. */
export interface CityName {
  readonly name: string
  readonly country: string
  readonly region: string
}

const part = (digits: string): number => Number.parseInt(digits, 36) / 1295

/** Parses `GBhzsalondon` or `CA9vqllondon,ON`: country, coordinates in base 36, names separated by slashes, region. */
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

/** Finds a city, to a third of a degree. If several have the name, the largest counts. */
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
