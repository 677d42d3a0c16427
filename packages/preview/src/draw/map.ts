import { fontOf, plain } from './axes.js'
import { placeOfCity } from './cities.js'
import type { ChartDrawing, Size } from './drawing.js'
import { fitted } from './format.js'
import { colorOf, type Fields, fieldsOf, lineOf, listOf, numberOf } from './read.js'
import type { Theme } from './theme.js'

/** The name under which the outline of the land is registered with ECharts. */
export const WORLD = 'world'

const SIZE = 3

/** The latitude where Antarctica begins, which is only shown if it has a point. */
const SOUTH = -58
const NORTH = 84

/** The width of a degree of longitude relative to one of latitude. */
const STRETCH = 0.82

interface Place {
  readonly at: readonly [longitude: number, latitude: number] | undefined
  readonly name: string
  readonly size: number
  readonly color: string
}

const cityOf = (city: Fields): Place['at'] =>
  placeOfCity({
    name: lineOf(city['city_name'], 60),
    country: lineOf(city['country_code'], 60),
    region: lineOf(city['region_code'], 60),
  })

const nameOf = (city: Fields): string =>
  [city['city_name'], city['region_code'], city['country_code']]
    .map((part) => lineOf(part, 60))
    .filter((part) => part !== '')
    .join(', ')

const within = (n: number, most: number): number => Math.min(most, Math.max(-most, n))

const placeOf =
  (theme: Theme) =>
  (point: unknown): Place => {
    const { city, latitude, longitude, host, ip, size, color } = fieldsOf(point)
    const north = numberOf(latitude)
    const east = numberOf(longitude)
    return {
      at:
        north === undefined || east === undefined
          ? cityOf(fieldsOf(city))
          : [within(east, 180), within(north, 90)],
      name: nameOf(fieldsOf(city)) || lineOf(host, 60) || lineOf(ip, 60),
      size: Math.min(10, Math.max(1, numberOf(size) ?? SIZE)),
      color: colorOf(color) ?? theme.accent,
    }
  }

const summaryOf = (placed: readonly Place[], unplaced: readonly Place[]): string => {
  const names = unplaced.slice(0, 8).map(({ name }) => name)
  const rest = unplaced.length - names.length
  const more = placed.length - 5
  return [
    `Map of ${placed.length + unplaced.length} points`,
    ...(placed.length === 0
      ? []
      : [
          `${placed.length} drawn: ${placed
            .slice(0, 5)
            .map(({ at, name }) => name || `${at?.[1].toFixed(1)}°, ${at?.[0].toFixed(1)}°`)
            .join('; ')}${more > 0 ? ` and ${more} more` : ''}`,
        ]),
    ...(names.length === 0
      ? []
      : [`not drawn here, placed by Geckoboard: ${names.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`]),
  ].join(', ')
}

/** As many names as fit into `lines` lines, and how many are left. */
const linesOf = (names: readonly string[], lines: number, width: number): readonly string[] => {
  const columns = names.length > lines ? lines - 1 : lines
  const shown = names.slice(0, columns).map((name) => fitted(name, width))
  return names.length > columns ? [...shown, `and ${names.length - columns} more`] : shown
}

export const drawMap = (payload: unknown, theme: Theme): ChartDrawing => {
  const places = listOf(fieldsOf(fieldsOf(payload)['points'])['point']).map(placeOf(theme))
  const placed = places.filter(({ at }) => at !== undefined)
  const unplaced = places.filter(({ at }) => at === undefined)
  const south = placed.some(({ at }) => (at?.[1] ?? 0) < SOUTH) ? -90 : SOUTH
  return {
    form: 'chart',
    summary: summaryOf(placed, unplaced),
    option: (size: Size) => {
      const font = fontOf(size)
      const lineHeight = Math.round(font * 1.4)
      const isBeside = unplaced.length > 0 && size.width > size.height * 1.7
      const room = isBeside ? size.height : size.height * 0.4
      const aside = isBeside ? size.width * 0.36 : size.width
      const lines =
        unplaced.length === 0
          ? []
          : [
              'Placed by Geckoboard:',
              ...linesOf(
                unplaced.map(({ name }) => name),
                Math.max(2, Math.min(9, Math.floor(room / lineHeight) - 1)),
                aside / font / 1.1,
              ),
            ]
      const left = isBeside ? aside + font : 0
      const below = isBeside ? 0 : lines.length * lineHeight + (lines.length === 0 ? 0 : font * 0.5)
      const ratio = (360 * STRETCH) / (NORTH - south)
      const width = Math.min(size.width - left, (size.height - below) * ratio)
      const height = width / ratio
      return {
        ...plain(font, theme),
        ...(lines.length === 0
          ? {}
          : {
              title: {
                text: lines.join('\n'),
                left: 0,
                ...(isBeside ? { top: 'middle' } : { bottom: 0 }),
                padding: 0,
                textStyle: { color: theme.muted, fontSize: font, lineHeight, fontWeight: 'normal' },
              },
            }),
        geo: {
          map: WORLD,
          roam: false,
          silent: true,
          aspectScale: STRETCH,
          boundingCoords: [
            [-180, NORTH],
            [180, south],
          ],
          left: left + (size.width - left - width) / 2,
          top: (size.height - below - height) / 2,
          width,
          height,
          itemStyle: { areaColor: theme.land, borderColor: theme.tile, borderWidth: 0.5 },
        },
        series: [
          {
            type: 'scatter',
            coordinateSystem: 'geo',
            silent: true,
            data: placed.map(({ at, size, color }) => ({
              value: at,
              symbolSize: Math.max(5, ((size + 1.5) * width) / 160),
              itemStyle: { color, opacity: 0.85, borderColor: theme.tile, borderWidth: 1 },
            })),
          },
        ],
      }
    },
  }
}
