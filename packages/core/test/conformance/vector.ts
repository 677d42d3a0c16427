import type { GivenOf, Json, Kind, SettingsOf } from '@gecko-widgets/core'
import type { NowCalled } from '../../src/codec/struct.js'

/** What a person gives, and what then goes on the wire. */
export interface Vector<K extends Kind> {
  readonly title: string
  /** Where the form comes from: citations of `docs/reference/`, each by a heading or an id, and what to look for there. */
  readonly source: string
  readonly input: GivenOf<K>
  readonly settings?: SettingsOf<K>
  readonly json: Json
  /** The content of `root`; `null` where the payload has no XML form. */
  readonly xml: string | null
}

/** A value that a kind refuses: what is wrong with it, and where. */
export interface Refusal<K extends Kind> {
  readonly title: string
  readonly input: unknown
  readonly settings?: SettingsOf<K>
  /** `path code` of every issue, in order. */
  readonly issues: readonly string[]
}

/** A payload, whoever made it: what is wrong with it, and what Geckoboard passes over. */
export interface WireVector {
  readonly title: string
  /** Where the form or the mistake comes from, as for `Vector`. */
  readonly source: string
  readonly payload: unknown
  /** `path code` of every error, in order. */
  readonly errors: readonly string[]
  /** `path code` of every warning, in order. */
  readonly warnings: readonly string[]
}

/** The paths of the fields of a type, lists left out: `series.data`. An old spelling is none. */
export type Paths<A> = A extends string | number | boolean | null | undefined
  ? never
  : A extends readonly (infer Entry)[]
    ? Paths<Entry>
    : {
        [P in keyof A & string]-?: Exclude<A[P], undefined> extends NowCalled<string>
          ? never
          : P | `${P}.${Paths<A[P]>}`
      }[keyof A & string]

/** All that is known of a kind, as data. */
export interface Conformance<K extends Kind> {
  /** Every field of the input and of the settings: each occurs in a vector that is accepted. */
  readonly fields: Readonly<Record<Paths<GivenOf<K>> | `settings.${Paths<SettingsOf<K>>}`, true>>
  readonly accepted: readonly Vector<K>[]
  readonly refused: readonly Refusal<K>[]
  readonly wire: readonly WireVector[]
}
