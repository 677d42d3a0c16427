// Draws who imports whom, room by room, as docs/imports.svg; a test holds the picture to the sources.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import { cruiseSources } from '../scripts/imports.mjs'

const ROOMS = '^packages/core/src/[^/]+/|^packages/(?!core/)[^/]+/'

const THEME = {
  replace: true,
  graph: {
    rankdir: 'TB',
    bgcolor: '#ffffff',
    pad: '0.3',
    nodesep: '0.25',
    ranksep: '0.5',
    fontname: 'Helvetica',
    fontsize: '11',
    style: 'rounded',
    color: '#c7cdd4',
  },
  node: {
    shape: 'box',
    style: 'rounded,filled',
    fillcolor: '#eef2f6',
    color: '#8a96a3',
    fontname: 'Helvetica',
    fontsize: '11',
    height: '0.3',
  },
  edge: { color: '#5b6773', arrowsize: '0.6' },
  modules: [],
  dependencies: [],
}

/** The picture of the imports in the packages below a folder. */
export const importsPicture = async (root) => {
  const { output } = await cruiseSources(root, {
    outputType: 'dot',
    includeOnly: '^packages/',
    reporterOptions: { dot: { collapsePattern: ROOMS, theme: THEME } },
  })
  const graphviz = await Graphviz.load()
  return graphviz.dot(output)
}

if (import.meta.filename === process.argv[1])
  writeFileSync(join(process.cwd(), 'docs/imports.svg'), await importsPicture(process.cwd()))
