import { EventEmitter } from 'node:events'
import { fromNodeRequest, type NodeRequest, onNodeClose } from '@gecko-widgets/core/adapter'
import { describe, expect, test, vi } from 'vitest'

const request = (over: Partial<NodeRequest> = {}): NodeRequest => ({
  method: 'GET',
  url: '/',
  headers: {},
  rawHeaders: [],
  ...over,
})

describe('fromNodeRequest', () => {
  test.each([
    ['/widgets/users?format=2', 'format=2'],
    ['/?a=1&format=2', 'a=1&format=2'],
    ['/?format=2?x', 'format=2?x'],
    ['/??format=2', '?format=2'],
    ['/?', ''],
    ['/', ''],
  ])('the query of %s is what follows the first question mark', (url, query) => {
    expect(fromNodeRequest(request({ url })).query).toBe(query)
  })

  test.each([
    [{ url: '/widgets/users?format=2' }, '/widgets/users'],
    [{ url: '/?a=/b' }, '/'],
    [{ url: '/a#b?c' }, '/a'],
    [{ url: '//a/b' }, '//a/b'],
    [{ url: 'http://example.com:80/users?format=2' }, '/users'],
    [{ url: 'http://example.com?format=2' }, ''],
    [{ url: '*' }, '*'],
    [{ url: '/users?format=2', originalUrl: '/widgets/users?format=1' }, '/widgets/users'],
  ])('the path of %j is the requested one, without the query', (given, path) => {
    expect(fromNodeRequest(request(given)).path).toBe(path)
  })

  test('the method is unchanged', () => {
    for (const method of ['GET', 'post']) expect(fromNodeRequest(request({ method })).method).toBe(method)
  })

  test('one Authorization header is passed on unchanged, and a missing one is undefined', () => {
    const headers = { authorization: 'Basic YTpY' }
    const rawHeaders = ['Host', 'a', 'Authorization', 'Basic YTpY']
    expect(fromNodeRequest(request({ headers, rawHeaders })).authorization).toBe('Basic YTpY')
    expect(fromNodeRequest(request()).authorization).toBeUndefined()
  })

  test('A28 two Authorization headers, in any case, are a list, though Node only shows the first', () => {
    const headers = { authorization: 'Basic YTpY' }
    const rawHeaders = ['authorization', 'Basic YTpY', 'Host', 'a', 'AUTHORIZATION', 'Basic Yjpa']
    expect(fromNodeRequest(request({ headers, rawHeaders })).authorization).toEqual([
      'Basic YTpY',
      'Basic Yjpa',
    ])
  })

  test('without raw headers there is one header', () => {
    const headers = { authorization: 'Basic YTpY' }
    expect(fromNodeRequest(request({ headers, rawHeaders: undefined })).authorization).toBe('Basic YTpY')
  })

  test('the value of another header is not a second Authorization header', () => {
    const headers = { authorization: 'Basic YTpY' }
    const rawHeaders = ['Authorization', 'Basic YTpY', 'Vary', 'Authorization', 'Vary', 'Authorization']
    expect(fromNodeRequest(request({ headers, rawHeaders })).authorization).toBe('Basic YTpY')
  })

  test('missing and unreadable parts are absent', () => {
    const absent = { method: '', path: '', query: '', authorization: undefined }
    const trap = (): never => {
      throw new Error('a trap')
    }
    expect(fromNodeRequest({ headers: {}, rawHeaders: [] })).toEqual(absent)
    expect(fromNodeRequest(new Proxy(request(), { get: trap }))).toEqual(absent)
  })
})

describe('onNodeClose', () => {
  const response = (destroyed: boolean) => Object.assign(new EventEmitter(), { destroyed })

  test('calls back once, when the connection closes', () => {
    const open = response(false)
    const listener = vi.fn()
    onNodeClose(open)(listener)
    expect(listener).not.toHaveBeenCalled()
    open.emit('close')
    open.emit('close')
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('calls back at once if it has closed', () => {
    const listener = vi.fn()
    onNodeClose(response(true))(listener)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('stops listening', () => {
    const open = response(false)
    const listener = vi.fn()
    onNodeClose(open)(listener)()
    expect(open.listenerCount('close')).toBe(0)
    open.emit('close')
    expect(listener).not.toHaveBeenCalled()
  })
})
