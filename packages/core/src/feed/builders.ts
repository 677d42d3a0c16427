import * as E from 'fp-ts/lib/Either.js'
import type { ConfigError } from '../codec/configError.js'
import { hintFor } from '../codec/hint.js'
import { type Issue, type IssueCode, pathText } from '../codec/issue.js'
import { unknownName } from '../codec/nearest.js'
import {
  type GivenOf,
  type InputOf,
  type Kind,
  type SettingsOf,
  type Widgets,
  widgets,
} from '../widgets/index.js'
import type { InvalidWidget, Widget } from '../widgets/widget.js'
import { COMMON_FIELDS, type Config } from './config.js'
import type { Effects } from './effects.js'
import type { Feed } from './flow.js'
import type { FeedFormat } from './format.js'
import * as option from './option.js'
import { writersOf } from './writer.js'

/** The settings that every widget has. */
interface CommonSettings {
  /** How long the data function may run, in milliseconds. Default: the configuration's `timeoutMs`. */
  readonly timeoutMs?: number | undefined
}

/** The settings of an unencrypted widget, in any format that its kind has. */
interface ClearSettings extends CommonSettings {
  /** Encrypts the payload with the configured password; JSON only. Default: `false`. */
  readonly encrypted?: false | undefined
  /** The format of this widget; overrides what the request asks for. */
  readonly feedFormat?: FeedFormat | undefined
}

/** The settings of a widget that is served only as JSON: it is encrypted, or its kind has no XML form. */
interface JsonSettings extends CommonSettings {
  /** Encrypts the payload with the configured password; JSON only. Default: `false`. */
  readonly encrypted?: boolean | undefined
  /** Only `json`. */
  readonly feedFormat?: 'json' | undefined
}

/** The settings of a kind's builder: those of every widget and its own. */
export type BuilderSettings<K extends Kind> = SettingsOf<K> &
  (Widgets[K]['xml'] extends true ? JsonSettings | ClearSettings : JsonSettings)

/** The result of a data function, or a promise of it. */
// With only `PromiseLike`, a wrong async result gets a compile error about the types of `then`.
export type Awaitable<A> = A | Promise<A> | PromiseLike<A>

/** The builder of one kind: takes a data function, with or without settings in front. */
export interface Builder<Input, Settings, Given, Args extends readonly unknown[], H> {
  /** Makes a handler from a data function, which is called for each request. */
  (data: (...args: Args) => Awaitable<Input>): H
  /**
   * Makes a handler from settings and a data function, which is called for each request. What it returns overrides the
   * settings.
   */
  (settings: Settings, data: (...args: Args) => Awaitable<Given>): H
}

/** The builders, one for each kind. */
// Mapped over the table itself: a mapped type keeps the doc comment of each kind.
export type Builders<Args extends readonly unknown[], H> = {
  readonly [K in keyof Widgets]: Builder<InputOf<K>, BuilderSettings<K>, GivenOf<K>, Args, H>
}

/** A widget that waits for its configuration: then it is a feed, or the issues of the definition. */
export type Definition<Args extends readonly unknown[]> = (
  config: Config,
  effects: Effects,
) => E.Either<ConfigError, Feed<Args>>

type AnyWidget = Widget<Kind, unknown, object>

const SETTINGS_FIELDS = { encrypted: option.optional(option.boolean), ...COMMON_FIELDS }

const COMMON_NAMES = Object.keys(SETTINGS_FIELDS)

interface Common {
  readonly encrypted?: boolean | undefined
  readonly feedFormat?: FeedFormat | undefined
  readonly timeoutMs?: number | undefined
}

/** Says what was given as the data function, or returns `undefined` if it is one. */
const dataProblem = (data: unknown): string | undefined => {
  if (typeof data === 'function') return undefined
  const hint = hintFor(data, [])
  return hint === undefined
    ? 'missing; expected a function that returns the data'
    : `got ${hint.got}; pass a function that returns it`
}

/** Finds settings that contradict each other, the configuration or the kind. */
const conflictsOf = (
  { xml }: AnyWidget,
  { encrypted, feedFormat }: { readonly [K in keyof Common]?: unknown },
  data: unknown,
  config: Config,
): readonly Issue[] => {
  const problem = dataProblem(data)
  const rules: readonly (readonly [broken: boolean, path: string, code: IssueCode, message: string])[] = [
    [problem !== undefined, 'data', 'wrong_shape', problem ?? ''],
    [
      encrypted === true && config.encrypt === undefined,
      'encrypted',
      'required',
      'needs the option password; is the environment variable set?',
    ],
    [
      encrypted === true && feedFormat === 'xml',
      'feedFormat',
      'conflict',
      'expected json; an encrypted widget has no other format',
    ],
    [!xml && feedFormat === 'xml', 'feedFormat', 'conflict', 'expected json; this kind has no XML form'],
  ]
  return rules.flatMap(([broken, path, code, message]) => (broken ? [option.issue(code, message, path)] : []))
}

