// What a widget says, read from an input and from a payload by two readers that share no code with the encoders:
// written from `docs/reference/widgets.md#the-kinds`, one pair for each kind.
import type { InputOf, Kind } from '@gecko-widgets/core'

// biome-ignore lint/suspicious/noExplicitAny: readers of plain data, which look before they step
type Any = any
type Reader = (value: Any) => unknown

const text = (value: string | undefined): string | undefined =>
  value
    ?.replace(/\r\n?/g, '\n')
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
const number = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value + 0
const color = (value: string | undefined): string | undefined => value?.replace('#', '').toLowerCase()

const numberItem = (item: Any) =>
  typeof item === 'number'
    ? { value: number(item) }
    : item && { value: number(item.value), text: text(item.text), prefix: text(item.prefix) }

const ragSlot = (slot: Any) => {
  if (slot === undefined) return []
  if (Array.isArray(slot)) return [{ value: slot[0] === null ? null : number(slot[0]), text: text(slot[1]) }]
  return slot === null || typeof slot === 'number'
    ? [{ value: slot === null ? null : number(slot) }]
    : [
        {
          value: slot.value === null ? null : number(slot.value),
          text: text(slot.text),
          prefix: text(slot.prefix),
        },
      ]
}

const TEXT_TYPES: Any = { none: 0, alert: 1, info: 2, 0: 0, 1: 1, 2: 2 }

const row = (names: readonly string[], entry: Any): Any =>
  Array.isArray(entry) ? Object.fromEntries(names.map((name, i) => [name, entry[i]])) : entry

const point = (p: Any) =>
  Array.isArray(p) ? [typeof p[0] === 'string' ? text(p[0]) : number(p[0]), number(p[1])] : number(p)

const chart =
  (names: { x: string; y: string; from: string }): Reader =>
  (input) => {
    const full = Array.isArray(input) ? { series: [{ data: input }] } : input
    return {
      series: full.series.map((one: Any) => ({
        data: one.data.map(point),
        name: text(one.name),
        from: text(one[names.from]),
        type: one.type,
      })),
      labels: full[names.x]?.labels?.map(text),
      type: full[names.x]?.type,
      format: full[names.y]?.format,
      unit: full[names.y]?.unit,
    }
  }

const inputChart = chart({ x: 'xAxis', y: 'yAxis', from: 'incompleteFrom' })
const wireChart = chart({ x: 'x_axis', y: 'y_axis', from: 'incomplete_from' })

const labels = (axis: Any) => (typeof axis === 'string' ? [text(axis)] : axis?.map(text))

const end = (of: Any) => {
  const { value, text: label } = typeof of === 'number' ? { value: of } : row(['value', 'text'], of)
  return { value: number(value), text: text(label) }
}

const scaleOf = (graph: Any): readonly [divisor: number, word: string] | undefined => {
  const greatest = Math.max(...graph.axisPoints.map(Math.abs))
  if (graph.autoScale === false) return undefined
  if (greatest >= 1e9) return [1e9, 'billions']
  if (greatest >= 1e6) return [1e6, 'millions']
  return greatest >= 1e3 ? [1e3, 'thousands'] : undefined
}

const sublabelOf = (sublabel: string | undefined, word: string): string =>
  sublabel ? `${sublabel} (${word})` : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

const bandsOf = (graph: Any): Any => {
  if (graph.red !== undefined) return [graph.red, graph.amber, graph.green]
  const [min, max] = [graph.axisPoints[0], graph.axisPoints.at(-1)]
  const whole = graph.axisPoints.every(Number.isSafeInteger) && max - min >= 3
  const third = whole ? Math.floor((max - min) / 3) : max / 3 - min / 3
  const gap = whole ? 1 : 0
  return [
    [min, min + third - gap],
    [min + third, max - third - gap],
    [max - third, max],
  ]
}

const inputGraph = (graph: Any) => {
  const scale = scaleOf(graph)
  const scaled = (n: Any) => (scale && n !== undefined ? Number((n / scale[0]).toFixed(2)) + 0 : number(n))
  const bar = (of: Any) => (typeof of === 'number' ? [0, of] : of)?.map(scaled)
  return {
    label: text(graph.label),
    sublabel: scale ? sublabelOf(text(graph.sublabel), scale[1]) : text(graph.sublabel),
    points: graph.axisPoints.map(scaled),
    bands: bandsOf(graph).map((band: Any) => band.map(scaled)),
    current: bar(graph.current),
    projected: bar(graph.projected),
    comparative: scaled(graph.comparative),
    orientation: graph.orientation ?? 'horizontal',
  }
}

const wireGraph = (orientation: string) => (graph: Any) => {
  const stretch = (of: Any) => of && [of.start, of.end]
  const { red, amber, green } = graph.range
  return {
    label: graph.label,
    sublabel: graph.sublabel,
    points: graph.axis.point,
    bands: [red, amber, green].map(stretch),
    current: stretch(graph.measure.current),
    projected: stretch(graph.measure.projected),
    comparative: graph.comparative?.point,
    orientation,
  }
}

const json = (value: Any): Any => {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return value.map(json)
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, of]) => [key, json(of)]))
    : value
}

