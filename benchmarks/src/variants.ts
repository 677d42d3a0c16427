/** What answers a request: the framework, and what is in its handler. `by hand` checks what the library checks. */
export const VARIANTS = [
  'node constant',
  'express constant',
  'express unchecked',
  'express by hand',
  'express library',
  'express encrypted',
  'express line',
  'express line by hand',
  'fastify by hand',
  'koa by hand',
  'koa library',
  'koa constant',
  'koa unchecked',
  'koa encrypted',
] as const

export type Variant = (typeof VARIANTS)[number]

export const API_KEY = '222efc82e7933138077b1c2554439e15'
export const CREDENTIALS = `Basic ${Buffer.from(`${API_KEY}:X`).toString('base64')}`
export const PASSWORD = 'correct horse battery staple'
export const VALUE = [4231, 3980] as const
export const BODY = '{"item":[{"value":4231},{"value":3980}]}'
export const POINTS = Array.from({ length: 1_000 }, (_, i) => (i * 37) % 1_000)
export const AXES = [['Jan', 'Dec'], ['low', 'high'], 'ff9900'] as const
export const LINE_BODY = JSON.stringify({
  item: POINTS,
  settings: { axisx: AXES[0], axisy: AXES[1], colour: AXES[2] },
})
