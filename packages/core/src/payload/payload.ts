/** A JSON value, as Geckoboard reads it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What goes on the wire for one widget, still as plain data: the kind it was made for and its JSON model. */
export interface Payload<K extends string = string> {
  readonly kind: K
  readonly json: Json
}