/** What an input says. */
export const saidBy: { readonly [K in Kind]: (input: InputOf<K>) => unknown } = {
  number: (input: Any) => {
    if (typeof input === 'number') return { ...numberItem(input), reverse: false }
    if (!Array.isArray(input))
      return {
        ...numberItem(input),
        previous: numberItem(input.previous),
        trendline: input.trendline?.map(number),
        absolute: input.absolute,
        reverse: input.reverse ?? false,
        type: input.type,
      }
    const [current, second, third] = input
    const prefix = typeof second === 'string' ? second : third
    const previous = typeof second === 'string' ? undefined : second
    return {
      ...numberItem(current),
      ...(prefix === undefined ? {} : { prefix: text(prefix) }),
      previous: numberItem(previous),
      reverse: false,
    }
  },
  rag: (input: Any) => {
    const { red, amber, green, reverse = false } = row(['red', 'amber', 'green'], input)
    return { slots: [red, amber, green].flatMap(ragSlot), reverse }
  },
  text: (input: Any) =>
    (typeof input === 'string' ? [input] : input).map((entry: Any) => {
      const { text: words, type = 0 } =
        typeof entry === 'string' ? { text: entry } : row(['text', 'type'], entry)
      return { text: text(words), type: TEXT_TYPES[type] }
    }),
  pieChart: (input: Any) =>
    input.map((entry: Any) => {
      const slice = typeof entry === 'number' ? { value: entry } : row(['value', 'label', 'color'], entry)
      return { value: number(slice.value), label: text(slice.label), color: color(slice.color) }
    }),
  lineChart: inputChart,
  lineChartLegacy: ([values, x, y, colour]: Any) => ({
    values: values.map(number),
    x: labels(x),
    y: labels(y),
    color: color(colour),
  }),
  barChart: inputChart,
  geckOMeter: (input: Any) => {
    const full = row(['value', 'min', 'max'], input)
    return {
      value: number(full.value),
      min: end(full.min),
      max: end(full.max),
      format: full.format,
      unit: full.unit,
      reverse: full.reverse ?? false,
    }
  },
  funnel: (input: Any) => {
    const steps = input.items.map((entry: Any) => {
      const { value, label } = row(['value', 'label'], entry)
      return { value: number(value), label: text(label) }
    })
    return {
      steps: input.sort ? steps.toSorted((a: Any, b: Any) => b.value - a.value) : steps,
      type: input.type ?? 'standard',
      percentage: input.percentage ?? 'show',
    }
  },
  bullet: (input: Any) => [input].flat().map(inputGraph),
  leaderboard: (input: Any) => {
    const full = Array.isArray(input) ? { items: input } : input
    return {
      rows: full.items.map((entry: Any) => {
        const { label, value, previousRank } = row(['label', 'value', 'previousRank'], entry)
        return { label: text(label), value: number(value), previousRank }
      }),
      format: full.format,
      unit: full.unit,
    }
  },
  list: (input: Any) =>
    input.map((entry: Any) => {
      const { title, label, description } = typeof entry === 'string' ? { title: entry } : (entry as Any)
      return {
        title: text(title.text ?? title),
        highlight: title.highlight,
        label: label && { name: text(label.name), color: color(label.color) },
        description: text(description),
      }
    }),
  map: (input: Any) =>
    input.map(({ city, latitude, longitude, host, ip, size, color: colour, cssClass }: Any) => ({
      city: city && [text(city.name), text(city.countryCode), text(city.regionCode)],
      at: [number(latitude), number(longitude)],
      host: text(host),
      ip,
      size,
      color: color(colour),
      cssClass: text(cssClass),
    })),
  monitoring: (input: Any) =>
    typeof input === 'string'
      ? { status: input }
      : { status: input.status, downTime: text(input.downTime), responseTime: text(input.responseTime) },
  highcharts: json,
  custom: json,
}

/** What a payload says. */
export const saidOnWire: { readonly [K in Kind]: Reader } = {
  number: ({ item: [current, second], absolute, type }) => ({
    ...current,
    ...(Array.isArray(second) ? { trendline: second } : { previous: second }),
    absolute,
    reverse: type === 'reverse',
  }),
  rag: ({ item, type }) => ({
    slots: item.map((slot: Any) => ({ ...slot, value: slot.value === '' ? null : slot.value })),
    reverse: type === 'reverse',
  }),
  text: ({ item }) => item,
  pieChart: ({ item }) => item,
  lineChart: wireChart,
  lineChartLegacy: ({ item, settings: { axisx, axisy, colour } }) => ({
    values: item,
    x: axisx,
    y: axisy,
    color: colour,
  }),
  barChart: wireChart,
  geckOMeter: ({ item, min, max, format, unit, type }) => ({
    value: item,
    min: end(min),
    max: end(max),
    format,
    unit,
    reverse: type === 'reverse',
  }),
  funnel: ({ item, type, percentage }) => ({ steps: item, type, percentage }),
  bullet: ({ item, orientation }) => [item].flat().map(wireGraph(orientation)),
  leaderboard: ({ items, format, unit }) => ({
    rows: items.map(({ label, value, previous_rank }: Any) => ({
      label,
      value,
      previousRank: previous_rank,
    })),
    format,
    unit,
  }),
  list: (items) =>
    items.map(({ title, label, description }: Any) => ({
      title: title.text,
      highlight: title.highlight,
      label: label && { name: label.name, color: color(label.color) },
      description,
    })),
  map: ({ points }) =>
    points.point.map(({ city, latitude, longitude, host, ip, size, color, cssclass }: Any) => ({
      city: city && [city.city_name, city.country_code, city.region_code],
      at: [latitude, longitude],
      host,
      ip,
      size,
      color,
      cssClass: cssclass,
    })),
  monitoring: (payload) => payload,
  highcharts: ({ highchart }) => highchart,
  custom: (payload) => payload,
}
