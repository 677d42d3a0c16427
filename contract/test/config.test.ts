import { createRequire, syncBuiltinESMExports } from 'node:module'
import { format, inspect } from 'node:util'
import type { GeckoboardOptions, Kind } from '@gecko-widgets/core'
import { configFromEnv, createGeckoboard } from '@gecko-widgets/express'
import type { RequestHandler } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { BAD_FORMAT_JSON_ONLY, INTERNAL, INVALID_WIDGET, json, UNAUTHORIZED } from '../src/answers.js'
import { basic } from '../src/authorization.js'
import { type Definition, type Framework, handlerOf, listen } from '../src/board.js'
import { EXPRESS, VERSIONS } from '../src/frameworks/express.js'
import { watchProcess } from '../src/process.js'
import { ask, expectAnswer } from '../src/run.js'
import { NUMBER_JSON, NUMBER_XML, TEXT_JSON } from '../src/widgets.js'

watchProcess()

const ALL = VERSIONS.map((version, i) => ({ ...version, framework: EXPRESS[i] as Framework }))
const ADDS = ['x-powered-by']

/** Serves handlers that the test has made. */
const mounted = (
  express: (typeof VERSIONS)[number]['express'],
  handlers: Readonly<Record<string, RequestHandler>>,
) => {
  const app = express()
  for (const [name, handler] of Object.entries(handlers)) app.all(`/${name}`, handler)
  return listen(app)
}

/** Stands in every value that must not be printed. */
const MARK = 'mArK-4711'

/** What a person sees of an error: its message, its stack and what a console prints of it. */
const printed = (error: unknown): string =>
  [String(error), inspect(error, { depth: null, showHidden: true }), JSON.stringify(error)].join('\n')

