import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { test } from 'vitest'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const installed = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram)

/** The Chromium from npm, which only runs on Linux. */
const packed = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: sparticuz } = await import('@sparticuz/chromium')
  return sparticuz.executablePath()
}

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the Chromium at CHROMIUM, an installed one, or the one from npm; returns `undefined` if there is none. */
export const launch = async (): Promise<Browser | undefined> => {
  try {
    const executablePath = process.env['CHROMIUM'] ?? installed() ?? (await packed())
    return executablePath === undefined ? undefined : await chromium.launch({ executablePath, args: ARGS })
  } catch (error) {
    if (process.env['CHROMIUM'] !== undefined) throw error
    return undefined
  }
}

/** Creates tests that are skipped without a browser. */
export const browserTest =
  (browser: () => Browser | undefined, timeout: number) =>
  (name: string, run: () => Promise<void>): void =>
    test(name, { timeout }, async (context) => {
      if (browser() === undefined) context.skip('no browser')
      await run()
    })
