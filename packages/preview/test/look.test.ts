import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { encrypt } from '@gecko-widgets/core'
import * as E from 'fp-ts/lib/Either.js'
import { test } from 'vitest'
import { loadAssets } from '../src/assets.js'
import { gallery } from '../src/gallery.js'
import type { Size } from '../src/settings.js'
import { launch } from './browser.js'
import { feedOf, startBoard, startFeeds } from './feeds.js'

test('look', async () => {
  const browser = await launch()
  if (!browser) return
  const feeds = await startFeeds()
  const list = gallery().map((entry) => {
    feeds.set(`/${entry.id}`, {
      body: JSON.stringify(entry.payload),
      headers: { 'X-Gecko-Widget': entry.kind },
    })
    return feedOf(feeds.url(`/${entry.id}`), {
      title: entry.title,
      size: `${entry.columns}x${entry.rows}` as Size,
    })
  })
  feeds.set('/wrong', { body: '{"error":"unauthorized"}', status: 401 })
  feeds.set('/broken', {
    item: [
      { value: 'abc', label: 'Yes' },
      { label: 'No', colour: 'red' },
    ],
  })
  feeds.set('/dies', { item: [{ value: 42, text: 'Orders' }, { value: 40 }] })
  const secret = encrypt({ password: 'open sesame', salt: Buffer.alloc(8, 7) })(
    '{"item":[{"value":4711,"text":"Secret"}]}',
  )
  feeds.set('/secret', { body: E.isRight(secret) ? secret.right : '' })
  list.splice(
    3,
    0,
    feedOf(feeds.url('/wrong'), { title: 'A wrong key' }),
    feedOf(feeds.url('/broken'), { title: 'Broken pie', kind: 'pieChart' }),
    feedOf(feeds.url('/dies'), { title: 'Orders', intervalMs: 1000 }),
    feedOf(feeds.url('/secret'), { title: 'Secret', encrypted: true }),
  )
  const board = await startBoard(list, loadAssets(fileURLToPath(new URL('../dist/page', import.meta.url))))
  mkdirSync('/tmp/pagework/png', { recursive: true })
  const page = await browser.newPage({ colorScheme: 'dark', viewport: { width: 1920, height: 1080 } })
  page.on('console', (m) => console.log('C', m.type(), m.text().slice(0, 400)))
  page.on('pageerror', (e) => console.log('E', e.message, e.stack?.slice(0, 600)))
  await page.goto(board.url)
  await page.waitForTimeout(5000)
  feeds.set('/dies', { status: 500, body: '{"error":"internal"}' })
  await page.waitForTimeout(3500)
  const only = process.env['LOOK']?.split(',')
  for (const [name, width, height] of [
    ['wall', 1920, 1080],
    ['laptop', 1366, 768],
    ['phone', 390, 844],
  ] as const)
    for (const colorScheme of ['dark', 'light'] as const) {
      if (only && !only.includes(`${name}-${colorScheme}`)) continue
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(900)
      await page.screenshot({ path: `/tmp/pagework/png/${name}-${colorScheme}.png` })
      if (name !== 'laptop')
        await page.screenshot({ path: `/tmp/pagework/png/${name}-${colorScheme}-full.png`, fullPage: true })
      await page.getByRole('button', { name: 'Inspect: Broken pie' }).click()
      await page.waitForTimeout(400)
      await page.screenshot({ path: `/tmp/pagework/png/${name}-${colorScheme}-inspector.png` })
      await page.keyboard.press('Escape')
    }
  await browser.close()
  await board.stop()
  await feeds.stop()
})