const thrownBy = (make: () => unknown): Error => {
  try {
    make()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('expected an Error to be thrown')
}

/** The options that an error names, in its own lines. */
const named = ({ message }: Error): readonly string[] => {
  const [title, ...lines] = message.split('\n')
  expect(title).toBe('gecko-widgets: the configuration is not valid:')
  return lines.map(
    (line) => /^ {2}((?:\w+: )?[^:]+): \S/.exec(line)?.[1] ?? `not a line of a problem: ${line}`,
  )
}

const createFrom = (options: unknown) => createGeckoboard(options as GeckoboardOptions)

const define = (
  settings: unknown,
  options: GeckoboardOptions = {},
  kind: Kind = 'number',
  data: unknown = () => 42,
) => (createGeckoboard(options)[kind] as (...definition: readonly unknown[]) => unknown)(settings, data)

type Row = readonly [id: string, name: string, option: string, options: object]

const BAD_TIMES = [0, Number.NaN, -1, '5s', 2 ** 31, Number.POSITIVE_INFINITY, 1.5, '5000', null, 5n, -0]

const shown = (value: unknown): string => inspect(value, { breakLength: Number.POSITIVE_INFINITY })

const OPTIONS: readonly Row[] = [
  ['C2', 'undefined, of a variable that is not set', 'apiKey', { apiKey: undefined }],
  ['C2', 'empty', 'apiKey', { apiKey: '' }],
  ['C2', 'spaces', 'apiKey', { apiKey: '   ' }],
  ['C2', 'a tab', 'apiKey', { apiKey: '\t' }],
  ['C2', 'null', 'apiKey', { apiKey: null }],
  ['C2', 'a number', 'apiKey', { apiKey: 4711 }],
  ['C2', 'an object', 'apiKey', { apiKey: { key: MARK } }],
  ['C2', 'undefined in a list', 'apiKey', { apiKey: [MARK, undefined] }],
  ['C2', 'a blank one in a list', 'apiKey', { apiKey: [MARK, ' '] }],
  ['C2', 'a hole in a list', 'apiKey', { apiKey: Array(1) }],
  ['C2', 'a list in a list', 'apiKey', { apiKey: [[MARK]] }],
  ['C3', 'a colon', 'apiKey', { apiKey: `${MARK}:` }],
  ['C3', 'a colon in a list', 'apiKey', { apiKey: ['fine', `:${MARK}`] }],
  ['C4', 'a line feed at the end', 'apiKey', { apiKey: `${MARK}\n` }],
  ['C4', 'a NUL', 'apiKey', { apiKey: `${MARK}\0` }],
  ['C4', 'DEL', 'apiKey', { apiKey: `${MARK}\x7f` }],
  ['C4', 'no ASCII', 'apiKey', { apiKey: `${MARK}é` }],
  ['C4', 'a lone surrogate', 'apiKey', { apiKey: `${MARK}\ud800` }],
  ['C7', 'an empty list', 'apiKey', { apiKey: [] }],
  ['C7', 'a key twice', 'apiKey', { apiKey: [MARK, 'another', MARK] }],
  ['E1', 'empty', 'password', { password: '' }],
  ['E2', 'undefined, of a variable that is not set', 'password', { password: undefined }],
  ['E2', 'null', 'password', { password: null }],
  ['E2', 'a number', 'password', { password: 4711 }],
  ['E2', 'a list', 'password', { password: [MARK] }],
  ['E3', 'white space', 'password', { password: ' \t\n' }],
  ['E5', 'a lone surrogate', 'password', { password: `${MARK}\ud800x` }],
  ['E7', 'a line feed at the end', 'password', { password: `${MARK}\n` }],
  ['E7', 'a carriage return and a line feed at the end', 'password', { password: `${MARK}\r\n` }],
  ...BAD_TIMES.map((timeoutMs): Row => ['C9', shown(timeoutMs), 'timeoutMs', { timeoutMs }]),
  ['C12', 'a typo', 'encription', { encription: true }],
  ['C12', 'another spelling', 'apikey', { apikey: MARK }],
  ['C12', 'another package’s option', 'api_key', { api_key: MARK }],
  ['C12', 'an option that every object inherits', 'constructor', { constructor: MARK }],
  ['C12', 'hasOwnProperty', 'hasOwnProperty', { hasOwnProperty: MARK }],
  ['C12', 'an own __proto__', '__proto__', JSON.parse(`{"__proto__":{"apiKey":"${MARK}"}}`)],
  ['C12', 'format, which is called feedFormat', 'format', { format: 'json' }],
  ['C12', 'a format that is none', 'feedFormat', { feedFormat: MARK }],
  ['C12', 'a format in its number', 'feedFormat', { feedFormat: 2 }],
  ['C12', 'a format in capitals', 'feedFormat', { feedFormat: 'JSON' }],
  ['C12', 'a hook that is none', 'onError', { onError: MARK }],
  ['C12', 'describe in a word', 'describe', { describe: MARK }],
  ['C12', 'null for a switch', 'describe', { describe: null }],
]

describe('one error names the option, without a secret', () => {
  it.each(OPTIONS.map(([id, name, option, options]) => [id, option, name, options] as const))(
    '%s %s: %s',
    (_id, option, _name, options) => {
      const error = thrownBy(() => createFrom(options))
      expect(named(error)).toEqual([option])
      expect(printed(error)).not.toContain(MARK)
      expect(printed(error)).not.toContain('4711')
    },
  )

  it('C2 the message for an undefined key names a likely cause', () => {
    const { message } = thrownBy(() => createGeckoboard({ apiKey: process.env['NO_SUCH_VARIABLE'] }))
    expect(message).toContain('is the environment variable set?')
  })

  it('E7 the message for a line break names a likely cause', () => {
    expect(thrownBy(() => createGeckoboard({ password: `${MARK}\n` })).message).toContain('line break')
  })

  it('all problems at once', () => {
    const error = thrownBy(() =>
      createFrom({
        apiKey: `${MARK}:`,
        password: `${MARK}\n`,
        feedFormat: MARK,
        timeoutMs: 0,
        onError: MARK,
        describe: MARK,
        encription: MARK,
        apikey: MARK,
      }),
    )
    expect(named(error)).toEqual([
      'apiKey',
      'password',
      'feedFormat',
      'timeoutMs',
      'onError',
      'describe',
      'encription',
      'apikey',
    ])
    expect(printed(error)).not.toContain(MARK)
  })

  it.each([
    ['null', null],
    ['a text', MARK],
    ['a list', [MARK]],
    ['a function', () => MARK],
    ['a number', 42],
  ])('C2 options that are %s are no options', (_, options) => {
    const error = thrownBy(() => createFrom(options))
    expect(named(error)).toEqual(['options'])
    expect(printed(error)).not.toContain(MARK)
  })

  // Each of these has no option of its own: taken for options, it would open every feed.
  it.each([
    ['a promise that nobody awaited', Promise.resolve({ apiKey: MARK })],
    ['a Map', new Map([['apiKey', MARK]])],
    [
      'an instance whose class has the key',
      new (class {
        get apiKey(): string {
          return MARK
        }
      })(),
    ],
    ['an object that inherits the key', Object.create({ apiKey: MARK })],
  ])('C2 options that are %s do not open the feed', (_, options) => {
    const error = thrownBy(() => createFrom(options))
    expect(named(error)).toHaveLength(1)
    expect(printed(error)).not.toContain(MARK)
  })
})

describe('valid options', () => {
  it.each<readonly [id: string, name: string, options: GeckoboardOptions | undefined]>([
    ['C1', 'no options: public', undefined],
    ['C1', 'empty options: public', {}],
    ['C1', 'options without a prototype', Object.assign(Object.create(null), { apiKey: 'a-key' })],
    [
      'C3',
      'every printable ASCII character but the colon',
      { apiKey: '! "#$%&\'()*+,-./09;<=>?@AZ[\\]^_`az{|}~' },
    ],
    ['C7', 'a list of one', { apiKey: ['a-key'] }],
    ['C9', '1', { timeoutMs: 1 }],
    ['C9', '2147483647', { timeoutMs: 2 ** 31 - 1 }],
    [
      'C9',
      'undefined',
      { timeoutMs: undefined, feedFormat: undefined, onError: undefined, describe: undefined },
    ],
    ['E6', 'a password of any script', { password: 'пароль 密码 €😀' }],
    ['E7', 'spaces around a password', { password: ' pass ' }],
  ])('%s %s', (_id, _name, options) => {
    expect(Object.keys(createGeckoboard(options))).toContain('number')
  })
})

type Setting = readonly [id: string, kind: Kind, option: string, settings: object]

const SETTINGS: readonly Setting[] = [
  ['C12', 'number', 'absolut', { absolut: true }],
  ['C12', 'number', 'encription', { encription: true }],
  ['C12', 'number', 'format', { format: 'json' }],
  ['C12', 'number', 'apiKey', { apiKey: MARK }],
  ['C12', 'number', 'constructor', { constructor: MARK }],
  ['C12', 'text', 'type', { type: 'info' }],
  ['C12', 'custom', 'anything', { anything: MARK }],
  ['C12', 'pieChart', 'colour', { colour: MARK }],
  ['C12', 'rag', 'absolute', { absolute: true }],
  ['C12', 'number', 'prefix', { prefix: 42 }],
  ['C12', 'number', 'text', { text: 'x'.repeat(10_001) }],
  ['C12', 'number', 'absolute', { absolute: MARK }],
  ['C12', 'number', 'type', { type: MARK }],
  ['C12', 'rag', 'reverse', { reverse: 1 }],
  ['C12', 'geckOMeter', 'format', { format: MARK }],
  ['C12', 'geckOMeter', 'unit', { unit: MARK }],
  ['C12', 'geckOMeter', 'min', { min: MARK }],
  ['C12', 'geckOMeter', 'max[0]', { max: [Number.NaN, MARK] }],
  ['C12', 'funnel', 'type', { type: MARK }],
  ['C12', 'funnel', 'sort', { sort: MARK }],
  ['C12', 'bullet', 'orientation', { orientation: MARK }],
  ['C12', 'bullet', 'autoScale', { autoScale: MARK }],
  ['C12', 'lineChart', 'xAxis.labels', { xAxis: { labels: MARK } }],
  ['C12', 'lineChart', 'yAxis.format', { yAxis: { format: MARK } }],
  ['C12', 'lineChartLegacy', 'color', { color: MARK }],
  ['C12', 'number', 'encrypted', { encrypted: MARK }],
  ['C12', 'number', 'feedFormat', { feedFormat: MARK }],
  ['C15', 'number', 'feedFormat', { encrypted: true, feedFormat: 'xml' }],
  ...BAD_TIMES.map((timeoutMs): Setting => ['C9', 'number', 'timeoutMs', { timeoutMs }]),
]

describe('a definition that is not valid', () => {
  it.each(
    SETTINGS.map(
      ([id, kind, option, settings]) => [id, kind, option, shown(settings).slice(0, 60), settings] as const,
    ),
  )('%s %s: %s of %s', (_id, kind, option, _shown, settings) => {
    const error = thrownBy(() => define(settings, { password: MARK, apiKey: MARK }, kind))
    expect(named(error)).toEqual([`${kind}: ${option}`])
    expect(printed(error)).not.toContain(MARK)
  })

  it('C15 encrypted, and no password', () => {
    expect(named(thrownBy(() => define({ encrypted: true })))).toEqual(['number: encrypted'])
  })

  it.each([
    ['a number', [42]],
    ['undefined', [undefined]],
    ['nothing', []],
    ['a promise', [Promise.resolve(42)]],
    ['settings without it', [{ absolute: true }]],
    ['settings, and nothing', [{ absolute: true }, undefined]],
    ['settings, and a value', [{}, [42, 40]]],
  ])('C14 for a data function: %s', (_, definition) => {
    const build = createGeckoboard().number as unknown as (...definition: readonly unknown[]) => unknown
    expect(named(thrownBy(() => build(...definition)))).toEqual(['number: data'])
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', MARK],
    ['a list', [MARK]],
    ['a function, for the order is settings, data', () => 42],
    ['a promise that nobody awaited', Promise.resolve({ encrypted: true })],
    ['a Map', new Map([['encrypted', true]])],
  ])('C14 for settings: %s', (_, settings) => {
    const error = thrownBy(() => define(settings))
    expect(named(error)).toEqual(['number: settings'])
    expect(printed(error)).not.toContain(MARK)
  })

  it('all problems at once, of every widget’s settings and of this kind’s', () => {
    const error = thrownBy(() =>
      define(
        { timeoutMs: 0, feedFormat: MARK, encrypted: true, prefix: 42, absolute: MARK, absolut: MARK },
        {},
        'number',
        42,
      ),
    )
    expect([...named(error)].sort()).toEqual(
      ['absolut', 'absolute', 'data', 'encrypted', 'feedFormat', 'prefix', 'timeoutMs'].map(
        (option) => `number: ${option}`,
      ),
    )
    expect(printed(error)).not.toContain(MARK)
  })

  it('C13 an unknown kind has no builder', () => {
    const geckoboard = createGeckoboard()
    for (const kind of ['speedometer', 'Number', 'line_chart', 'widget'])
      expect(Object.hasOwn(geckoboard, kind)).toBe(false)
    for (const builder of Object.values(geckoboard)) expect(builder).toBeTypeOf('function')
  })

  it.each(ALL)(
    'geckOMeter({ format: "currency" }) waits for the unit of the data, $name',
    async ({ framework }) => {
      const gauge = (unit?: string): Definition => ({
        options: {},
        kind: 'geckOMeter',
        settings: { format: 'currency', min: 0, max: 10, feedFormat: 'json' },
        data: () => ({ value: 5, unit }),
      })
      const server = await framework.start({ without: gauge(), with: gauge('EUR') })
      expectAnswer(await ask(server, 'without'), INVALID_WIDGET, ADDS)
      expectAnswer(
        await ask(server, 'with'),
        json('{"item":5,"max":{"value":10},"min":{"value":0},"format":"currency","unit":"EUR"}'),
        ADDS,
      )
      await server.stop()
    },
  )
})

describe.each(ALL)('C16 later changes to arguments have no effect, $name', ({ express, framework }) => {
  it('options', async () => {
    const options = {
      apiKey: ['the-key'],
      feedFormat: 'json' as 'json' | 'xml',
      timeoutMs: 5_000,
      describe: false,
      onError: (() => {}) as () => void,
    }
    const geckoboard = createGeckoboard(options)
    const server = await mounted(express, {
      number: geckoboard.number(() => [42, 40]),
      later: (...given) => later(...given),
    })
    options.apiKey[0] = 'another-key'
    options.apiKey.push('a-third-key')
    Object.assign(options, { apiKey: [], feedFormat: 'xml', timeoutMs: 0, describe: true, onError: 42 })
    const later = geckoboard.number(() => [42, 40])
    for (const widget of ['number', 'later']) {
      const right = { headers: [['Authorization', basic('the-key')]] as const }
      expectAnswer(await ask(server, widget, right), NUMBER_JSON, ADDS)
      for (const key of ['another-key', 'a-third-key']) {
        const wrong = { headers: [['Authorization', basic(key)]] as const }
        expectAnswer(await ask(server, widget, wrong), UNAUTHORIZED, ADDS)
      }
    }
    await server.stop()
  })

  it('a definition uses the options as they were at createGeckoboard', async () => {
    const options: { feedFormat: 'json' | 'xml' } = { feedFormat: 'json' }
    const geckoboard = createGeckoboard(options)
    options.feedFormat = 'xml'
    const server = await mounted(express, { number: geckoboard.number(() => [42, 40]) })
    expectAnswer(await ask(server, 'number'), NUMBER_JSON, ADDS)
    await server.stop()
  })

  it('settings, and what they hold', async () => {
    const labels = ['a', 'b']
    const settings = { feedFormat: 'json', xAxis: { labels }, timeoutMs: 5_000 }
    const server = await framework.start({
      chart: { options: {}, kind: 'lineChart', settings, data: () => [1, 2] },
    })
    labels[0] = 'changed'
    Object.assign(settings.xAxis, { type: 'datetime' })
    Object.assign(settings, { feedFormat: 'xml', timeoutMs: 0, yAxis: { format: 'percent' } })
    expectAnswer(
      await ask(server, 'chart'),
      json('{"series":[{"data":[1,2]}],"x_axis":{"labels":["a","b"]}}'),
      ADDS,
    )
    await server.stop()
  })
})

describe('C17 nothing prints a secret', () => {
  const KEY = `${MARK}-key`
  const PASSWORD = `${MARK}-password`
  const geckoboard = createGeckoboard({ apiKey: [KEY], password: PASSWORD })
  const env = { GECKOBOARD_API_KEY: KEY, GECKOBOARD_PASSWORD: PASSWORD }
  const THINGS: readonly (readonly [name: string, thing: unknown])[] = [
    ['the builders', geckoboard],
    ['a builder', geckoboard.number],
    ['a handler', geckoboard.number(() => 42)],
    ['an encrypted handler', geckoboard.number({ encrypted: true }, () => 42)],
    ['options of the environment', configFromEnv(env)],
    ['options of the environment, in an object', { deep: { in: [configFromEnv(env)] } }],
  ]
  const WAYS: readonly (readonly [way: string, print: (thing: unknown) => string | undefined])[] = [
    ['inspect', (thing) => inspect(thing)],
    ['inspect of everything', (thing) => inspect(thing, { depth: null, showHidden: true, getters: false })],
    ['%s', (thing) => format('%s', thing)],
    ['%o', (thing) => format('%o', thing)],
    ['%O', (thing) => format('%O', thing)],
    ['%j', (thing) => format('%j', thing)],
    ['JSON', (thing) => JSON.stringify(thing)],
    ['JSON, indented', (thing) => JSON.stringify({ thing }, null, 2)],
    ['String', (thing) => String(thing)],
    [
      'an Error with it as cause',
      (thing) => inspect(new Error('an error', { cause: thing }), { depth: null }),
    ],
  ]
  it.each(THINGS.flatMap(([name, thing]) => WAYS.map(([way, print]) => [name, way, thing, print] as const)))(
    '%s, by %s',
    (_name, _way, thing, print) => {
      expect(`${print(thing)}`).not.toContain(MARK)
    },
  )

  it('options from the environment show that they are set', () => {
    expect(inspect(configFromEnv(env))).toContain('[redacted]')
    expect(JSON.stringify(configFromEnv(env))).toBe('{"apiKey":"[redacted]","password":"[redacted]"}')
  })

  it.each(ALL)('and they work, unchanged and spread, $name', async ({ framework }) => {
    const definition = (options: GeckoboardOptions): Definition => ({
      options,
      kind: 'number',
      data: () => [42, 40],
    })
    const server = await framework.start({
      alone: definition(configFromEnv(env)),
      spread: definition({ ...configFromEnv(env), feedFormat: 'json' }),
    })
    const right = { headers: [['Authorization', basic(KEY)]] as const }
    expectAnswer(await ask(server, 'alone', right), NUMBER_XML, ADDS)
    expectAnswer(await ask(server, 'spread', right), NUMBER_JSON, ADDS)
    expectAnswer(await ask(server, 'spread'), UNAUTHORIZED, ADDS)
    await server.stop()
  })

  it.each([
    ['no key', {}, ['GECKOBOARD_API_KEY']],
    ['a blank key', { GECKOBOARD_API_KEY: ' ' }, ['GECKOBOARD_API_KEY']],
    ['a key with a line feed', { GECKOBOARD_API_KEY: `${KEY}\n` }, ['GECKOBOARD_API_KEY']],
    [
      'a password with a line feed',
      { ...env, GECKOBOARD_PASSWORD: `${PASSWORD}\n` },
      ['GECKOBOARD_PASSWORD'],
    ],
    ['both wrong', { GECKOBOARD_PASSWORD: ' ' }, ['GECKOBOARD_API_KEY', 'GECKOBOARD_PASSWORD']],
  ])('C2 an environment with %s is an error at start', (_, given, options) => {
    const error = thrownBy(() => createGeckoboard(configFromEnv(given)))
    expect(named(error)).toEqual(options)
    expect(printed(error)).not.toContain(MARK)
  })

  it('an empty password in the environment counts as none', () => {
    expect(Object.keys(configFromEnv({ ...env, GECKOBOARD_PASSWORD: '' }))).toEqual(['apiKey'])
  })
})

describe('C20 what somebody put on Object.prototype configures nothing', () => {
  const added: string[] = []
  const pollute = (name: string, value: unknown): void => {
    added.push(name)
    Object.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
  const clean = (): void => {
    for (const name of added.splice(0)) Reflect.deleteProperty(Object.prototype, name)
  }
  afterEach(clean)

  /** Defines while the prototype is dirty, and serves when it is clean again. */
  const serveDefinedWith = async (
    express: (typeof VERSIONS)[number]['express'],
    pollution: Readonly<Record<string, unknown>>,
    definition: Definition,
  ) => {
    for (const [name, value] of Object.entries(pollution)) pollute(name, value)
    const handler = handlerOf<RequestHandler>(createGeckoboard, definition)
    clean()
    return mounted(express, { number: handler })
  }

  const POLLUTIONS: readonly (readonly [name: string, value: unknown])[] = [
    ['public', true],
    ['apiKey', 'polluted'],
    ['apiKey', ''],
    ['password', 'polluted'],
    ['feedFormat', 'xml'],
    ['feedFormat', 'yaml'],
    ['timeoutMs', 1],
    ['timeoutMs', -1],
    ['onError', 42],
    ['describe', true],
    ['encrypted', true],
    ['encrypted', 'yes'],
    ['absolute', true],
    ['prefix', '$'],
    ['anything', true],
  ]
  const PLACES = ALL.flatMap(({ name, express }) =>
    POLLUTIONS.map(([option, value]) => [option, value, name, express] as const),
  )

  it.each(PLACES)('%s: %s, %s', async (option, value, _, express) => {
    const server = await serveDefinedWith(
      express,
      { [option]: value },
      {
        options: { apiKey: 'the-key', feedFormat: 'json' },
        kind: 'number',
        settings: {},
        data: () => [42, 40],
      },
    )
    const right = { headers: [['Authorization', basic('the-key')]] as const }
    expectAnswer(await ask(server, 'number', right), NUMBER_JSON, ADDS)
    expectAnswer(
      await ask(server, 'number', { headers: [['Authorization', basic('polluted')]] }),
      UNAUTHORIZED,
      ADDS,
    )
    await server.stop()
  })

  it.each(PLACES)('%s: %s, beside a setting of the kind, %s', async (option, value, _, express) => {
    const server = await serveDefinedWith(
      express,
      { [option]: value },
      {
        options: {},
        kind: 'text',
        settings: { feedFormat: 'json', timeoutMs: 5_000, encrypted: false },
        data: () => [['Zürich € 😀 "<&>"', 'info']],
      },
    )
    expectAnswer(await ask(server, 'number'), TEXT_JSON, ADDS)
    const settings = { feedFormat: 'json', reverse: false, timeoutMs: 5_000, encrypted: false }
    const beside = await serveDefinedWith(
      express,
      { [option]: value },
      { options: {}, kind: 'number', settings, data: () => [42, 40] },
    )
    expectAnswer(await ask(beside, 'number'), NUMBER_JSON, ADDS)
    await server.stop()
    await beside.stop()
  })

  it('a public feed stays public, and a missing password missing', () => {
    pollute('apiKey', 'polluted')
    pollute('password', 'polluted')
    expect(named(thrownBy(() => define({ encrypted: true })))).toEqual(['number: encrypted'])
  })

  it('the environment is read from its own variables', () => {
    pollute('GECKOBOARD_API_KEY', 'polluted')
    pollute('GECKOBOARD_PASSWORD', 'polluted')
    const options = { ...configFromEnv({}) }
    clean()
    expect(Object.entries(options)).toEqual([['apiKey', undefined]])
  })

  it('the test leaves nothing behind', () => {
    pollute('public', true)
    clean()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a Node that cannot', () => {
  const crypto = createRequire(import.meta.url)('node:crypto') as Record<string, unknown>

  /** Replaces a function of node:crypto, for everybody who imported it. */
  const replace = (name: string, by: (original: (...args: unknown[]) => unknown) => unknown): void => {
    const original = crypto[name] as (...args: unknown[]) => unknown
    crypto[name] = by(original)
    syncBuiltinESMExports()
    undo.push(() => {
      crypto[name] = original
      syncBuiltinESMExports()
    })
  }
  const undo: (() => void)[] = []
  afterEach(() => {
    for (const restore of undo.splice(0)) restore()
  })

  it('E9 has no MD5 (FIPS): an error at start, not one for each poll', () => {
    replace('hash', (original) => (...args: unknown[]) => {
      if (args[0] === 'md5') throw new Error('error:0308010C:digital envelope routines::unsupported')
      return original(...args)
    })
    const error = thrownBy(() => createGeckoboard({ apiKey: 'the-key', password: MARK }))
    expect(named(error)).toEqual(['password'])
    expect(error.message).toContain('MD5')
    expect(printed(error)).not.toContain(MARK)
    expect(printed(error)).not.toContain('0308010C')
    // Whoever does not encrypt is not held up.
    expect(createGeckoboard({ apiKey: 'the-key' }).number(() => 42)).toBeTypeOf('function')
  })

  it.each(ALL)(
    'E10 has no random bytes: 500, without any part of the payload, $name',
    async ({ framework }) => {
      const failures: unknown[] = []
      const server = await framework.start({
        encrypted: {
          options: { password: MARK, onError: (failure) => failures.push(failure) },
          kind: 'number',
          settings: { encrypted: true },
          data: () => [42, 40],
        },
      })
      const cause = new Error('no entropy')
      replace('randomBytes', () => () => {
        throw cause
      })
      expectAnswer(await ask(server, 'encrypted'), INTERNAL, ADDS)
      expect(failures).toEqual([
        { _tag: 'DataFailed', widget: 'number', cause, request: { method: 'GET', path: '/encrypted' } },
      ])
      expectAnswer(await ask(server, 'encrypted', { path: '?format=yaml' }), BAD_FORMAT_JSON_ONLY, ADDS)
      await server.stop()
    },
  )
})
