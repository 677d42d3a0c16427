/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The data of one widget as Geckoboard reads it, before it is written as JSON or XML. */
export interface Payload<K extends string = string> {
  readonly kind: K
  readonly json: Json
}
