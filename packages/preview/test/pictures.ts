import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const resolve = createRequire(import.meta.url).resolve

/** Fonts with known widths, so a picture looks the same on every machine. */
export const FONTS = [
  ['Arial', 400, resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf')],
  ['Arial', 700, resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf')],
  ['Menlo', 400, resolve('@expo-google-fonts/cousine/400Regular/Cousine_400Regular.ttf')],
] as const

const fontFaces = (): string =>
  FONTS.map(
    ([family, weight, file]) =>
      `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/ttf;base64,${readFileSync(file, 'base64')})}`,
  ).join('')

/** The part of the page that draws pictures, as one script. */
const script = async (): Promise<string> => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['source'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: 'src/page/pictures.ts', formats: ['iife'], name: 'preview' },
    },
  })
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [Rolldown.RolldownOutput]
  return output[0].code
}

/** Opens a page that has `preview.pictures()` and `preview.picture(kind, payload, frame)` of src/page/pictures.ts. */
export const openDrawer = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage()
  const css = readFileSync(`${root}/src/page/draw.css`, 'utf8')
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${fontFaces()}${css}</style><body>`)
  await page.addScriptTag({ content: await script() })
  await page.evaluate(
    `Promise.all(${JSON.stringify(FONTS.map(([family, weight]) => `${weight} 16px ${family}`))}.map((font) => document.fonts.load(font)))`,
  )
  return page
}
