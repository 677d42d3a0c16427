import { spawnSync } from 'node:child_process'
import type { Json } from '@gecko-widgets/core'
import { XMLParser } from 'fast-xml-parser'

/** What an independent reader finds in an element: its text, or its elements in order. */
export type Read = string | readonly (readonly [name: string, content: Read])[]

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
  htmlEntities: false,
})

const readNodes = (nodes: readonly Record<string, unknown>[]): Read => {
  const elements = nodes.filter((node) => !('#text' in node))
  if (elements.length === 0) return nodes.map((node) => String(node['#text'])).join('')
  return elements.map((node) => {
    const [name = ''] = Object.keys(node).filter((key) => key !== ':@')
    return [name, readNodes(node[name] as Record<string, unknown>[])] as const
  })
}

/** Reads the root element of a document with fast-xml-parser. */
export const readWithJs = (xml: string): Read => {
  const nodes: readonly Record<string, unknown>[] = parser.parse(xml)
  const root = nodes.find((node) => 'root' in node)
  return readNodes((root?.['root'] ?? []) as Record<string, unknown>[])
}

/** Reads JSON lines, each a document, with expat, and writes what is in the root element as a JSON line. */
const EXPAT = `
import json, sys
from pyexpat import ParserCreate

def read(xml):
    stack = [[None, [], '']]
    def start(name, attributes):
        assert not attributes
        stack.append([name, [], ''])
    def end(name):
        name, elements, text = stack.pop()
        stack[-1][1].append([name, elements if elements else text])
    def data(text):
        stack[-1][2] += text
    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.Parse(xml.encode('utf-8'), True)
    [[name, content]] = stack[0][1]
    assert name == 'root'
    return content

sys.stdin.reconfigure(encoding='utf-8')
for line in sys.stdin:
    print(json.dumps(read(json.loads(line))))
`

/** Reads documents with Python's expat; `undefined` if Python is not installed. */
export const readWithExpat = (documents: readonly string[]): readonly Read[] | undefined => {
  if (spawnSync('python3', ['-c', 'import pyexpat']).status !== 0) return undefined
  const input = documents.map((xml) => `${JSON.stringify(xml)}\n`).join('')
  const { stdout, stderr } = spawnSync('python3', ['-c', EXPAT], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (stderr !== '') throw new Error(stderr)
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

/** What a document should hold, by the rules of `docs/reference/widgets.md#xml`. */
export const contentOf = (json: Json): Read => {
  if (typeof json !== 'object') return String(json)
  const elements = Object.entries(json ?? {}).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((entry): readonly [string, Read] => [
      key,
      contentOf(entry as Json),
    ]),
  )
  return elements.length === 0 ? '' : elements
}
