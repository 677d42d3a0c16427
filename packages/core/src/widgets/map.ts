import { type Broken, type Codec, KEPT, list, type NowCalled, ruled, struct } from './codec.js'
import { color, finite, present, text, within } from './fields.js'
import { defineWidget, type NoSettings, type Widget } from './widget.js'
import { type Check, numericBy, together, wireColor, wireList, wireObject, wireText } from './wire.js'

/**
 * A city, by its name; with its country, Geckoboard finds the right one.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MapCity, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const city: MapCity = { name: 'San Francisco', countryCode: 'US', regionCode: 'CA' }
 * assert.deepStrictEqual(
 *   widgets.map.encode([{ city }]),
 *   E.right({
 *     kind: 'map',
 *     json: {
 *       points: { point: [{ city: { city_name: 'San Francisco', country_code: 'US', region_code: 'CA' } }] },
 *     },
 *   }),
 * )
 */
export interface MapCity {
  readonly name: string
  /** ISO 3166-1 alpha-2, such as `GB`. */
  readonly countryCode?: string | undefined
  /** Such as a state of the USA, `CA`. */
  readonly regionCode?: string | undefined
  readonly city_name?: NowCalled<'name'>
  readonly country_code?: NowCalled<'countryCode'>
  readonly region_code?: NowCalled<'regionCode'>
}

/**
 * How a point is drawn.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MapPointStyle, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const style: MapPointStyle = { size: 5, color: 'ff9900', cssClass: 'shop' }
 * assert.deepStrictEqual(
 *   widgets.map.encode([{ host: 'shop.example.com', ...style }]),
 *   E.right({
 *     kind: 'map',
 *     json: {
 *       points: { point: [{ host: 'shop.example.com', size: 5, color: 'ff9900', cssclass: 'shop' }] },
 *     },
 *   }),
 * )
 */
export interface MapPointStyle {
  /** From 1 to 10. */
  readonly size?: number | undefined
  /** `RRGGBB` or `RRGGBBAA`, with or without `#`. */
  readonly color?: string | undefined
  /** A class of the dashboard's own style sheet. */
  readonly cssClass?: string | undefined
  readonly colour?: NowCalled<'color'>
  readonly cssclass?: NowCalled<'cssClass'>
}

/** A point that nothing locates yet. */
interface Nowhere extends MapPointStyle {
  readonly city?: undefined
  readonly latitude?: undefined
  readonly longitude?: undefined
  readonly host?: undefined
  readonly ip?: undefined
}

/**
 * A point by its city.
 *
 * @example
 * import assert from 'node:assert'
 * import { type CityPoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const office: CityPoint = { city: { name: 'London', countryCode: 'GB' }, size: 5, color: 'ff9900' }
 * assert.deepStrictEqual(
 *   widgets.map.encode([office]),
 *   E.right({
 *     kind: 'map',
 *     json: {
 *       points: { point: [{ city: { city_name: 'London', country_code: 'GB' }, size: 5, color: 'ff9900' }] },
 *     },
 *   }),
 * )
 */
export interface CityPoint extends Omit<Nowhere, 'city'> {
  readonly city: MapCity
}

/**
 * A point by its coordinates.
 *
 * @example
 * import assert from 'node:assert'
 * import { type CoordinatesPoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const office: CoordinatesPoint = { latitude: 51.5, longitude: -0.1, size: 5 }
 * assert.deepStrictEqual(
 *   widgets.map.encode([office]),
 *   E.right({ kind: 'map', json: { points: { point: [office] } } }),
 * )
 */
export interface CoordinatesPoint extends Omit<Nowhere, 'latitude' | 'longitude'> {
  /** From -90 to 90, together with `longitude`. */
  readonly latitude: number
  /** From -180 to 180, together with `latitude`. */
  readonly longitude: number
}

/**
 * A point by a host name, which Geckoboard looks up.
 *
 * @example
 * import assert from 'node:assert'
 * import { type HostPoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const shop: HostPoint = { host: 'shop.example.com', color: 'ff9900' }
 * assert.deepStrictEqual(
 *   widgets.map.encode([shop]),
 *   E.right({ kind: 'map', json: { points: { point: [shop] } } }),
 * )
 */
