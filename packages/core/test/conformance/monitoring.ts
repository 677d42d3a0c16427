import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#monitoring'

/** Fields of a person's own. */
const site = { status: 'Up', password: 'x' } as const

export const monitoring: Conformance<'monitoring'> = {
  fields: { status: true, downTime: true, responseTime: true },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: { status: 'Up', downTime: null, responseTime: null },
      json: { status: 'Up' },
      xml: '<status>Up</status>',
    },
    { title: 'Up', source: spec, input: 'Up', json: { status: 'Up' }, xml: '<status>Up</status>' },
    { title: 'Down', source: spec, input: 'Down', json: { status: 'Down' }, xml: '<status>Down</status>' },
    {
      title: 'Unreported',
      source: 'docs/reference/evidence.md#16-monitoring, GN doc comments',
      input: 'Unreported',
      json: { status: 'Unreported' },
      xml: '<status>Unreported</status>',
    },
    {
      title: 'everything; the key is downTime, not downtime',
      source: 'docs/reference/evidence.md#16-monitoring, OTD; regression',
      input: { responseTime: '593 ms', downTime: '9 days ago', status: 'Up' },
      json: { status: 'Up', downTime: '9 days ago', responseTime: '593 ms' },
      xml: '<status>Up</status><downTime>9 days ago</downTime><responseTime>593 ms</responseTime>',
    },
    {
      title: 'a status alone in the full form; what is undefined is absent',
      source: 'docs/reference/widgets.md#rules-for-every-kind',
      input: { status: 'Down', downTime: undefined },
      json: { status: 'Down' },
      xml: '<status>Down</status>',
    },
    {
      title: 'texts that are empty, or as long as they may be',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: { status: 'Up', downTime: '', responseTime: 'x'.repeat(10_000) },
      json: { status: 'Up', downTime: '', responseTime: 'x'.repeat(10_000) },
      xml: `<status>Up</status><downTime></downTime><responseTime>${'x'.repeat(10_000)}</responseTime>`,
    },
    {
      title: 'no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: site,
      json: { status: 'Up' },
      xml: '<status>Up</status>',
    },
  ],
  refused: [
    { title: 'a status in lower case', input: 'up', issues: [' not_one_of'] },
    { title: 'another status', input: { status: 'OK' }, issues: ['status not_one_of'] },
    { title: 'true', input: true, issues: [' wrong_shape'] },
    { title: 'a list', input: ['Up'], issues: [' wrong_shape'] },
    { title: 'no status', input: { downTime: 'never' }, issues: ['status required'] },
    {
      title: 'a response time that is a number',
      input: { status: 'Up', responseTime: 593 },
      issues: ['responseTime not_text'],
    },
    { title: 'a Date', input: { status: 'Up', downTime: new Date(0) }, issues: ['downTime not_text'] },
    { title: 'downtime', input: { status: 'Up', downtime: 'never' }, issues: ['downtime renamed'] },
    {
      title: 'text of 10,001 characters',
      input: { status: 'Up', downTime: 'x'.repeat(10_001) },
      issues: ['downTime too_long'],
    },
  ],
  wire: [
    {
      title: 'every field',
      source: 'docs/reference/evidence.md#16-monitoring, OTD',
      payload: { status: 'Up', downTime: '9 days ago', responseTime: '593 ms' },
      errors: [],
      warnings: [],
    },
    ...['Down', 'Unreported', 'up', 'DOWN', 'unReported'].map((status) => ({
      title: `the status ${status}`,
      source: 'docs/reference/evidence.md#16-monitoring, in any case',
      payload: { status },
      errors: [],
      warnings: [],
    })),
    ...['OK', 'not up', 'up and down', ['Up']].map((status) => ({
      title: `another status, ${JSON.stringify(status)}`,
      source: spec,
      payload: { status },
      errors: ['status not_one_of'],
      warnings: [],
    })),
    { title: 'no status', source: spec, payload: {}, errors: ['status required'], warnings: [] },
    { title: 'a status alone', source: spec, payload: 'Up', errors: [' wrong_shape'], warnings: [] },
    {
      title: 'downtime, and a field that is not read',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, GN; regression',
      payload: { status: 'Up', downtime: 'never', url: 'https://example.com' },
      errors: [],
      warnings: ['downtime unknown', 'url unknown'],
    },
    {
      title: 'a response time that is a number',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, OGS',
      payload: { status: 'Up', responseTime: 0 },
      errors: [],
      warnings: ['responseTime not_text'],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: { status: 'Up', downTime: null, responseTime: null },
      errors: [],
      warnings: ['downTime wrong_shape', 'responseTime wrong_shape'],
    },
  ],
}
