import { escaped, type Issue, issueLine } from '../codec/issue.js'
import type { RequestLine } from './request.js'

/** What went wrong with a widget, whichever request asked for it. */
export type WidgetFailure =
  /** The data is not valid for the kind: the first ten `issues`, and how many `more` there are. */
  | {
      readonly _tag: 'InvalidWidget'
      readonly widget: string
      readonly issues: readonly Issue[]
      readonly more: number
    }
  /** The data function, or something else that the answer needed, threw or rejected with `cause`. */
  | { readonly _tag: 'DataFailed'; readonly widget: string; readonly cause: unknown }
  /** The data function, or reading the request's body, took longer than `timeoutMs`. */
  | { readonly _tag: 'TimedOut'; readonly widget: string }
  /** The client disconnected before the data was ready. */
  | { readonly _tag: 'ClientClosed'; readonly widget: string }
  /** The payload is over 1 MiB in XML, which is longer than JSON. */
  | { readonly _tag: 'PayloadTooLarge'; readonly widget: string }
  /** The definition asks for XML, but this data has no XML form. */
  | { readonly _tag: 'NoXmlForm'; readonly widget: string }
  /** The XML encoder cannot be loaded; perhaps a bundler left it out. */
  | { readonly _tag: 'XmlUnavailable'; readonly widget: string; readonly cause: unknown }

/** A failure, for `onError`. The response to the client does not show it. */
export type FeedFailure = WidgetFailure & { readonly request: RequestLine }

/** A field in the data of a widget that is ignored and probably misspelled. */
export interface FeedWarning {
  /** The kind. */
  readonly widget: string
  readonly request: RequestLine
  readonly issue: Issue
}

const said = (failure: FeedFailure): string => {
  switch (failure._tag) {
    case 'InvalidWidget': {
      const { issues, more } = failure
      return ['', ...issues.map(issueLine), ...(more > 0 ? [`and ${more} more`] : [])].join('\n  ')
    }
    case 'DataFailed':
      return ' the data function failed'
    case 'TimedOut':
      return ' took longer than timeoutMs'
    case 'ClientClosed':
      return ' the client disconnected before the data was ready'
    case 'PayloadTooLarge':
      return ' the payload is over 1 MiB in XML; ask for JSON'
    case 'NoXmlForm':
      return ' the data has no XML form, but the definition says feedFormat: xml'
    case 'XmlUnavailable':
      return ' the XML encoder cannot be loaded; was it left out of a bundle?'
  }
}

/** The longest path that is logged. */
const LONGEST_PATH = 200

const subject = ({ widget, request: { method, path } }: Pick<FeedFailure, 'widget' | 'request'>): string =>
  `${escaped(`${method} ${path.slice(0, LONGEST_PATH)}`)} ${widget}:`

/** Formats a failure for a log, without values from the data, without secrets and without the `cause`. */
export const failureText = (failure: FeedFailure): string => subject(failure) + said(failure)

/** Formats a warning as one line, without values from the data. */
export const warningText = (warning: FeedWarning): string => `${subject(warning)} ${issueLine(warning.issue)}`
