import { encodeJson, type Kind, type Payload, widgets } from '@gecko-widgets/core'
import { encodeXml } from '@gecko-widgets/core/xml'
import { XMLValidator } from 'fast-xml-parser'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, test } from 'vitest'
import { conformance } from './conformance/index.js'
import type { Conformance } from './conformance/vector.js'

type Encode = (
  value: unknown,
) => E.Either<{ issues: readonly { path: string; code: string; message: string }[]; more: number }, Payload>

const encodeOf = (kind: Kind, settings: unknown): Encode =>
  (settings === undefined ? widgets[kind].encode : widgets[kind].encodeWith(settings as never)) as Encode

const document = (content: string): string => {
  const root = content === '' ? '<root/>' : `<root>${content}</root>`
  return `<?xml version="1.0" encoding="UTF-8"?>${root}`
}

for (const [kind, { accepted, refused }] of Object.entries(conformance) as [Kind, Conformance<Kind>][])
  describe(kind, () => {
    test.each(accepted)('accepts $title ($source)', ({ input, settings, json, xml }) => {
      const payload = encodeOf(kind, settings)(input)
      expect(payload).toEqual(E.right({ kind, json }))
      if (E.isLeft(payload)) return
      expect(encodeJson(payload.right)).toBe(JSON.stringify(json))
      if (xml === null) expect(E.isLeft(encodeXml(payload.right))).toBe(true)
      else {
        expect(encodeXml(payload.right)).toEqual(E.right(document(xml)))
        expect(XMLValidator.validate(document(xml))).toBe(true)
      }
    })

    test.each(refused)('refuses $title', ({ input, settings, issues }) => {
      const payload = encodeOf(kind, settings)(input)
      expect(E.isLeft(payload)).toBe(true)
      if (E.isRight(payload)) return
      const { issues: found, more } = payload.left
      expect([
        ...found.map(({ path, code }) => `${path} ${code}`),
        ...(more > 0 ? [`+${more}`] : []),
      ]).toEqual(issues)
      for (const { message } of found) expect(message).toMatch(/^expected /)
    })
  })
