import { deepStrictEqual } from 'node:assert'
import { encodeJson } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { create } from 'xmlbuilder2'
import { type Case, cases, rightOf } from './cases.js'
import { concatenated } from './concatenated.js'
import { type Section, versus } from './section.js'

const label = ({ name, bytes }: Case): string => `${name}, ${bytes} B`

const stringify =
  ({ payload: { json } }: Case) =>
  () =>
    JSON.stringify(json)

const LARGE = 300

/** From what a person returns to JSON text, against the least that anybody would pay for the text. */
export const json: Section = {
  name: 'json',
  title: 'JSON end to end ÷ JSON.stringify of the ready payload',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => encodeJson(each.encode())
      const limits = each.bytes >= LARGE ? { goal: 1.3, alarm: 1.7 } : { goal: 1.5, alarm: 2.5 }
      yield versus(label(each), { candidate, reference: stringify(each) }, effort, limits)
    }
  },
}

/** The same to XML text. */
export const xml: Section = {
  name: 'xml',
  title: 'XML end to end ÷ JSON.stringify of the ready payload',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.encode()))
      yield versus(label(each), { candidate, reference: stringify(each) }, effort, { goal: 2.5, alarm: 3.5 })
    }
  },
}

/** The XML writer alone, against the least that anybody would pay for the text. */
export const xmlLimit: Section = {
  name: 'xml-limit',
  title: 'encodeXml alone ÷ concatenation without escaping or checks',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.payload))
      const reference = () => concatenated(each.payload.json)
      deepStrictEqual(candidate(), reference())
      yield versus(label(each), { candidate, reference }, effort, { goal: 1.4 })
    }
  },
}

/** The XML writer alone, against the library that a person would take. */
export const xmlWriter: Section = {
  name: 'xml-writer',
  title: 'encodeXml alone ÷ xmlbuilder2 create(payload).end()',
  *rows(effort) {
    for (const each of cases) {
      const candidate = () => rightOf(encodeXml(each.payload))
      const reference = () => create({ version: '1.0', encoding: 'UTF-8' }, { root: each.payload.json }).end()
      deepStrictEqual(candidate(), reference())
      yield versus(label(each), { candidate, reference }, effort, { goal: 0.12 })
    }
  },
}
