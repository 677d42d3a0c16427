// What a person who has one widget would write, with the usual libraries: the key by basic-auth and tsscmp, as the manual
// of basic-auth has it, and the data by zod, with the library's limits.
import { parse } from 'basic-auth'
import compare from 'tsscmp'
import { z } from 'zod'
import { API_KEY } from './variants.js'

export const hasKey = (authorization: string | undefined): boolean => {
  const user = parse(authorization ?? '')
  return user !== undefined && compare(user.name, API_KEY)
}

const numbers = z.tuple([z.number(), z.number()])

export const numberOf = (input: unknown) => ({
  item: numbers.parse(input).map((value) => ({ value })),
})

const labels = z.array(z.string().max(10_000)).max(10_000)

const lines = z.tuple([
  z.array(z.number()).min(1).max(10_000),
  labels,
  labels,
  z.string().regex(/^[0-9a-f]{6}$/i),
])

export const lineOf = (input: unknown) => {
  const [item, axisx, axisy, colour] = lines.parse(input)
  return { item, settings: { axisx, axisy, colour } }
}
