import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem, type } from 'node:os'
import { parseArgs } from 'node:util'
import { busy } from './busy.js'
import { cases } from './cases.js'
import { contenders } from './contenders.js'
import { decode, decodeIoTs } from './decode.js'
import { json, xml, xmlLimit, xmlWriter } from './encode.js'
import { encrypt } from './encrypt.js'
import { fetchInProcess } from './fetch.js'
import { depth, growth } from './growth.js'
import { http } from './http.js'
import { imports } from './imports.js'
import { memory } from './memory.js'
import { onEachNode } from './nodes.js'
import {
  markdown,
  nodesMarkdown,
  printHead,
  printNodes,
  printRow,
  printTitle,
  type Result,
  type Row,
} from './report.js'
import { warmUp } from './sampler.js'
import { size } from './size.js'
import { jsonZod } from './zod.js'

const sections = [
  json,
  jsonZod,
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
  fetchInProcess,
  imports,
  size,
  memory,
  busy,
]

const { values, positionals: wanted } = parseArgs({
  options: {
    nodes: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
  allowPositionals: true,
})
const unknown = wanted.filter((name) => !sections.some((section) => section.name === name))
if (unknown.length > 0)
  throw new Error(
    `no section ${unknown.join(', ')}; there are ${sections.map(({ name }) => name).join(', ')}`,
  )

// Slices are long enough for each to contain its share of garbage collection.
const effort = { sliceMs: 20, ...(values.quick ? { rounds: 10, starts: 5 } : { rounds: 60, starts: 15 }) }

const START = `<!-- npm run bench${values.nodes ? ' -- --nodes' : ''} writes from here -->`
const END = '<!-- to here -->'

/** Takes the page apart before the first measurement, so that no run is lost to a page without the two marks. */
const pageAt = (path: string): ((numbers: string) => void) => {
  const page = readFileSync(path, 'utf8')
  const start = page.indexOf(START)
  const end = page.indexOf(END, start)
  if (start === -1 || end === -1) throw new Error(`${path}: expected ${START} and ${END}`)
  return (numbers) => writeFileSync(path, `${page.slice(0, start)}${START}\n\n${numbers}\n${page.slice(end)}`)
}

const write = values.write === undefined ? undefined : pageAt(values.write)

const origin = (node: string): string => {
  const [cpu] = cpus()
  const load = loadavg().map((n) => n.toFixed(1))
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${node}, ${type()} ${process.arch},`,
    `${cpus().length} × ${cpu?.model ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB;`,
    `the load at the end was ${load.join(', ')} (1, 5 and 15 minutes)${values.quick ? '; a quick run' : ''}.`,
  ].join(' ')
}

const measureAll = async (): Promise<readonly Result[]> => {
  // V8 optimizes shared code for the kinds that it has met. A server has met several, and a section gives the same
  // figures whether it runs with others or not.
  warmUp(cases.map(({ encode }) => encode))
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
  return results
}

if (values.nodes) {
  const runs = await onEachNode(values.quick ? ['--quick', ...wanted] : wanted)
  printNodes(runs)
  console.log(`\n${origin('each Node in turn')}`)
  write?.(nodesMarkdown(origin('each Node in turn'), runs))
} else {
  const results = await measureAll()
  console.log(`\n${origin(`Node ${process.version}`)}`)
  write?.(markdown(origin(`Node ${process.version}`), results))
  process.send?.(results)
}
