import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Json, Payload } from '../payload/payload.js'
import {
  type Broken,
  brokenRules,
  type Codec,
  type Fields,
  isObject,
  KEPT,
  type Rules,
  struct,
} from './codec.js'
import { filled } from './fields.js'
import {
  type InvalidWidget,
  type Issue,
  invalidWidget,
  issueOf,
  MOST_ISSUES,
  step,
  unreadable,
} from './issue.js'
import type { Check } from './wire.js'

/**
 * What is wrong with a payload, and what Geckoboard passes over; at most ten of each, and how many `more` there are.
 *
 * @example
 * import assert from 'node:assert'
 * import { checkPayload, type PayloadCheck } from '@gecko-widgets/core'
 *
 * const found: PayloadCheck = checkPayload('monitoring')({ status: 'down', since: 'Monday' })
 * assert.deepStrictEqual(
 *   [found.errors, found.warnings.map(({ path, code }) => `${path}: ${code}`)],
 *   [[], ['since: unknown']],
 * )
 */
export interface PayloadCheck {
  readonly kind: string
  /** What Geckoboard does not read as this kind. */
  readonly errors: readonly Issue[]
  /** What is old, unusual or not read at all. */
  readonly warnings: readonly Issue[]
  readonly more: number
}

/**
 * The settings of a kind that has none.
 *
 * @example
 * import assert from 'node:assert'
 * import { type NoSettings, widgets } from '@gecko-widgets/core'
 *
 * const none: NoSettings = {}
 * assert.deepStrictEqual(widgets.list.encodeWith(none)(['Deploy']), widgets.list.encode(['Deploy']))
 */
export type NoSettings = Record<never, unknown>

/**
 * One kind of widget: what a person gives (`Input`, or `Given` beside settings), and how it becomes a payload.
 *
 * @example
 * import assert from 'node:assert'
 * import { type Widget, widgets } from '@gecko-widgets/core'
 * import * as E from 'fp-ts/lib/Either.js'
 *
 * const isValid = <I, S, G>({ decode }: Widget<string, I, S, G>, data: unknown): boolean => E.isRight(decode(data))
 * assert(isValid(widgets.geckOMeter, [23, 0, 100]))
 * assert(!isValid(widgets.pieChart, ['Chrome']))
 */
export interface Widget<K extends string, Input, Settings, Given = Input, Xml extends boolean = boolean> {
  readonly kind: K
  /** Reads any value as this kind's input, every shorthand written out, or says what is wrong with it. */
  readonly decode: (value: unknown) => E.Either<InvalidWidget, Input>
  /** Makes the payload of an input. Never throws; a value that the type lets through and the kind does not is a `Left`. */
  readonly encode: (input: Input) => E.Either<InvalidWidget, Payload<K>>
  /** Makes the payload of an input, with settings as defaults: what the input says wins. Settings that are not valid are a `Left` too, at `settings`. */
  readonly encodeWith: (settings: Settings) => (input: Given) => E.Either<InvalidWidget, Payload<K>>
  /** Reads any value as this kind's settings. */
  readonly decodeSettings: (value: unknown) => E.Either<InvalidWidget, Settings>
  /** Tells whether Geckoboard reads a value as a payload of this kind, whoever made it. */
  readonly checkPayload: (value: unknown) => PayloadCheck
  /** Whether payloads of this kind can have an XML form. */
  readonly xml: Xml
  /** Rewrites the JSON model where the XML model differs from it. */
  readonly xmlModel: (json: Json) => Json
}

/** What a kind's file says of it; `defineWidget` makes the rest. */
export interface WidgetDefinition<K extends string, Draft, Settings, Xml extends boolean> {
  readonly kind: K
  /** Reads every shorthand, each as the same full form. */
  readonly input: Codec<Draft>
  readonly settings: Fields<Settings>
  /** Fills a draft up with settings; by default field by field. */
  readonly merge?: (settings: Settings, draft: Draft) => Draft
  /** Rules between fields, checked once the settings are in. */
  readonly rules?: Rules<Draft>
  /** Builds the JSON model; codecs have left nothing in the draft that JSON cannot hold. */
  readonly payload: (draft: Draft) => object | Json
  /** Checks a payload, in every form and spelling that Geckoboard reads. */
  readonly wire: Check
  readonly xml: Xml
  readonly xmlModel?: (json: Json) => Json
}

