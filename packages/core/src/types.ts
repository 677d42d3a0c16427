// The types that every adapter re-exports: of its options and hooks, and of all kinds.
export type { Issue, IssueCode } from './codec/issue.js'
export type { GeckoboardOptions } from './feed/config.js'
export type { AnswerEvent } from './feed/event.js'
export type { FeedFailure, FeedWarning } from './feed/failure.js'
export type { FeedFormat } from './feed/format.js'
export type { DataContext } from './feed/race.js'
export type * from './widgets/types.js'
