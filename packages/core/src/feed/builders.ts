import * as E from 'fp-ts/lib/Either.js'
import { isPlain } from '../codec/own.js'
import {
  type GivenOf,
  type InputOf,
  type Kind,
  type SettingsOf,
  type Widgets,
  widgets,
} from '../widgets/index.js'
import type { Widget } from '../widgets/widget.js'
import { COMMON_CHECKS, type Config } from './config.js'
import type { Effects } from './effects.js'
import type { FeedFormat } from './format.js'
import { type ConfigError, type ConfigProblem, checkNames, configError, expected } from './options.js'
import type { Feed } from './pipeline.js'

/** What can be said of every widget where it is defined. */
interface CommonSettings {
  /** How long the data function may take, in milliseconds; else what the configuration says. */
  readonly timeoutMs?: number | undefined
}

/** A widget in the clear, in any format that its kind has. */
interface ClearSettings extends CommonSettings {
  /** Encrypts the payload with the configured password; the answer is then JSON. */
  readonly encrypted?: false | undefined
  /** The format of this widget, whatever the request asks for. */
  readonly feedFormat?: FeedFormat | undefined
}

/** An encrypted widget, or one whose kind has no XML form: JSON only. */
interface JsonSettings extends CommonSettings {
  /** Encrypts the payload with the configured password; the answer is then JSON. */
  readonly encrypted?: boolean | undefined
  /** JSON is the one format: encryption and this kind know no other. */
  readonly feedFormat?: 'json' | undefined
}

/**
 * The settings of a kind's builder: those of every widget and its own.
 *
 * @example
 * import assert from 'node:assert'
 * import type { BuilderSettings } from '@gecko-widgets/core'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * const inEuros: BuilderSettings<'number'> = { prefix: '€', absolute: true, feedFormat: 'json', timeoutMs: 2000 }
 * const revenue = createGeckoboard().number(inEuros, () => 48_210)
 * const response = await revenue(new Request('https://example.com/widgets/revenue'))
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 48_210, prefix: '€' }], absolute: true })
 */
export type BuilderSettings<K extends Kind> = SettingsOf<K> &
  (Widgets[K]['xml'] extends true ? JsonSettings | ClearSettings : JsonSettings)

/**
 * What a data function returns, now or later.
 *
 * @example
 * import assert from 'node:assert'
 * import type { Awaitable } from '@gecko-widgets/core'
 *
 * // A data function around another one, which may be async or not.
 * const perVisit = (orders: () => Awaitable<number>) => async () => (await orders()) / 1280
 * assert.strictEqual(await perVisit(() => 64)(), 0.05)
 * assert.strictEqual(await perVisit(async () => 64)(), 0.05)
 */
// Without `Promise` beside `PromiseLike`, the compiler explains a wrong async result by the types of `then`.
export type Awaitable<A> = A | Promise<A> | PromiseLike<A>

/**
 * Defines a widget of one kind: the data function alone, or settings and the data function.
 *
 * @example
 * import assert from 'node:assert'
 * import type { Builder, NumberInput, NumberSettings } from '@gecko-widgets/core'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * type NumberBuilder<H> = Builder<NumberInput, NumberSettings, NumberInput, readonly [], H>
 *
 * // The same widget in any framework.
 * const users = <H>(number: NumberBuilder<H>): H => number({ absolute: true }, () => [1280, 1175])
 * const response = await users(createGeckoboard({ feedFormat: 'json' }).number)(new Request('https://example.com'))
 * assert.deepStrictEqual(await response.json(), { item: [{ value: 1280 }, { value: 1175 }], absolute: true })
 */
export interface Builder<Input, Settings, Given, Args extends readonly unknown[], H> {
  /** Makes the handler of a widget from its data function, which is called for each request. */
  (data: (...args: Args) => Awaitable<Input>): H
  /** Makes the handler of a widget from settings and its data function, which is called for each request; what it returns wins. */
  (settings: Settings, data: (...args: Args) => Awaitable<Given>): H
}

/**
 * One builder for each kind.
 *
 * @example
 * import assert from 'node:assert'
 * import type { Builders } from '@gecko-widgets/core'
 * import { createGeckoboard } from '@gecko-widgets/fetch'
 *
 * // One board for whichever framework.
 * const board = <H>(geckoboard: Builders<readonly [], H>) => ({
 *   users: geckoboard.number(() => [1280, 1175]),
 *   status: geckoboard.text(() => 'All is well'),
 * })
 * const { users } = board(createGeckoboard({ feedFormat: 'json' }))
 * assert.strictEqual((await users(new Request('https://example.com/widgets/users'))).status, 200)
 */
// Mapped over the table itself, so that the doc comment of a kind is its builder's too.
export type Builders<Args extends readonly unknown[], H> = {
  readonly [K in keyof Widgets]: Builder<InputOf<K>, BuilderSettings<K>, GivenOf<K>, Args, H>
}

/**
 * What an adapter gives to get its builders.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, configMessage, createBuilders, type Lift, liveEffects } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const config = checkOptions({})
 * assert(E.isRight(config))
 * // "Handlers" that only tell what was defined.
 * const tell: Lift<readonly [], string> = {
 *   config: config.right,
 *   effects: liveEffects,
 *   lift: E.match(configMessage, ({ kind, timeoutMs }) => `${kind}, ${timeoutMs} ms`),
 * }
 * assert.strictEqual(createBuilders(tell).number({ timeoutMs: 2000 }, () => 42), 'number, 2000 ms')
 */
