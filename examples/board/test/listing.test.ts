import { expect, it } from 'vitest'
import { listing, listingPage, opening } from '../src/listing.js'
import { settingsFromEnv } from '../src/settings.js'
import type { BoardWidget } from '../src/widgets.js'

const widget: BoardWidget = {
  path: '/widgets/users',
  title: 'New users',
  kind: 'number',
  handler: () => undefined,
}

it('takes the settings of the environment, and those of the demo for what is not set', () => {
  expect(settingsFromEnv({ PORT: '0', GECKOBOARD_API_KEY: 'k', GECKOBOARD_PASSWORD: 'p' })).toEqual({
    port: 0,
    apiKey: 'k',
    password: 'p',
  })
  const { port, apiKey, password } = settingsFromEnv({})
  expect(port).toBe(3000)
  expect(apiKey).toContain('demo')
  expect(password).toContain('demo')
})

it('keeps a key or a password that is blank, for the board to refuse', () => {
  expect(settingsFromEnv({ GECKOBOARD_API_KEY: '', GECKOBOARD_PASSWORD: '' })).toMatchObject({
    apiKey: '',
    password: '',
  })
})

it.each(['abc', '', ' 3000', '65536', '-1', '80.5', '1e3', '0x10', '99999999999999999999'])(
  'refuses %j as a port, in one line',
  (PORT) => {
    expect(() => settingsFromEnv({ PORT })).toThrow(
      `PORT: expected a whole number from 0 (any free port) to 65535, not ${JSON.stringify(PORT)}`,
    )
  },
)

it('lists a widget with its title, its kind, its URL and a line that asks it', () => {
  const text = listing('http://127.0.0.1:1', [widget], { port: 1, apiKey: 'key', password: 'pass' })
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'New users (number)',
      '  http://127.0.0.1:1/widgets/users',
      "  curl -u 'key:X' 'http://127.0.0.1:1/widgets/users?format=2'",
    ]),
  )
})

it('says which widgets have no XML', () => {
  const text = listing('http://h', [widget], { port: 1, apiKey: 'k', password: 'p' })
  expect(text.split('\n').at(-1)).toBe(
    'format=2 is JSON; format=1 is XML, which encrypted, list and highcharts widgets do not have.',
  )
})

it('lists an encrypted widget with a line that decrypts it', () => {
  const text = listing('http://h', [{ ...widget, encrypted: true }], { port: 1, apiKey: 'k', password: 'p' })
  expect(text).toContain('New users (number, encrypted)')
  expect(text).toContain(
    "curl -sS -u 'k:X' 'http://h/widgets/users?format=2' | openssl enc -d -aes-256-cbc -md md5 -base64 -A -pass 'pass:p'",
  )
})

it('says what to open, with the password', () => {
  expect(opening('http://h/#key', { port: 1, apiKey: 'k', password: 'p' })).toBe(
    'Open      http://h/#key\nPassword  p',
  )
})

it('lists the widgets on a page, which has neither the key nor the password', () => {
  const html = listingPage([widget, { ...widget, title: '<b>&', encrypted: true }])
  expect(html).toContain(
    '<tr><td>New users</td><td>number</td><td><a href="/widgets/users">/widgets/users</a></td></tr>',
  )
  expect(html).toContain('<td>&lt;b&gt;&amp;</td><td>number, encrypted</td>')
})