export interface HostPoint extends Omit<Nowhere, 'host'> {
  readonly host: string
}

/**
 * A point by an IP address, which Geckoboard looks up.
 *
 * @example
 * import assert from 'node:assert'
 * import { type IpPoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const visitor: IpPoint = { ip: '192.0.2.44', size: 2 }
 * assert.deepStrictEqual(
 *   widgets.map.encode([visitor]),
 *   E.right({ kind: 'map', json: { points: { point: [visitor] } } }),
 * )
 */
export interface IpPoint extends Omit<Nowhere, 'ip'> {
  readonly ip: string
}

/**
 * One point, by its city, its coordinates, a host or an IP address: by one of them.
 *
 * @example
 * import assert from 'node:assert'
 * import { type MapPoint, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * interface Order {
 *   readonly ip: string
 *   readonly euros: number
 * }
 * const pointOf = ({ ip, euros }: Order): MapPoint => ({ ip, size: euros > 100 ? 8 : 3 })
 * assert(E.isRight(widgets.map.encode([{ ip: '192.0.2.44', euros: 250 }].map(pointOf))))
 */
export type MapPoint = CityPoint | CoordinatesPoint | HostPoint | IpPoint

/**
 * The points; none is an empty map.
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

const city: Codec<MapCity> = struct<MapCity>({ name: text, countryCode: text, regionCode: text }, ['name'], {
  city_name: 'name',
  country_code: 'countryCode',
  region_code: 'regionCode',
})

const LATITUDES = within(-90, 90)
const LONGITUDES = within(-180, 180)
const SIZES = within(1, 10)

const locatorRules = ({ city, latitude, longitude, host, ip }: Draft): readonly Broken[] => {
  const located = [city, latitude ?? longitude, host, ip].filter((locator) => locator !== undefined)
  if (located.length !== 1)
    return [
      [
        '',
        located.length === 0 ? 'required' : 'conflict',
        'one of city, latitude with longitude, host or ip',
      ],
    ]
  if (latitude === undefined && longitude !== undefined)
    return [['.latitude', 'required', 'a latitude beside longitude']]
  if (longitude === undefined && latitude !== undefined)
    return [['.longitude', 'required', 'a longitude beside latitude']]
  return KEPT
}

const point: Codec<Draft> = ruled(
  struct<Draft>(
    {
      city,
      latitude: ruled(finite, LATITUDES),
      longitude: ruled(finite, LONGITUDES),
      host: text,
      ip: text,
      size: ruled(finite, SIZES),
      color,
      cssClass: text,
    },
    [],
    { colour: 'color', cssclass: 'cssClass' },
  ),
  locatorRules,
)

const wireCity = ({ name, countryCode, regionCode }: MapCity) =>
  present({ city_name: name, country_code: countryCode, region_code: regionCode })

const wirePoint = ({ city, cssClass, latitude, longitude, host, ip, size, color }: Draft) =>
  present({
    city: city === undefined ? undefined : wireCity(city),
    latitude,
    longitude,
    host,
    ip,
    size,
    color,
    cssclass: cssClass,
  })

const wire: Check = wireObject(
  {
    points: wireObject(
      {
        point: wireList(
          together(
            wireObject(
              {
                city: wireObject({ city_name: wireText, country_code: wireText, region_code: wireText }, [
                  'city_name',
                ]),
                latitude: numericBy(LATITUDES),
                longitude: numericBy(LONGITUDES),
                host: wireText,
                ip: wireText,
                size: numericBy(SIZES),
                color: wireColor('bare'),
                cssclass: wireText,
              },
              [],
            ),
            (point) => locatorRules(point as Draft),
          ),
        ),
      },
      ['point'],
    ),
  },
  ['points'],
)

/** The `map` widget (`widgets.md`, "map"). */
export const map: Widget<'map', MapInput, NoSettings, MapInput, true> = defineWidget({
  kind: 'map',
  input: list(point) as Codec<readonly (Draft & MapPoint)[]>,
  settings: {},
  payload: (points) => ({ points: { point: points.map(wirePoint) } }),
  wire,
  xml: true,
})
