import { type Answer, INTERNAL, METHOD_NOT_ALLOWED, OPTIONS, UNAUTHORIZED, withHeader } from '../answers.js'
import { NUMBER_XML } from '../widgets.js'
import { type Case, testCase } from './case.js'

const described = (answer: Answer): Answer => withHeader(answer, 'x-gecko-widget', 'number')

/** With `describe`, each answer names the kind. */
export const describes: readonly Case[] = [
  testCase('row', 'describe: 200 names the kind', '', described(NUMBER_XML), { widget: 'described' }),
  testCase('row', 'describe: 401 names the kind', '', described(UNAUTHORIZED), {
    widget: 'described',
    headers: [],
  }),
  testCase('row', 'describe: 204 names the kind', '', described(OPTIONS), {
    widget: 'described',
    method: 'OPTIONS',
  }),
  testCase('row', 'describe: 405 names the kind', '', described(METHOD_NOT_ALLOWED), {
    widget: 'described',
    method: 'PUT',
  }),
  testCase('row', 'describe: 500 names the kind', '', described(INTERNAL), {
    widget: 'described-fails',
    reports: ['DataFailed'],
  }),
]
