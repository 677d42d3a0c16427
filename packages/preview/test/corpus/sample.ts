/**
 * A response as some server writes it, and the verdict: the kind (or possible kinds), then `✗` with the paths of errors
 * and `!` with those of warnings; or `✗` and what is wrong with it.
 */
export type Sample = readonly [title: string, body: string, verdict: string]