/** Lists the issues of a kind's own settings, with paths that begin with the setting. */
const ownIssues = (
  { issues }: InvalidWidget,
  { settingNames }: AnyWidget,
  unknown: readonly string[],
): readonly Issue[] => [
  ...issues
    .filter(({ code }) => code !== 'unknown')
    .map((issue) => ({ ...issue, path: issue.path.replace(/settings\.?/, '') })),
  ...unknown.map((name) =>
    option.issue(
      'unknown',
      unknownName('setting', name, [...settingNames, ...COMMON_NAMES]),
      pathText([name]),
    ),
  ),
]

const isCommon = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(SETTINGS_FIELDS, name)

const feedOf = <Args extends readonly unknown[]>(
  widget: AnyWidget,
  settings: object,
  data: unknown,
  config: Config,
  effects: Effects,
): E.Either<readonly Issue[], Feed<Args>> => {
  const entries = Object.entries(settings)
  // Without a prototype, so fields added to Object.prototype are not read as settings.
  const given: object = Object.assign(Object.create(null), Object.fromEntries(entries.filter(isCommon)))
  const own = Object.fromEntries(entries.filter((entry) => !isCommon(entry)))
  const common = option.decodeFields<Common>(given, SETTINGS_FIELDS)
  const encode = widget.decodeSettings(own)
  const unknown = Object.keys(own).filter((name) => !widget.settingNames.includes(name))
  const issues = [
    ...(E.isLeft(common) ? common.left : []),
    ...conflictsOf(widget, given, data, config),
    ...(E.isLeft(encode) ? ownIssues(encode.left, widget, unknown) : []),
  ]
  if (E.isLeft(common) || E.isLeft(encode) || issues.length > 0) return E.left(issues)
  const { encrypted, feedFormat, timeoutMs = config.timeoutMs } = common.right
  return E.right({
    kind: widget.kind,
    encode: encode.right,
    misspelled: widget.misspelled,
    data: data as Feed<Args>['data'],
    writers: writersOf({
      kind: widget.kind,
      hasXml: widget.xml,
      encrypt: encrypted === true ? config.encrypt : undefined,
      feedFormat,
      defaultFormat: config.feedFormat,
      effects,
    }),
    timeoutMs,
    config,
    effects,
  })
}

const NO_SETTINGS = option.issue('wrong_shape', 'expected a plain object', 'settings')
const SETTINGS_LAST = option.issue('wrong_shape', 'settings come before the data function', 'settings')

/**
 * Makes one builder for each kind. `lift` turns a definition into `H`, the framework's own handler; `Args` are the
 * arguments of a data function.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkOptions, createBuilders, liveEffects } from '@gecko-widgets/core/adapter'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const config = checkOptions({})
 * assert(E.isRight(config))
 * // "Handlers" that are the feeds themselves.
 * const { number } = createBuilders((define) => define(config.right, liveEffects))
 * const feed = number({ timeoutMs: 2000 }, () => 42)
 * assert(E.isRight(feed) && feed.right.timeoutMs === 2000)
 */
export const createBuilders = <Args extends readonly unknown[], H>(
  lift: (define: Definition<Args>) => H,
): Builders<Args, H> => {
  const builder =
    (widget: AnyWidget) =>
    (...definition: readonly unknown[]): H => {
      const [settings, data] = definition.length > 1 ? definition : [{}, definition[0]]
      return lift((config, effects) =>
        E.mapLeft(
          (issues: readonly Issue[]): ConfigError => ({ _tag: 'ConfigError', of: widget.kind, issues }),
        )(
          option.isOptions(settings)
            ? feedOf<Args>(widget, settings, data, config, effects)
            : E.left([
                typeof settings === 'function' && option.isOptions(data) ? SETTINGS_LAST : NO_SETTINGS,
              ]),
        ),
      )
    }
  return Object.fromEntries(
    Object.values(widgets).map((widget) => [widget.kind, builder(widget as unknown as AnyWidget)]),
  ) as unknown as Builders<Args, H>
}
