import { type Issue, issuesMessage } from '../codec/issue.js'

/** A failure, for `onError`; the answer to the client does not show it. */
export type FeedFailure =
  /** The data is not valid for the kind: the first ten `issues`, and how many `more` there are. */
  | {
      readonly _tag: 'InvalidWidget'
      readonly widget: string
      readonly issues: readonly Issue[]
      readonly more: number
    }
  /** The data function, or something else that the answer needed, threw or rejected with `cause`. */
  | { readonly _tag: 'DataFailed'; readonly widget: string; readonly cause: unknown }
  /** The data function took longer than `timeoutMs`. */
  | { readonly _tag: 'TimedOut'; readonly widget: string }
  /** The client disconnected before the data was ready. */
  | { readonly _tag: 'ClientClosed'; readonly widget: string }
  /** The encoded payload is over 1 MiB. */
  | { readonly _tag: 'PayloadTooLarge'; readonly widget: string }
  /** The definition asks for XML, but this data has no XML form. */
  | { readonly _tag: 'NoXmlForm'; readonly widget: string }
  /** The XML encoder cannot be loaded, because of `cause`: a bundler or a deployment left it out, say. */
  | { readonly _tag: 'XmlUnavailable'; readonly widget: string; readonly cause: unknown }

/** The first line of an error: Node adds the files that asked for a missing module in lines of their own. */
const firstLine = (cause: unknown): string => String(cause).split('\n', 1)[0] as string

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
    case 'XmlUnavailable':
      return `the XML encoder cannot be loaded: ${firstLine(failure.cause)}`
  }
}

/** Writes a failure in one line, without values from the data and without secrets. */
export const failureLine = (failure: FeedFailure): string =>
  `gecko-widgets: ${failure.widget}: ${said(failure)}`
