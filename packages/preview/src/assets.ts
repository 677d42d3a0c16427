import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Asset, Assets } from './server.js'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads the built page into memory once, so no request reads a file. */
export const loadAssets = (folder = fileURLToPath(new URL('./page', import.meta.url))): Assets =>
  new Map(
    readdirSync(folder).map((name): readonly [string, Asset] => [
      `/${name.replace(/^index\.html$|\.html$/, '')}`,
      { type: TYPES[extname(name)] ?? 'application/octet-stream', body: readFileSync(join(folder, name)) },
    ]),
  )
