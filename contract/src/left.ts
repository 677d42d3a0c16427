import { Readable } from 'node:stream'

/** Bodies that a parser may leave; all must be harmless (F23). */
export const LEFT = {
  string: () => 'format=2',
  buffer: () => Buffer.from('format=2'),
  stream: () => Readable.from(['format=2']),
  'null-prototype': () => Object.assign(Object.create(null), { format: '2' }),
  'empty-null-prototype': () => Object.create(null),
  inherited: () => Object.create({ format: '2' }),
  getter: () =>
    Object.defineProperty({}, 'format', {
      enumerable: true,
      get: () => {
        throw new Error('a getter')
      },
    }),
  proxy: () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('a trap')
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('a trap')
        },
      },
    ),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  null: () => null,
  number: () => 2,
  list: () => ['2'],
  map: () => new Map([['format', '2']]),
  'text-object': () => ({ format: Object('2') }),
  symbol: () => ({ format: Symbol('2') }),
  bigint: () => ({ format: 2n }),
  nan: () => ({ format: Number.NaN }),
} as const
