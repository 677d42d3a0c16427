import { type Issue, issuesMessage } from '../codec/issue.js'

/** Says what an answer keeps back, for `onError`. */
export type FeedFailure =
  /** The data is not valid for the kind; `issues` say where, and there are `more`. */
  | {
      readonly _tag: 'InvalidWidget'
      readonly widget: string
      readonly issues: readonly Issue[]
      readonly more: number
    }
  /** The data function threw or rejected with `cause`, or something that the answer needed did. */
  | { readonly _tag: 'DataFailed'; readonly widget: string; readonly cause: unknown }
  /** The data function took longer than `timeoutMs`. */
  | { readonly _tag: 'TimedOut'; readonly widget: string }
  /** The client had gone before the data came. */
  | { readonly _tag: 'ClientClosed'; readonly widget: string }
  /** The payload's text is over 1 MiB. */
  | { readonly _tag: 'PayloadTooLarge'; readonly widget: string }
  /** The definition says XML, and this data has no XML form. */
  | { readonly _tag: 'NoXmlForm'; readonly widget: string }

const said = (failure: FeedFailure): string => {
  switch (failure._tag) {
    case 'InvalidWidget':
      return `the data is not valid: ${issuesMessage(failure)}`
    case 'DataFailed':
      return 'the data function failed; onError receives the cause'
    case 'TimedOut':
      return 'the data function took longer than timeoutMs'
    case 'ClientClosed':
      return 'the client had gone before the data came'
    case 'PayloadTooLarge':
      return 'the payload is over 1 MiB'
    case 'NoXmlForm':
      return "the data has no XML form, and the definition says feedFormat: 'xml'"
  }
}

/** Says a failure in one line, without a value from the data and without a secret. */
export const failureLine = (failure: FeedFailure): string =>
  `gecko-widgets: ${failure.widget}: ${said(failure)}`
