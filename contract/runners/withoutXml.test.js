// For Jest, where xmlbuilder2 is not installed.
const express = require('express')
const { createGeckoboard } = require('@gecko-widgets/express')
const { serve } = require('./uses.cjs')

test('an answer in XML is a 500, the log names the encoder, and JSON is served', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation(() => {})
  const app = express().all(
    '/number',
    createGeckoboard().number(() => 42),
  )
  await serve(app, async (poll) => {
    expect(await poll('/number')).toBe('{"error":"internal"}')
    expect(await poll('/number?format=json')).toBe('{"item":[{"value":42}]}')
  })
  expect(log.mock.calls).toEqual([
    [
      expect.stringMatching(/^GET \/number number: the XML encoder cannot be loaded/),
      expect.objectContaining({ message: expect.stringContaining("'xmlbuilder2'") }),
    ],
  ])
})
