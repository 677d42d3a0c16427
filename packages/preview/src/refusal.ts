import * as O from 'fp-ts/lib/Option.js'
import type { Answer, NoAnswer } from './poll.js'
import { type Unread, unread } from './unread.js'

const NO_ANSWER: Readonly<Record<NoAnswer['why'], string>> = {
  timeout: 'The feed did not answer within 10 seconds. A faster query, or a cache in front of it, helps.',
  too_large: 'The response is over 1 MiB, which is more than Geckoboard accepts.',
  refused: 'Nothing listens at this address. Is the app running?',
  reset: 'The connection was lost before the response was complete.',
  not_found: 'Host not found.',
  tls: 'The certificate of the host is not valid.',
  no_tls: 'The server at this address does not speak https. Use http.',
  broken: 'The response is not valid HTTP.',
}

/** Says why there is no response. */
export const noAnswer = ({ why }: NoAnswer): Unread => unread(why, NO_ANSWER[why])

export const headerOf = ({ headers }: Answer, name: string): string | undefined =>
  headers.find(([known]) => known.toLowerCase() === name)?.[1]

const isHtml = ({ body = '' }: Answer): boolean => /^\s*<(?:!doctype html|html)/i.test(body)

const isCsrf = ({ body = '' }: Answer): boolean => /csrf|InvalidAuthenticityToken/i.test(body)

const CSRF = 'The CSRF check of the app refused the request. Exempt the feed from it, or poll with GET.'

/** A path for people instead of programs. */
const LOGIN =
  /(?:^|[/_.-])(?:log-?in|sign-?in|sign_in|auth|authorize|oauth2?|sso|saml2?|session|accounts?)(?:[/_.-]|$)/i

const LOGIN_HOST = /^(?:login|signin|auth|sso|id|accounts?)\./

const isLogin = ({ pathname, hostname }: URL): boolean => LOGIN.test(pathname) || LOGIN_HOST.test(hostname)

/** Says what a redirect changes, without naming more of the address than its host. */
const redirectWords = (location: string | undefined, url: string): string => {
  if (location === undefined || !URL.canParse(location, url)) return 'The feed redirects to nowhere.'
  const [from, to] = [new URL(url), new URL(location, url)]
  const rest = ({ pathname, search }: URL): string => pathname + search
  if (isLogin(to) && !isLogin(from))
    return `The feed redirects to a login at ${to.host}. Geckoboard cannot log in: let the feed accept the key instead.`
  if (to.hostname !== from.hostname)
    return `The feed redirects to another host, ${to.host}. The key is not sent there: poll that address directly.`
  if (to.protocol !== from.protocol && rest(to) === rest(from))
    return `The feed redirects from ${from.protocol.slice(0, -1)} to ${to.protocol.slice(0, -1)}. Poll ${to.protocol}//${to.host} directly.`
  if (to.host !== from.host)
    return `The feed redirects to another port, ${to.host}. Poll that address directly.`
  if (to.pathname === `${from.pathname}/`)
    return 'The feed redirects to its address with a slash at the end. Poll that directly.'
  if (`${to.pathname}/` === from.pathname)
    return 'The feed redirects to its address without the slash at the end. Poll that directly.'
  if (to.href === from.href) return 'The feed redirects to itself.'
  return `The feed redirects to another path at ${to.host}. Redirects are not followed: poll that address directly.`
}

/** Says why a request is refused: because its key is wrong, or because it has none. */
const refusedKey = (answer: Answer, url: string): string => {
  const [scheme] = (headerOf(answer, 'www-authenticate') ?? 'Basic').split(/[\s,]/)
  if (!/^basic$/i.test(scheme ?? '') && /^[\w-]{1,30}$/.test(scheme ?? ''))
    return `The feed asks for ${scheme} authentication. Geckoboard sends its key with Basic.`
  const { host } = new URL(url)
  switch (answer.key) {
    case 'sent':
      return 'The feed refuses the key. Does GECKOBOARD_API_KEY match the key of the app? If you changed it, restart the preview.'
    case 'none':
      return 'The feed asks for a key, but none was sent. Set GECKOBOARD_API_KEY.'
    case 'withheld':
      return `No key was sent to ${host}, which is not on the command line. Send it with --send-key ${host}.`
  }
}

const STATUS: Readonly<Record<number, readonly [why: string, words: string]>> = {
  204: ['status', 'The feed responded with 204, without a payload.'],
  304: ['status', 'The feed responded with 304 (not modified), without a payload.'],
  404: ['not_found', 'The app has nothing at this path.'],
  405: [
    'method',
    'The feed does not accept this method. Geckoboard polls with GET or POST, as set in its form.',
  ],
  413: ['too_large', 'The feed refuses the body of the request.'],
  419: ['forbidden', CSRF],
  429: ['status', 'The feed responded with 429: too many requests.'],
  502: ['status', 'The feed responded with 502: a proxy in front of the app got no valid response from it.'],
  503: ['status', 'The feed responded with 503: the app is overloaded or not running.'],
  504: ['timeout', 'The feed responded with 504: a proxy in front of the app timed out.'],
}

/** The error bodies of our own adapters. */
const SAID: Readonly<Record<string, string>> = {
  bad_format: 'The feed has no response in the requested format.',
  invalid_widget: 'The data is not valid for the kind: the log of the app names the field to fix.',
  internal: 'The data function failed: the log of the app says why.',
  timeout: 'The data function took longer than its timeoutMs.',
}

const saidIn = ({ body = '' }: Answer): string | undefined => {
  const json = O.toUndefined(O.tryCatch((): unknown => JSON.parse(body)))
  const error = (json as { readonly error?: unknown } | null | undefined)?.error
  return typeof error === 'string' && Object.hasOwn(SAID, error) ? SAID[error] : undefined
}

const forbidden = (answer: Answer, url: string): Unread => {
  if (isCsrf(answer)) return unread('forbidden', CSRF)
  return isHtml(answer)
    ? unread(
        'forbidden',
        'The feed responded with 403 and an HTML page, so the key is probably not the cause: a firewall, a proxy or the framework refused the request.',
      )
    : unread('unauthorized', refusedKey(answer, url))
}

const ofStatus = (answer: Answer): Unread => {
  const { status } = answer
  const hint = status >= 500 ? ' The log of the app may say why.' : ''
  const [why, words] = STATUS[status] ?? ['status', `The feed responded with ${status}.${hint}`]
  return unread(why, saidIn(answer) ?? words)
}

/** Says why a response has no payload, if its status says so. */
export const refusalOf = (answer: Answer, url: string): Unread | undefined => {
  const { status } = answer
  if (status >= 200 && status < 300 && status !== 204) return undefined
  if (status >= 300 && status < 400 && status !== 304)
    return unread('redirect', redirectWords(headerOf(answer, 'location'), url))
  if (status === 401) return unread('unauthorized', refusedKey(answer, url))
  if (status === 403) return forbidden(answer, url)
  return status === 422 && isCsrf(answer) ? unread('forbidden', CSRF) : ofStatus(answer)
}