export interface Lift<Args extends readonly unknown[], H> {
  readonly config: Config
  readonly effects: Effects
  /** Makes the framework's own handler of a feed, or tells that its definition is not valid. */
  readonly lift: (feed: E.Either<ConfigError, Feed<Args>>) => H
}

type AnyWidget = Widget<Kind, unknown, object>

const SETTINGS_CHECKS = { encrypted: expected.optional(expected.boolean), ...COMMON_CHECKS }

const COMMON_NAMES = `those of every widget: ${Object.keys(SETTINGS_CHECKS).join(', ')}`

interface Given {
  readonly encrypted?: boolean
  readonly feedFormat?: FeedFormat
  readonly timeoutMs?: number
}

const problemsOf = (
  { xml }: AnyWidget,
  { encrypted, feedFormat }: Given,
  config: Config,
  data: unknown,
): readonly ConfigProblem[] => {
  const rules: readonly (readonly [broken: boolean, option: string, message: string])[] = [
    [typeof data !== 'function', 'data', 'expected a function'],
    [
      encrypted === true && config.encrypt === undefined,
      'encrypted',
      'expected a password in the options, to encrypt with; is the environment variable set?',
    ],
    [
      encrypted === true && feedFormat === 'xml',
      'feedFormat',
      "expected 'json': an encrypted widget has no other format",
    ],
    [!xml && feedFormat === 'xml', 'feedFormat', "expected 'json': this kind has no XML form"],
  ]
  return rules.flatMap(([broken, option, message]) => (broken ? [{ option, message }] : []))
}

const define =
  <Args extends readonly unknown[]>(
    widget: AnyWidget,
    { config, effects }: Omit<Lift<Args, never>, 'lift'>,
  ) =>
  (settings: object, data: unknown): E.Either<ConfigError, Feed<Args>> => {
    const entries = Object.entries(settings)
    const isCommon = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(SETTINGS_CHECKS, name)
    // Without a prototype: what somebody put on Object.prototype defines nothing.
    const common: Given = Object.assign(Object.create(null), Object.fromEntries(entries.filter(isCommon)))
    const own = Object.fromEntries(entries.filter((entry) => !isCommon(entry)))
    const decoded = widget.decodeSettings(own)
    const problems = [
      ...checkNames(common, SETTINGS_CHECKS),
      ...problemsOf(widget, common, config, data),
      ...(E.isLeft(decoded)
        ? decoded.left.issues.map(({ path, code, message }) => ({
            option: path.replace(/settings\.?/, ''),
            message: code === 'unknown' ? `${message}, beside ${COMMON_NAMES}` : message,
          }))
        : []),
    ]
    if (problems.length > 0)
      return E.left(
        configError(
          problems.map(({ option, message }) => ({ option: `${widget.kind}: ${option}`, message })),
        ),
      )
    const { encrypted = false, feedFormat, timeoutMs = config.timeoutMs } = common
    return E.right({
      kind: widget.kind,
      encode: widget.encodeWith(own),
      data: data as Feed<Args>['data'],
      encrypt: encrypted ? config.encrypt : undefined,
      xml: widget.xml,
      feedFormat,
      timeoutMs,
      config,
      effects,
    })
  }

const isSettings = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && isPlain(value)

/**
 * Lifts the table of kinds over an adapter: one builder for each kind, which checks a definition and hands the feed,
 * or the configuration error, to `lift`.
 *
 * `Args` are the arguments of the adapter's data functions, `H` is the framework's own handler.
 *
 * @example
 * import assert from 'node:assert'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { checkOptions, createBuilders, type Feed, handle, liveEffects } from '@gecko-widgets/core'
 *
 * // An adapter whose handlers take a query, and whose data functions get it.
 * const toHandler = (feed: Feed<readonly [query: string]>) => (query: string) =>
 *   handle(feed)({ method: 'GET', query, authorization: undefined, args: () => [query] })()
 *
 * const config = checkOptions({})
 * assert(E.isRight(config))
 * const geckoboard = createBuilders({
 *   config: config.right,
 *   effects: liveEffects,
 *   lift: E.match(() => assert.fail('the definition is not valid'), toHandler),
 * })
 * const { body } = await geckoboard.text((query) => query)('format=json')
 * assert.strictEqual(body, '{"item":[{"text":"format=json","type":0}]}')
 */
export const createBuilders = <Args extends readonly unknown[], H>({
  lift,
  ...given
}: Lift<Args, H>): Builders<Args, H> => {
  const builder =
    (widget: AnyWidget) =>
    (...definition: readonly unknown[]): H => {
      const [settings, data] = definition.length > 1 ? definition : [{}, definition[0]]
      return lift(
        isSettings(settings)
          ? define<Args>(widget, given)(settings, data)
          : E.left(configError([{ option: `${widget.kind}: settings`, message: 'expected a plain object' }])),
      )
    }
  return Object.fromEntries(
    Object.values(widgets).map((widget) => [widget.kind, builder(widget as unknown as AnyWidget)]),
  ) as unknown as Builders<Args, H>
}
