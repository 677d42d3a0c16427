/** A response without a widget, and the reason, as a name and in words. */
export interface Unread {
  readonly _tag: 'Unread'
  readonly why: string
  readonly words: string
  /** The payload, if it is JSON that looks like no kind; the user may know better. */
  readonly payload?: unknown
}

export const unread = (why: string, words: string): Unread => ({ _tag: 'Unread', why, words })
