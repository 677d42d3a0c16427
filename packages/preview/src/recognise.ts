import { checkPayload, type Kind, type PayloadCheck } from '@gecko-widgets/core'

/**
 * Whether the fields of a payload tell its kind. The kinds are in the order in which they are tried: if two read the
 * same payload, the more common one wins.
 */
const BY_FIELDS: { readonly [K in Kind]: boolean } = {
  number: true,
  text: true,
  rag: true,
  funnel: true,
  pieChart: true,
  geckOMeter: true,
  lineChart: true,
  barChart: true,
  bullet: true,
  leaderboard: true,
  map: true,
  monitoring: true,
  list: true,
  lineChartLegacy: true,
  // These read any object.
  highcharts: false,
  custom: false,
}

const ORDER = (Object.keys(BY_FIELDS) as readonly Kind[]).filter((kind) => BY_FIELDS[kind])

const isHighcharts = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  ['highchart', 'chart', 'series', 'plotOptions'].some((key) => Object.hasOwn(payload, key))

interface Match {
  readonly kind: Kind
  readonly misfit: number
}

/** How badly a payload fits a kind: an error weighs most, then a field that the kind does not have. */
const misfitOf = ({ errors, warnings }: PayloadCheck): number =>
  3 * errors.length + warnings.reduce((sum, { code }) => sum + (code === 'unknown' ? 2 : 1), 0)

/** What a kind makes of a payload; nothing where the payload lacks what every payload of the kind has. */
const matchOf =
  (payload: unknown) =>
  (kind: Kind): readonly Match[] => {
    const check = checkPayload(kind)(payload)
    const isAnother = check.errors.some(
      ({ path, code }) => path === '' || (code === 'required' && !/[.[]/.test(path)),
    )
    return isAnother ? [] : [{ kind, misfit: misfitOf(check) }]
  }

/** Recognises the kind of a payload: the one that it fits best; `custom` where it fits none. */
export const recognise = (payload: unknown): Kind => {
  const [best] = ORDER.flatMap(matchOf(payload)).toSorted((a, b) => a.misfit - b.misfit)
  return isHighcharts(payload) && best?.misfit !== 0 ? 'highcharts' : (best?.kind ?? 'custom')
}
