import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem, type } from 'node:os'
import { parseArgs } from 'node:util'
import { contenders } from './contenders.js'
import { decode, decodeIoTs } from './decode.js'
import { json, xml, xmlLimit, xmlWriter } from './encode.js'
import { encrypt } from './encrypt.js'
import { depth, growth } from './growth.js'
import { http } from './http.js'
import { imports } from './imports.js'
import { memory } from './memory.js'
import { markdown, printHead, printRow, printTitle, type Result, type Row } from './report.js'
import { size } from './size.js'

const sections = [
  json,
  xml,
  contenders,
  xmlLimit,
  xmlWriter,
  decode,
  decodeIoTs,
  encrypt,
  growth,
  depth,
  http,
  imports,
  size,
  memory,
]

const { values, positionals: wanted } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'string' } },
  allowPositionals: true,
})
const unknown = wanted.filter((name) => !sections.some((section) => section.name === name))
if (unknown.length > 0)
  throw new Error(
    `no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`,
  )

const effort = values.quick ? { rounds: 15, starts: 5 } : { rounds: 100, starts: 15 }

const START = '<!-- npm run bench writes from here -->'
const END = '<!-- to here -->'

/** Takes the page apart before the first measurement, so that no run is lost to a page without the two marks. */
const pageAt = (path: string): ((numbers: string) => void) => {
  const [before, after] = readFileSync(path, 'utf8').split(START)
  const rest = after?.split(END)[1]
  if (before === undefined || rest === undefined) throw new Error(`${path}: expected ${START} and ${END}`)
  return (numbers) => writeFileSync(path, `${before}${START}\n\n${numbers}\n${END}${rest}`)
}

const write = values.write === undefined ? undefined : pageAt(values.write)

const origin = (): string => {
  const [cpu] = cpus()
  const load = loadavg().map((n) => n.toFixed(1))
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${type()} ${process.arch},`,
    `${cpus().length} × ${cpu?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB;`,
    `the load at the end was ${load.join(', ')} (1, 5 and 15 minutes)${values.quick ? '; a quick run' : ''}.`,
  ].join(' ')
}

printHead()
const results: Result[] = []
for (const { name, title, rows } of sections) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  printTitle(title)
  const measured: Row[] = []
  for await (const row of rows(effort)) {
    printRow(row)
    measured.push(row)
  }
  results.push({ title, rows: measured })
}
console.log(`\n${origin()}`)
write?.(markdown(origin(), results))
