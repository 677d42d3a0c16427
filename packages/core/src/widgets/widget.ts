import * as E from 'fp-ts/lib/Either.js'
import { flow, pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import * as c from '../codec/index.js'
import { isTooLarge, writeJson } from '../payload/json.js'
import type { Json, Payload } from '../payload/payload.js'
import { type StandardProps, standard } from './standard.js'

/** What is wrong with a value of a kind: the first ten issues, and how many `more` there are. */
export interface InvalidWidget {
  readonly _tag: 'InvalidWidget'
  readonly kind: string
  readonly issues: readonly c.Issue[]
  readonly more: number
}

/** What is wrong with a payload, and what Geckoboard ignores: at most ten issues of each, and how many `more` there are. */
export interface PayloadCheck {
  readonly kind: string
  /** What prevents Geckoboard from reading it as this kind. */
  readonly errors: readonly c.Issue[]
  /** What is deprecated, unusual or ignored. */
  readonly warnings: readonly c.Issue[]
  readonly more: number
}

/** The settings of a kind without settings. */
export type NoSettings = Record<never, unknown>

/**
 * The codec of a kind: an io-ts type, and a Standard Schema. `is` and `encode` take every shorthand, `decode` gives the
 * full form, and `encode` the payload.
 */
export interface WidgetCodec<Input> extends t.Type<Input, Json, unknown> {
  readonly '~standard': StandardProps<Input>
}

/** One kind of widget: its input (`Given` is the input next to settings), and how that becomes a payload. */
export interface Widget<
  K extends string,
  Input,
  Settings = NoSettings,
  Xml extends boolean = boolean,
  Given = Input,
> {
  readonly kind: K
  /** Reads and writes this kind's input without settings. It can be used inside io-ts types. */
  readonly codec: WidgetCodec<Input>
  /** Reads any value as this kind's input, with every shorthand written out, or returns what is wrong with it. */
  readonly decode: (value: unknown) => E.Either<InvalidWidget, Input>
  /** Makes the payload of an input. Never throws: an invalid value that the type does not catch is a `Left`. */
  readonly encode: (input: Input) => E.Either<InvalidWidget, Payload<K>>
  /**
   * Makes the payload of an input, with settings as defaults, which the input overrides. Invalid settings are a `Left`
   * too, at `settings`.
   */
  readonly encodeWith: (settings: Settings) => (input: Given) => E.Either<InvalidWidget, Payload<K>>
  /** The names of this kind's settings. */
  readonly settingNames: readonly string[]
  /** Reads any value as this kind's settings, once, and returns the `encode` that adds them, for an adapter's definition. */
  readonly decodeSettings: (
    value: unknown,
  ) => E.Either<InvalidWidget, (input: Given) => E.Either<InvalidWidget, Payload<K>>>
  /**
   * Finds fields of a valid input that are ignored and probably misspelled, such as `previos`, in the first row that
   * has any.
   */
  readonly misspelled: (value: unknown) => readonly c.Issue[]
  /** Checks whether Geckoboard reads a value as a payload of this kind, whichever program made it. */
  readonly checkPayload: (value: unknown) => PayloadCheck
  /** Returns the input that produces a payload, or the reason why Geckoboard cannot read it. */
  readonly fromPayload: (value: unknown) => E.Either<InvalidWidget, Input>
  /** Writes the JSON Schema of this kind's payload, in every form that Geckoboard reads. */
  readonly payloadSchema: () => c.JsonSchema
  /** Whether payloads of this kind can have an XML form. */
  readonly xml: Xml
  /** Rewrites the JSON model for XML, if the two differ. */
  readonly xmlModel: (json: Json) => Json
}

/** The description of a kind, from which `defineWidget` makes the rest. */
export interface WidgetDefinition<K extends string, Draft, Settings extends object, Xml extends boolean> {
  readonly kind: K
  /** Reads every shorthand as the same full form, writes it as the payload, and knows how Geckoboard reads that. */
  readonly codec: c.Codec<Draft>
  /** Default: none. */
  readonly settings?: c.Fields<Settings>
  /** Adds settings to a draft. Default: field by field. */
  readonly merge?: (settings: Settings, draft: Draft) => Draft
  /** Default: `true`. */
  readonly xml?: Xml
  readonly xmlModel?: (json: Json) => Json
}

/** Settings are added to each of four bullet graphs at most, and a UTF-16 unit is three bytes at most. */
const MOST_ADDED = 12

const same = (json: Json): Json => json

const invalid = (kind: string, found: readonly c.Found[]): InvalidWidget => ({
  _tag: 'InvalidWidget',
  kind,
  ...c.firstIssues(found),
})

/** Reads a draft that gets no settings, so the rules that wait for them apply at once. */
const closed = <A>(of: c.Codec<A>): c.Reading<A> =>
  of.late === undefined ? of : c.refineReading(of, of.late)

/** Says that a setting is unknown. */
const unknownSetting =
  (kind: string) =>
  (name: string, names: readonly string[]): string =>
    names.length === 0 ? `unknown setting; ${kind} has none` : c.unknownName('setting', name, names)

/** Makes a widget from its definition. */
export const defineWidget = <
  K extends string,
  Input,
  Settings extends object,
  Given,
  Draft extends Input,
  Xml extends boolean,
>(
  definition: WidgetDefinition<K, Draft, Settings, Xml>,
): Widget<K, Input, Settings, Xml, Given> => {
  const {
    kind,
    codec: of,
    settings: settingFields = {} as c.Fields<Settings>,
    merge = (settings: Settings, draft: Draft) => c.filled(settings, draft as Draft & object),
    xml = true as Xml,
    xmlModel = same,
  } = c.bare(definition)
  const refuse = (found: readonly c.Found[]): E.Either<InvalidWidget, never> => E.left(invalid(kind, found))

  /** Whether a draft is over 1 MiB; it is written to know, but only if it may be. `more` is what settings add. */
  const isOver = (draft: Draft, room: c.Room, more = 0): boolean =>
    c.mayBeTooLarge(room, more) && isTooLarge(writeJson(of.encode(draft) as Json))

  const { read, ...rest } = closed(of)
  const whole: c.Reading<Draft> = {
    ...rest,
    read: (value, room) => {
      const draft = read(value, room)
      if (draft === undefined || !isOver(draft, room)) return draft
      c.fill(room)
      return undefined
    },
  }
  const input: WidgetCodec<Input> = Object.assign(
    c.codec<Input>({
      ...(whole as c.Reading<Input>),
      encode: (input) => {
        const draft = c.decoded(whole, input)
        return E.isLeft(draft) ? null : of.encode(draft.right)
      },
    }) as unknown as t.Type<Input, Json, unknown>,
    { '~standard': standard(whole as c.Reading<Input>) },
  )
  const settingNames = Object.keys(settingFields)
  const settingsCodec = c.strict(c.struct<Settings>(settingFields), unknownSetting(kind))
  const toInvalid = E.mapLeft((errors: t.Errors) => invalid(kind, c.foundIn(errors)))

  const payload = (json: unknown): E.Either<never, Payload<K>> => E.right({ kind, json: json as Json })

  /** Writes a plain and valid value at once, which is never too large. */
  const written = (value: unknown): unknown => {
    try {
      return of.direct?.(value)
    } catch {
      return undefined
    }
  }

  const encode = (value: unknown): E.Either<InvalidWidget, Payload<K>> => {
    const json = written(value)
    if (json !== undefined) return payload(json)
    const room = c.newRoom()
    const draft = c.reading(whole, value, room)
    if (c.isFull(room)) return refuse(c.TOO_LARGE)
    return draft === undefined ? refuse(c.explained(whole, value)) : payload(of.encode(draft))
  }

  /** Encodes with settings; the rules that wait for them apply once they are added. */
  const encodeFilled = (settings: Settings) => {
    const more = MOST_ADDED * writeJson(settings as unknown as Json).length
    return (value: unknown): E.Either<InvalidWidget, Payload<K>> => {
      const room = c.newRoom()
      const given = c.reading(of, value, room)
      if (c.isFull(room)) return refuse(c.TOO_LARGE)
      if (given === undefined) return refuse(c.explained(of, value))
      const draft = merge(settings, given)
      const broken = of.late?.(draft) ?? c.NONE
      if (broken.length > 0) return refuse(broken)
      return isOver(draft, room, more) ? refuse(c.TOO_LARGE) : payload(of.encode(draft))
    }
  }

  const decodeSettings = (value: unknown): E.Either<InvalidWidget, typeof encode> =>
    pipe(
      toInvalid(settingsCodec.validate(value, [{ key: 'settings', type: settingsCodec }])),
      E.map((settings) => (Object.keys(settings).length === 0 ? encode : encodeFilled(settings))),
    )

  const checkPayload = (value: unknown): PayloadCheck => {
    const found = c.finding(of.wire, value)
    const reported = (warning: boolean): readonly c.Issue[] =>
      c.firstIssues(found.filter(({ warns }) => warns === warning)).issues
    const errors = reported(false)
    const warnings = reported(true)
    return { kind, errors, warnings, more: found.length - errors.length - warnings.length }
  }

  return {
    kind,
    codec: input,
    decode: (value) => toInvalid(input.decode(value)),
    encode,
    encodeWith: flow(
      decodeSettings,
      E.getOrElse(
        (invalid): typeof encode =>
          () =>
            E.left(invalid),
      ),
    ),
    settingNames,
    decodeSettings,
    misspelled: (value) => c.firstIssues(c.slipsOf(of, value)).issues,
    checkPayload,
    fromPayload: (value) => {
      const errors = c.finding(of.wire, value).filter(({ warns }) => !warns)
      return errors.length > 0
        ? refuse(errors)
        : toInvalid(input.decode(c.reading(of.wire, value, c.anyRoom())))
    },
    payloadSchema: of.wire.schema,
    xml,
    xmlModel,
  }
}
