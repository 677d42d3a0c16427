import * as c from '../codec/index.js'
import { color, text, within } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** A city. */
export interface MapCity {
  readonly name: string
  /** ISO 3166-1 alpha-2, such as `GB`. */
  readonly countryCode?: string | null | undefined
  /** Such as a state of the USA, `CA`. */
  readonly regionCode?: string | null | undefined
  readonly city_name?: c.NowCalled<'name'>
  readonly country_code?: c.NowCalled<'countryCode'>
  readonly region_code?: c.NowCalled<'regionCode'>
}

/** The style of a point. */
export interface MapPointStyle {
  /** From 1 to 10. */
  readonly size?: number | null | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
  /** A class of the dashboard's own style sheet. */
  readonly cssClass?: string | null | undefined
  readonly colour?: c.NowCalled<'color'>
  readonly cssclass?: c.NowCalled<'cssClass'>
}

/** A point without a location; the types below each add one. */
interface Nowhere extends MapPointStyle {
  readonly city?: null | undefined
  readonly latitude?: null | undefined
  readonly longitude?: null | undefined
  readonly host?: null | undefined
  readonly ip?: null | undefined
}

/** A point by its city. */
export interface MapCityPoint extends Omit<Nowhere, 'city'> {
  readonly city: MapCity
}

/** A point by its coordinates. */
export interface MapCoordinatesPoint extends Omit<Nowhere, 'latitude' | 'longitude'> {
  /** From -90 to 90, together with `longitude`. */
  readonly latitude: number
  /** From -180 to 180, together with `latitude`. */
  readonly longitude: number
}

/** A point by a host name, which Geckoboard looks up. */
export interface MapHostPoint extends Omit<Nowhere, 'host'> {
  readonly host: string
}

/** A point by an IP address, which Geckoboard looks up. */
export interface MapIpPoint extends Omit<Nowhere, 'ip'> {
  readonly ip: string
}

/** One point of a map: by its city, its coordinates, a host or an IP address, and only one of them. */
export type MapPoint = MapCityPoint | MapCoordinatesPoint | MapHostPoint | MapIpPoint

/**
 * The points of a map, which may be empty.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MapInput, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const visitors: MapInput = [
 *   { city: { name: 'London', countryCode: 'GB' }, size: 5 },
 *   { latitude: 48.86, longitude: 2.35, color: 'ff9900' },
 *   { host: 'shop.example.com' },
 *   { ip: '192.0.2.44' },
 * ]
 * assert(E.isRight(widgets.map.encode(visitors)))
 */
export type MapInput = readonly MapPoint[]

const city = c.struct<MapCity>({
  name: c.needed(text, { wire: 'city_name' }),
  countryCode: c.optional(text, { wire: 'country_code' }),
  regionCode: c.optional(text, { wire: 'region_code' }),
})

const fields = c.struct(
  {
    city: c.optional(city),
    latitude: c.optional(within({ min: -90, max: 90 })),
    longitude: c.optional(within({ min: -180, max: 180 })),
    host: c.optional(text),
    ip: c.optional(text),
    size: c.optional(within({ min: 1, max: 10 })),
    color: c.optional(color),
    cssClass: c.optional(text, { wire: 'cssclass' }),
  },
  { renamed: { colour: 'color' } },
)

const LOCATORS = 'one of city, latitude with longitude, host or ip'

const locatorRules = (point: c.Of<typeof fields>): readonly c.Found[] => {
  const has = (key: keyof typeof point): boolean => c.own(point, key) !== undefined
  const located = [has('city'), has('latitude') || has('longitude'), has('host'), has('ip')].filter(Boolean)
  if (located.length !== 1)
    return [
      located.length === 0
        ? c.said([], 'required', `missing; give ${LOCATORS}`)
        : c.said([], 'conflict', `give only ${LOCATORS}`),
    ]
  if (has('latitude') === has('longitude')) return c.NONE
  const [missing, given] = has('longitude') ? ['latitude', 'longitude'] : ['longitude', 'latitude']
  return [c.said([missing as string], 'required', `missing; ${given} needs it`)]
}

const coordinates = [c.hasValue('latitude'), c.hasValue('longitude')]

const point = c.refine(fields, locatorRules, {
  input: {
    oneOf: [c.hasValue('city'), { anyOf: coordinates }, c.hasValue('host'), c.hasValue('ip')],
    ...c.when({ anyOf: coordinates }, { allOf: coordinates }),
  },
})

/** The `map` widget (`docs/reference/widgets.md#map`). */
export const map: Widget<'map', MapInput, NoSettings, true> = defineWidget({
  kind: 'map',
  codec: c.under('points', c.under('point', c.list(point as c.Codec<object> as c.Codec<MapPoint>))),
})