const same = (json: Json): Json => json

/** A draft that is no object of fields, as of a kind without settings, stays as it is. */
const fillFields = <Settings, Draft>(settings: Settings, draft: Draft): Draft =>
  Object.keys(settings as object).length === 0 ? draft : filled(settings, draft)

/** Makes a widget of its definition. */
export const defineWidget = <
  K extends string,
  Input,
  Settings,
  Given,
  Draft extends Input,
  Xml extends boolean,
>({
  kind,
  input,
  settings: settingFields,
  merge = fillFields,
  rules = () => KEPT,
  payload,
  wire,
  xml,
  xmlModel = same,
}: WidgetDefinition<K, Draft, Settings, Xml>): Widget<K, Input, Settings, Given, Xml> => {
  const refuse = invalidWidget(kind)
  const settingsCodec = struct<Settings>(settingFields, [])
  const settingNames = Object.keys(settingFields)

  /** The one place where reading somebody's value can throw: a getter, a proxy. */
  const reading = <A>(read: () => E.Either<InvalidWidget, A>): E.Either<InvalidWidget, A> => {
    try {
      return read()
    } catch {
      return E.left(unreadable(kind))
    }
  }

  const check = (value: unknown, fill: (draft: Draft) => Draft): E.Either<InvalidWidget, Draft> => {
    const read = input.read(value)
    if (read === undefined) {
      const errors = input.explain(value, [])
      // A value that was refused, and shows nothing wrong when it is read again, answers differently each time.
      return E.left(errors.length === 0 ? unreadable(kind) : refuse(errors))
    }
    const draft = fill(read)
    const broken = rules(draft)
    return broken.length === 0 ? E.right(draft) : E.left(refuse(brokenRules(broken, [])))
  }

  const encodeBy =
    (fill: (draft: Draft) => Draft) =>
    (value: unknown): E.Either<InvalidWidget, Payload<K>> =>
      reading(() => {
        const draft = check(value, fill)
        return E.isLeft(draft) ? draft : E.right({ kind, json: payload(draft.right) as Json })
      })

  const unknownSettings = (settings: Settings): readonly Broken[] =>
    Object.keys(settings as object)
      .filter((name) => !settingNames.includes(name))
      .map((name) => [
        step(name),
        'unknown',
        settingNames.length === 0
          ? `no settings: ${kind} has none`
          : `one of the settings of ${kind}: ${settingNames.join(', ')}`,
      ])

  const decodeSettings = (value: unknown): E.Either<InvalidWidget, Settings> =>
    reading(() => {
      const context = [{ key: 'settings', type: settingsCodec, actual: value }]
      const decoded = settingsCodec.validate(value, context)
      const errors = [
        ...(E.isLeft(decoded) ? decoded.left : []),
        ...brokenRules(isObject(value) ? unknownSettings(value as Settings) : KEPT, context),
      ]
      return errors.length === 0 ? E.mapLeft(refuse)(decoded) : E.left(refuse(errors))
    })

  const checkPayload = (value: unknown): PayloadCheck => {
    const found = reading(() => E.right(wire(value, [])))
    if (E.isLeft(found)) return { kind, errors: found.left.issues, warnings: [], more: 0 }
    const told = (warning: boolean): readonly Issue[] =>
      found.right
        .filter(({ warns = false }) => warns === warning)
        .slice(0, MOST_ISSUES)
        .map(issueOf)
    const errors = told(false)
    const warnings = told(true)
    return { kind, errors, warnings, more: found.right.length - errors.length - warnings.length }
  }

  return {
    kind,
    decode: (value) => reading(() => check(value, (draft) => draft)),
    encode: encodeBy((draft) => draft),
    encodeWith: (settings) =>
      pipe(
        decodeSettings(settings),
        E.match(
          (invalid) => () => E.left(invalid),
          (decoded) => encodeBy((draft) => merge(decoded, draft)),
        ),
      ),
    decodeSettings,
    checkPayload,
    xml,
    xmlModel,
  }
}
