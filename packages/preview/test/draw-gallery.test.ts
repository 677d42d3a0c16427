import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPayload, widgets } from '@gecko-widgets/core'
import { describe, expect, it } from 'vitest'
import { pictureOf, pictures, writeGallery } from '../src/draw/files.js'
import { draw } from '../src/draw/index.js'
import { gallery } from '../src/gallery.js'
import { parseXml, textsOf, xmlProblem } from './support/xml.js'

const entries = gallery()

describe('the gallery', () => {
  it('has every kind, each first in its plain form', () => {
    const ids = entries.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    for (const kind of Object.keys(widgets)) expect(ids).toContain(kind)
  })

  it.each(entries.map((entry) => [entry.id, entry] as const))(
    '%s: is a valid payload',
    (_, { kind, payload }) => {
      expect(checkPayload(kind)(payload).errors).toEqual([])
    },
  )

  it.each(entries.map((entry) => [entry.id, entry] as const))(
    '%s: is a picture, always the same',
    (_, entry) => {
      for (const theme of ['dark', 'light'] as const) {
        const { name, svg } = pictureOf(entry, theme)
        expect(name).toBe(`${entry.id}-${theme}.svg`)
        expect(xmlProblem(svg)).toBeUndefined()
        expect(pictureOf(entry, theme).svg).toBe(svg)
        expect(textsOf(parseXml(svg))).toContain(entry.title)
        expect(textsOf(parseXml(svg))).toContain(draw(entry.kind, entry.payload, theme).summary)
        expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      }
    },
  )

  it('is written as files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gallery-'))
    try {
      const names = await writeGallery(join(folder, 'pictures'))
      expect((await readdir(join(folder, 'pictures'))).toSorted()).toEqual(names.toSorted())
      expect(names).toHaveLength(entries.length * 2)
      const [first] = pictures()
      expect(await readFile(join(folder, 'pictures', first?.name ?? ''), 'utf8')).toBe(first?.svg)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
