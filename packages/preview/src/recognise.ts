import { checkPayload, type Kind } from '@gecko-widgets/core'

/** Kinds in the order in which they are tried: where two read the same payload, the more common one wins. */
const ORDER: readonly Kind[] = [
  'number',
  'rag',
  'text',
  'funnel',
  'pieChart',
  'geckOMeter',
  'lineChart',
  'barChart',
  'bullet',
  'leaderboard',
  'map',
  'monitoring',
  'list',
  'lineChartLegacy',
]

const isHighcharts = (payload: unknown): boolean =>
  typeof payload === 'object' &&
  payload !== null &&
  ['highchart', 'chart', 'series', 'plotOptions'].some((key) => Object.hasOwn(payload, key))

/** Recognises the kind of a payload: the one that reads it with the fewest words; `custom` where none does. */
export const recognise = (payload: unknown): Kind => {
  const read = ORDER.map((kind) => ({ kind, check: checkPayload(kind)(payload) })).filter(
    ({ check }) => check.errors.length === 0,
  )
  const fewest = Math.min(...read.map(({ check }) => check.warnings.length))
  const best = read.find(({ check }) => check.warnings.length === fewest)
  if (best !== undefined && (fewest === 0 || !isHighcharts(payload))) return best.kind
  return isHighcharts(payload) ? 'highcharts' : (best?.kind ?? 'custom')
}
