import { checkPayload, widgets } from '@gecko-widgets/core'
import { describe, expect, it } from 'vitest'
import { gallery } from '../src/gallery.js'

const entries = gallery()

describe('the gallery', () => {
  it('has every kind, starting with its plain form', () => {
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
})
