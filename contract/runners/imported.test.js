// For Jest with --experimental-vm-modules, in CommonJS.
test('cache and push are imported', async () => {
  const { cached } = await import('@gecko-widgets/cache')
  const { createPusher } = await import('@gecko-widgets/push')
  expect(await cached({ key: 'users', ttlMs: 60_000 })(async () => 42)(undefined, {})).toBe(42)
  const { push } = createPusher({ apiKey: 'a-key' })
  expect(await push.number('12345-users', 'forty-two')).toMatchObject({ left: { _tag: 'InvalidWidget' } })
})
