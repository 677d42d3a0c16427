/** A response without a widget, and the reason as a code and in words. */
export interface Unread {
  readonly _tag: 'Unread'
  readonly why: string
  readonly words: string
  /** The payload, if it is JSON that does not look like any kind; the user may know its kind. */
  readonly payload?: unknown
}

export const unread = (why: string, words: string): Unread => ({ _tag: 'Unread', why, words })
