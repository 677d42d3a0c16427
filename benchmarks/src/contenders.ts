import { encodeJson, widgets } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import * as t from 'io-ts'
import { create } from 'xmlbuilder2'
import { rightOf, type Slice, slices } from './cases.js'
import { concatenated } from './concatenated.js'
import { against, type Section } from './section.js'

/** The codec that the io-ts manual would have a person write. */
export const textbook = t.array(
  t.exact(t.intersection([t.type({ value: t.number }), t.partial({ label: t.string, color: t.string })])),
)

const byHand = (input: readonly Slice[]) => ({
  item: input.map(({ value, label, color }) => ({ value, label, color })),
})

const written = (input: unknown) => ({ item: rightOf(textbook.decode(input)) })

const input = slices(100)

const jsonText = () => encodeJson(rightOf(widgets.pieChart.encode(input)))
const xmlText = () => rightOf(encodeXml(rightOf(widgets.pieChart.encode(input))))

/** The whole way, from a person's data to the text, against what a person would write or pick instead. */
export const contenders: Section = {
  name: 'contenders',
  title: 'a pie of 100 end to end ÷ the same by other means',
  *rows(effort) {
    const row = (measure: string, candidate: () => string, reference: () => string) =>
      against(measure, { candidate, reference }, effort)
    yield row('JSON ÷ by hand, no checks', jsonText, () => JSON.stringify(byHand(input)))
    yield row('JSON ÷ plain io-ts, JSON.stringify', jsonText, () => JSON.stringify(written(input)))
    yield row('XML ÷ concatenated, no checks', xmlText, () => concatenated(byHand(input)))
    yield row('XML ÷ plain io-ts, xmlbuilder2', xmlText, () =>
      create({ version: '1.0', encoding: 'UTF-8' }, { root: written(input) }).end(),
    )
  },
}
