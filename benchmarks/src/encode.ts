import { encodeJson } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { create } from 'xmlbuilder2'
import { type Case, cases, rightOf } from './cases.js'
import { concatenated } from './concatenated.js'
import { against, type Section, versus } from './section.js'

const label = ({ name, bytes }: Case): string => `${name}, ${bytes} B`

const stringify =
  ({ payload: { json } }: Case) =>
  () =>
    JSON.stringify(json)

/** From what a person returns to JSON text, against the least that anybody would pay for the text. */
export const json: Section = {
  name: 'json',
  title: 'JSON end to end ÷ JSON.stringify of the ready payload (the goals are for Node 20)',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => encodeJson(each.encode())
      const goal = each.name === 'number' ? 1.5 : 1.6
      yield against(label(each), { candidate, reference: stringify(each) }, effort, goal)
    }
  },
}

/** The same to XML text. */
export const xml: Section = {
  name: 'xml',
  title: 'XML end to end ÷ JSON.stringify of the ready payload (the goals are for Node 20)',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.encode()))
      yield versus(label(each), { candidate, reference: stringify(each) }, effort, 2.5)
    }
  },
}

/** The XML writer without the steps before it, against the least that anybody would pay for the text. */
export const xmlLimit: Section = {
  name: 'xml-limit',
  title: 'encodeXml of the ready payload ÷ concatenation without escaping or checks',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.payload))
      const reference = () => concatenated(each.payload.json)
      yield against(label(each), { candidate, reference }, effort, 1.1)
    }
  },
}

/** The XML writer without the steps before it, against the library that a person would take. */
export const xmlWriter: Section = {
  name: 'xml-writer',
  title: 'encodeXml of the ready payload ÷ xmlbuilder2 create(payload).end()',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.payload))
      const reference = () => create({ version: '1.0', encoding: 'UTF-8' }, { root: each.payload.json }).end()
      yield against(label(each), { candidate, reference }, effort, 0.05)
    }
  },
}
