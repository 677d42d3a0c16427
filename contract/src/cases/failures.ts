import { INTERNAL, INVALID_WIDGET, TIMEOUT } from '../answers.js'
import { type Case, testCase } from './case.js'

/** Widgets that fail: what the client gets, and what is reported (`docs/reference/http.md#failures`). */
export const failures: readonly Case[] = [
  testCase('row', '500: the data is not valid for the kind', '', INVALID_WIDGET, {
    widget: 'invalid',
    reports: ['InvalidWidget'],
  }),
  testCase('row', '500: the payload is over 1 MiB', '?format=2', INVALID_WIDGET, {
    widget: 'large',
    reports: ['InvalidWidget'],
  }),
  testCase('row', '500: the payload is over 1 MiB in XML alone', '?format=1', INVALID_WIDGET, {
    widget: 'large-in-xml',
    reports: ['PayloadTooLarge'],
  }),
  testCase('row', '500: the data function failed', '', INTERNAL, {
    widget: 'fails',
    reports: ['DataFailed'],
  }),
  testCase('row', '500: the data function of an encrypted widget failed', '', INTERNAL, {
    widget: 'encrypted-fails',
    reports: ['DataFailed'],
  }),
  testCase('row', '504: longer than the timeoutMs of the definition', '', TIMEOUT, {
    widget: 'hangs',
    reports: ['TimedOut'],
  }),
  testCase('row', '504: longer than the timeoutMs of the options', '', TIMEOUT, {
    widget: 'hangs-by-config',
    reports: ['TimedOut'],
  }),
]
