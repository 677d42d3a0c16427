import type { GivenOf, Json, Kind, SettingsOf } from '@gecko-widgets/core'

/** What a person gives, and what then goes on the wire. */
export interface Vector<K extends Kind> {
  readonly title: string
  /** Where the form comes from: a section of `widgets.md`, or a source of `wire-format-evidence.md`. */
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

/** All that is known of a kind, as data. */
export interface Conformance<K extends Kind> {
  readonly accepted: readonly Vector<K>[]
  readonly refused: readonly Refusal<K>[]
}
