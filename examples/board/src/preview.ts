import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Settings } from './settings.js'
import type { BoardWidget } from './widgets.js'

const require = createRequire(import.meta.url)
const cli = require.resolve('@gecko-widgets/preview/dist/cli.js')

/** The kinds whose widgets take two tiles on the board. */
const SIZES: { readonly [K in BoardWidget['kind']]?: string } = {
  lineChart: '2x1',
  barChart: '2x1',
  bullet: '2x1',
  leaderboard: '1x2',
  list: '1x2',
  map: '2x1',
  highcharts: '2x1',
}

/** Writes the file of the board, like a `geckoboard.json` of your own. */
const boardOf = (base: string, widgets: readonly BoardWidget[]): string =>
  JSON.stringify({
    widgets: widgets.map(({ path, title, kind, encrypted = false }) => ({
      url: `${base}${path}`,
      title,
      kind,
      encrypted,
      size: SIZES[kind] ?? '1x1',
      interval: 15,
    })),
  })

/** A running preview: the address to open, and a function to stop it. */
export interface Preview {
  readonly url: string
  readonly stop: () => void
}

const addressIn = ({ stdout }: ChildProcessByStdio<null, Readable, null>): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = ''
    stdout
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        out += chunk
        const [, url] = /^The board is at (\S+)$/m.exec(out) ?? []
        if (url !== undefined) resolve(url)
      })
      .on('close', () => reject(new Error('The preview has not started.')))
  })

/** Starts the preview of the widgets. */
export const startPreview = async (
  base: string,
  widgets: readonly BoardWidget[],
  { apiKey }: Settings,
): Promise<Preview> => {
  const folder = mkdtempSync(join(tmpdir(), 'gecko-widgets-board-'))
  const file = join(folder, 'geckoboard.json')
  writeFileSync(file, boardOf(base, widgets))
  const child = spawn(process.execPath, [cli, '--config', file, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GECKOBOARD_API_KEY: apiKey },
  })
  const stop = (): void => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { url: await addressIn(child), stop }
  } catch (error) {
    stop()
    throw error
  }
}
