import { parseArgs } from 'node:util'
import { decode, decodeIoTs } from './decode.js'
import { json, xml, xmlWriter } from './encode.js'
import { encrypt } from './encrypt.js'
import { express } from './express.js'
import { growth } from './growth.js'
import { imports } from './imports.js'
import { printHead, printRow, printTitle } from './report.js'

const sections = [json, xml, xmlWriter, decode, decodeIoTs, encrypt, growth, express, imports]

const { values, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = wanted.filter((name) => !sections.some((section) => section.name === name))
if (unknown.length > 0)
  throw new Error(
    `no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`,
  )

const effort = values.quick ? { rounds: 15, starts: 5 } : { rounds: 100, starts: 15 }

printHead()
for (const { name, title, rows } of sections) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  printTitle(title)
  for await (const row of rows(effort)) printRow(row)
}
