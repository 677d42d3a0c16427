/** What answers a request: the framework, and what is in its handler. */
export const VARIANTS = [
  'express constant',
  'express by hand',
  'express library',
  'express encrypted',
  'express line by hand',
  'express line',
  'koa constant',
  'koa library',
  'koa encrypted',
] as const

export type Variant = (typeof VARIANTS)[number]

export const API_KEY = '222efc82e7933138077b1c2554439e15'
export const PASSWORD = 'correct horse battery staple'
export const VALUE = [4231, 3980] as const
export const BODY = '{"item":[{"value":4231},{"value":3980}]}'
export const POINTS = Array.from({ length: 1_000 }, (_, i) => (i * 37) % 1_000)
