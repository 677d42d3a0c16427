/**
 * A response as some server writes it, and the verdict: the kind, in doubt with others, then `✗` with the paths of errors
 * and `!` with those of warnings; or `✗` and why there is no widget.
 */
export type Sample = readonly [title: string, body: string, verdict: string]
