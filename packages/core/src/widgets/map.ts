import type { Codec } from '../codec/codec.js'
import { type Found, issue, NONE } from '../codec/issue.js'
import { list } from '../codec/list.js'
import { under } from '../codec/onWire.js'
import { own } from '../codec/own.js'
import { needed, optional } from '../codec/part.js'
import { refine } from '../codec/refine.js'
import { hasValue, type JsonSchema, when } from '../codec/schema.js'
import { type NowCalled, struct } from '../codec/struct.js'
import { color, text, within } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'

/** A city. */
export interface MapCity {
  readonly name: string
  /** ISO 3166-1 alpha-2, such as `GB`. */
  readonly countryCode?: string | null | undefined
  /** Such as a state of the USA, `CA`. */
  readonly regionCode?: string | null | undefined
  readonly city_name?: NowCalled<'name'>
  readonly country_code?: NowCalled<'countryCode'>
  readonly region_code?: NowCalled<'regionCode'>
}

/** The looks of a point. */
export interface MapPointStyle {
  /** From 1 to 10. */
  readonly size?: number | null | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | null | undefined
  /** A class of the dashboard's own style sheet. */
  readonly cssClass?: string | null | undefined
  readonly colour?: NowCalled<'color'>
  readonly cssclass?: NowCalled<'cssClass'>
}

/** A point that nothing locates yet. */
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

interface Draft extends MapPointStyle {
  readonly city?: MapCity
  readonly latitude?: number
  readonly longitude?: number
  readonly host?: string
  readonly ip?: string
}

const city = struct<MapCity>({
  name: needed(text, { wire: 'city_name' }),
  countryCode: optional(text, { wire: 'country_code' }),
  regionCode: optional(text, { wire: 'region_code' }),
})

const locatorRules = (point: Draft): readonly Found[] => {
  const hasLatitude = own(point, 'latitude') !== undefined
  const hasLongitude = own(point, 'longitude') !== undefined
  const [hasCity, hasHost, hasIp] = (['city', 'host', 'ip'] as const).map(
    (key) => own(point, key) !== undefined,
  )
  const located = [hasCity, hasLatitude || hasLongitude, hasHost, hasIp].filter(Boolean).length
  if (located !== 1)
    return [
      issue([], located === 0 ? 'required' : 'conflict', 'one of city, latitude with longitude, host or ip'),
    ]
  if (hasLatitude === hasLongitude) return NONE
  return hasLongitude
    ? [issue(['latitude'], 'required', 'a latitude beside longitude')]
    : [issue(['longitude'], 'required', 'a longitude beside latitude')]
}

const coordinates = [hasValue('latitude'), hasValue('longitude')]
const oneLocator: JsonSchema = {
  oneOf: [hasValue('city'), { anyOf: coordinates }, hasValue('host'), hasValue('ip')],
  ...when({ anyOf: coordinates }, { allOf: coordinates }),
}

const point = refine(
  struct<Draft>(
    {
      city: optional(city),
      latitude: optional(within({ min: -90, max: 90 })),
      longitude: optional(within({ min: -180, max: 180 })),
      host: optional(text),
      ip: optional(text),
      size: optional(within({ min: 1, max: 10 })),
      color: optional(color),
      cssClass: optional(text, { wire: 'cssclass' }),
    },
    { renamed: { colour: 'color' } },
  ),
  locatorRules,
  { input: oneLocator },
)

/** The `map` widget (`docs/reference/widgets.md#map`). */
export const map: Widget<'map', MapInput, NoSettings, MapInput, true> = defineWidget({
  kind: 'map',
  codec: under('points', under('point', list(point as Codec<object> as Codec<MapPoint>))),
  settings: {},
  xml: true,
})
