import { spawnSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import { decrypt } from '@gecko-widgets/core'
import { createGeckoboard } from '@gecko-widgets/express'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createBoard } from '../src/app.js'
import { seed } from '../src/database.js'
import { close, listen, urlOf } from '../src/server.js'
import type { BoardWidget } from '../src/widgets.js'

const NOW = new Date('2026-03-18T10:30:00Z')
const KEY = 'a-key-of-this-test'
const PASSWORD = 'a password of this test: ä €'
const HOUR = 3_600_000
const DAY = 24 * HOUR

let db: PGlite
let server: Server
let widgets: readonly BoardWidget[]
let early: number

beforeAll(async () => {
  db = new PGlite()
  let ticks = 0
  const clock = (): number => {
    ticks += 12.5
    return ticks
  }
  const board = createBoard(db, { apiKey: KEY, password: PASSWORD }, () => NOW, clock)
  widgets = board.widgets
  server = await listen(board.app, 0)
  const seeded = seed(db, NOW)
  const { rows } = await db.query<{ readonly count: number }>('select count(*)::int from users')
  early = rows[0]?.count ?? 0
  await seeded
}, 120_000)

afterEach(() => vi.restoreAllMocks())

afterAll(async () => {
  await close(server)
  await db.close()
})

const authorization = (key: string): string => `Basic ${Buffer.from(`${key}:X`).toString('base64')}`

const ask = (path: string, init: RequestInit = { headers: { authorization: authorization(KEY) } }) =>
  fetch(`${urlOf(server)}${path}`, init)

const plain = async (path: string): Promise<string> => {
  const answer = await ask(`${path}?format=2`)
  expect(answer.status).toBe(200)
  return answer.text()
}

const opened = async (path: string): Promise<string> => {
  const text = decrypt(PASSWORD)(await plain(path))
  return E.isRight(text) ? text.right : expect.fail(text.left.message)
}

const polled = async ({ path, encrypted }: BoardWidget): Promise<unknown> =>
  JSON.parse(encrypted ? await opened(path) : await plain(path))

// The expected payloads are computed here, in JavaScript, from all rows of the tables: no query of the board has a part in them.

interface City {
  readonly id: number
  readonly name: string
  readonly country: string
  readonly region: string
}

interface User {
  readonly id: number
  readonly name: string
  readonly city_id: number
  readonly plan: string
  readonly created_at: Date
}

interface Comment {
  readonly user_id: number
  readonly body: string
  readonly state: 'spam' | 'waiting' | 'published'
  readonly created_at: Date
}

interface Order {
  readonly user_id: number
  readonly total: string
  readonly status: (typeof STATUSES)[number]
  readonly placed_at: Date
}

const STATUSES = ['placed', 'paid', 'shipped', 'delivered'] as const

const all = async () => {
  const rows = async <Row>(table: string) => (await db.query<Row>(`select * from ${table} order by id`)).rows
  return {
    cities: await rows<City>('cities'),
    users: await rows<User>('users'),
    comments: await rows<Comment>('comments'),
    orders: await rows<Order>('orders'),
  }
}

type Tables = Awaited<ReturnType<typeof all>>

/** Whether a moment is in the window that ended `to` days ago and began `from` days ago. */
const within =
  (from: number, to = 0) =>
  (at: Date): boolean =>
    at.getTime() > NOW.getTime() - from * DAY && at.getTime() <= NOW.getTime() - to * DAY

const signups = ({ users }: Tables, ...window: readonly [number, number?]): number =>
  users.filter(({ created_at }) => within(...window)(created_at)).length

const paid = ({ orders }: Tables): readonly Order[] => orders.filter(({ status }) => status !== 'placed')

/** A sum of money, added up in cents. */
const sum = (orders: readonly Order[]): number =>
  orders.reduce((cents, { total }) => cents + Number(total.replace('.', '')), 0) / 100

const revenue = (tables: Tables, ...window: readonly [number, number?]): number =>
  sum(paid(tables).filter(({ placed_at }) => within(...window)(placed_at)))

const dayOf = (daysAgo: number): string => new Date(NOW.getTime() - daysAgo * DAY).toISOString().slice(0, 10)

const revenueOf = (tables: Tables, day: string): number =>
  sum(paid(tables).filter(({ placed_at }) => placed_at.toISOString().startsWith(day)))

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

const userOf = ({ users }: Tables, id: number): User => users[id - 1] ?? expect.fail(`no user ${id}`)

const cityOf = (tables: Tables, user: number): City => {
  const { city_id } = userOf(tables, user)
  return tables.cities[city_id - 1] ?? expect.fail(`no city ${city_id}`)
}

const label = (date: Date): string =>
  `${String(date.getUTCDate()).padStart(2, '0')} ${date.toLocaleString('en', { month: 'short', timeZone: 'UTC' })}`

const thousands = (n: number): number => Number((n / 1000).toFixed(2))

const ordersIn = (tables: Tables, region: string): Order[] =>
  tables.orders.filter(({ user_id }) => cityOf(tables, user_id).region === region)

const average = (orders: readonly Order[]): number => Number((sum(orders) / orders.length).toFixed(2))

const STATUS_LABELS = {
  placed: { name: 'Placed', color: '#9aa5b1' },
  paid: { name: 'Paid', color: '#2f80ed' },
  shipped: { name: 'Shipped', color: '#f2994a' },
  delivered: { name: 'Delivered', color: '#27ae60' },
}

const region = (tables: Tables, name: string) => {
  const ours = { ...tables, orders: ordersIn(tables, name) }
  return {
    label: name,
    sublabel: 'EUR (thousands)',
    axis: { point: [0, 1, 2, 3, 4, 5] },
    range: {
      red: { start: 0, end: 1.67 },
      amber: { start: 1.67, end: 3.33 },
      green: { start: 3.33, end: 5 },
    },
    measure: { current: { start: 0, end: thousands(revenue(ours, 7)) } },
    comparative: { point: thousands(revenue(ours, 14, 7)) },
  }
}

const expected: Readonly<Record<string, (tables: Tables) => unknown>> = {
  '/widgets/users': (tables) => ({
    item: [{ value: signups(tables, 7) }, { value: signups(tables, 14, 7) }],
    absolute: true,
  }),
  '/widgets/revenue-today': (tables) => ({
    item: [{ value: revenue(tables, 1), prefix: '€' }, { value: revenue(tables, 2, 1) }],
  }),
  '/widgets/comments': ({ comments }) => {
    const count = (wanted: Comment['state']): number =>
      comments.filter(({ state, created_at }) => state === wanted && within(7)(created_at)).length
    return {
      item: [
        { value: count('spam'), text: 'Spam' },
        { value: count('waiting'), text: 'Waiting' },
        { value: count('published'), text: 'Published' },
      ],
    }
  },
  '/widgets/moderation': (tables) => ({
    item: tables.comments
      .filter(({ state }) => state === 'waiting')
      .toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
      .slice(0, 5)
      .map(({ user_id, body, created_at }) => ({
        text: `${userOf(tables, user_id).name}: ${body}`,
        type: created_at.getTime() < NOW.getTime() - 2 * DAY ? 1 : 2,
      })),
  }),
  '/widgets/plans': ({ users }) => {
    const count = (wanted: string): number => users.filter(({ plan }) => plan === wanted).length
    return {
      item: [
        { value: count('free'), label: 'free', color: '9aa5b1' },
        { value: count('pro'), label: 'pro', color: '2f80ed' },
        { value: count('team'), label: 'team', color: 'f2994a' },
      ],
    }
  },
  '/widgets/revenue': (tables) => ({
    series: [
      {
        data: upTo(28).map((i) => [dayOf(27 - i), revenueOf(tables, dayOf(27 - i))]),
        name: 'This month',
        incomplete_from: '2026-03-18',
      },
      {
        data: upTo(28).map((i) => [dayOf(27 - i), revenueOf(tables, dayOf(55 - i))]),
        name: 'Four weeks before',
        type: 'secondary',
      },
    ],
    x_axis: { type: 'datetime' },
    y_axis: { format: 'currency', unit: 'EUR' },
  }),
  '/widgets/signups': (tables) => {
    const counts = upTo(10).map((i) => signups(tables, 70 - 7 * i, 63 - 7 * i))
    return {
      item: counts,
      settings: {
        axisx: upTo(10).map((i) => label(new Date(NOW.getTime() - (70 - 7 * i) * DAY))),
        axisy: ['0', String(Math.max(...counts))],
        colour: '2f80ed',
      },
    }
  },
  '/widgets/goal': (tables) => ({
    item: revenue(tables, 28),
    max: { value: 40_000, text: 'Goal' },
    min: { value: 0 },
    format: 'currency',
    unit: 'EUR',
  }),
  '/widgets/orders': ({ orders }) => ({
    item: ['Placed', 'Paid', 'Shipped', 'Delivered'].map((step, i) => ({
      value: orders.filter(({ status, placed_at }) => STATUSES.indexOf(status) >= i && within(28)(placed_at))
        .length,
      label: step,
    })),
    type: 'standard',
    percentage: 'show',
  }),
  '/widgets/regions': (tables) => ({
    orientation: 'horizontal',
    item: ['Americas', 'Asia', 'Europe'].map((name) => region(tables, name)),
  }),
  '/widgets/customers': (tables) => {
    const spent = (id: number, ...window: readonly [number, number?]): number =>
      sum(paid(tables).filter(({ user_id, placed_at }) => user_id === id && within(...window)(placed_at)))
    const customers = tables.users.map(({ id, name }) => ({
      name,
      current: spent(id, 28),
      previous: spent(id, 56, 28),
    }))
    return {
      items: customers
        .toSorted((a, b) => b.current - a.current)
        .slice(0, 10)
        .map(({ name, current, previous }) => ({
          label: name,
          value: current,
          ...(previous > 0 && {
            previous_rank: 1 + customers.filter((other) => other.previous > previous).length,
          }),
        })),
      format: 'currency',
      unit: 'EUR',
    }
  },
  '/widgets/weekdays': (tables) => {
    const days = (...window: readonly [number, number?]): readonly number[] =>
      [1, 2, 3, 4, 5, 6, 0].map((day) =>
        sum(
          paid(tables).filter(
            ({ placed_at }) => placed_at.getUTCDay() === day && within(...window)(placed_at),
          ),
        ),
      )
    return {
      series: [
        { data: days(28), name: 'Last four weeks' },
        { data: days(56, 28), name: 'Four weeks before' },
      ],
      x_axis: { labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] },
      y_axis: { format: 'currency', unit: 'EUR' },
    }
  },
  '/widgets/newest-orders': (tables) =>
    tables.orders
      .toSorted((a, b) => b.placed_at.getTime() - a.placed_at.getTime())
      .slice(0, 10)
      .map(({ user_id, total, status, placed_at }) => ({
        title: { text: `€${total} from ${userOf(tables, user_id).name}` },
        label: STATUS_LABELS[status],
        description: `${cityOf(tables, user_id).name}, ${label(placed_at)} ${placed_at.toISOString().slice(11, 16)} UTC`,
      })),
  '/widgets/cities': ({ cities, users }) => {
    const counted = cities.map(({ id, name, country }) => ({
      city: { city_name: name, country_code: country },
      count: users.filter(({ city_id }) => city_id === id).length,
    }))
    const most = Math.max(...counted.map(({ count }) => count))
    return {
      points: {
        point: [
          ...counted
            .toSorted((a, b) => b.count - a.count)
            .map(({ city, count }) => ({ city, size: Math.ceil((count / most) * 10) })),
          { latitude: 51.95, longitude: 4.14, size: 5, color: 'f2994a' },
        ],
      },
    }
  },
  '/widgets/database': () => ({ status: 'Up', responseTime: '12.5 ms' }),
  '/widgets/order-totals': (tables) => ({
    highchart: {
      chart: { type: 'scatter', renderTo: 'container', backgroundColor: 'transparent' },
      title: { text: null },
      credits: { enabled: false },
      xAxis: { type: 'datetime' },
      yAxis: { title: { text: 'EUR' }, min: 0 },
      series: ['Americas', 'Asia', 'Europe'].map((name) => ({
        name,
        data: ordersIn(tables, name)
          .filter(({ placed_at }) => within(7)(placed_at))
          .map(({ placed_at, total }) => [placed_at.getTime(), Number(total)]),
      })),
    },
  }),
  '/widgets/average-order': ({ orders }) => ({
    item: [
      { value: average(orders.filter(({ placed_at }) => within(7)(placed_at))), prefix: '€' },
      { value: average(orders.filter(({ placed_at }) => within(14, 7)(placed_at))) },
    ],
  }),
}

it('lists its widgets at the root', async () => {
  const response = await fetch(urlOf(server))
  const html = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  for (const { path } of widgets) expect(html).toContain(`<a href="${path}">`)
  expect(html).not.toContain(KEY)
  expect(html).not.toContain(PASSWORD)
})

it('keeps a query that comes before the rows are there', () => {
  expect(early).toBeGreaterThan(0)
})

it('has a widget of every kind that has a builder, each at a path of its own', () => {
  expect([...new Set(widgets.map(({ kind }) => kind))].toSorted()).toEqual(
    Object.keys(createGeckoboard()).toSorted(),
  )
  expect(widgets.map(({ path }) => path).toSorted()).toEqual(Object.keys(expected).toSorted())
  expect(widgets.filter(({ encrypted }) => encrypted)).toHaveLength(1)
})

it('serves each widget the numbers that the rows add up to', async () => {
  const tables = await all()
  for (const widget of widgets)
    expect(await polled(widget), widget.path).toEqual(expected[widget.path]?.(tables))
})

interface Valued {
  readonly value: number
}

it('serves what is known of the seed without looking at it', async () => {
  const usersOf = (day: number): number => 6 + Math.floor((69 - day) / 8) + ((day * 5) % 4)
  const commentsOf = (day: number): number => 9 + ((day * 7) % 5)
  const ordersOf = (day: number): number => 5 + Math.floor((55 - day) / 14) + ((day * 11) % 4)
  const total = (days: readonly number[], of: (day: number) => number): number =>
    days.reduce((count, day) => count + of(day), 0)

  const users = JSON.parse(await plain('/widgets/users'))
  expect(users.item).toEqual([
    { value: total(upTo(7), usersOf) },
    { value: total(upTo(14).slice(7), usersOf) },
  ])
  const comments = JSON.parse(await plain('/widgets/comments'))
  expect(comments.item.reduce((count: number, { value }: Valued) => count + value, 0)).toBe(
    total(upTo(7), commentsOf),
  )
  const orders = JSON.parse(await plain('/widgets/orders'))
  expect(orders.item[0]).toEqual({ value: total(upTo(28), ordersOf), label: 'Placed' })
  // Of ten users in a row, six are free, three pro and one team.
  const plans = JSON.parse(await plain('/widgets/plans'))
  const all = total(upTo(70), usersOf)
  const tens = Math.floor(all / 10)
  const [free, pro, team] = plans.item.map(({ value }: Valued) => value)
  expect(pro - 3 * tens).toBeOneOf([0, 1, 2, 3])
  expect(team - tens).toBeOneOf([0, 1])
  expect(free + pro + team).toBe(all)
})

it('has data on every widget that a person would believe', async () => {
  const numbers = (value: unknown): readonly number[] => {
    if (typeof value === 'number') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : []
  }
  const ofWords = new Set(['text', 'list', 'monitoring'])
  for (const widget of widgets.filter(({ kind }) => !ofWords.has(kind)))
    expect(Math.max(...numbers(await polled(widget))), widget.path).toBeGreaterThan(0)
  const { item } = JSON.parse(await plain('/widgets/moderation'))
  expect(item).toHaveLength(5)
  expect(new Set(item.map(({ type }: { readonly type: number }) => type))).toEqual(new Set([1, 2]))

  const orders: readonly { readonly label: { readonly name: string } }[] = JSON.parse(
    await plain('/widgets/newest-orders'),
  )
  expect(orders).toHaveLength(10)
  expect(new Set(orders.map(({ label }) => label.name)).size).toBeGreaterThan(2)
  const { items } = JSON.parse(await plain('/widgets/customers'))
  const moves = items.map(({ previous_rank: before }: { readonly previous_rank?: number }, i: number) =>
    before === undefined ? 'new' : Math.sign(before - (i + 1)),
  )
  expect(moves).toEqual(expect.arrayContaining(['new', -1, 0, 1]))
  const { points } = JSON.parse(await plain('/widgets/cities'))
  const sizes = points.point.map(({ size }: { readonly size: number }) => size)
  expect(new Set(sizes).size).toBeGreaterThan(4)
})

/** What a reader of XML gets of a payload: everything is text, a list of one is its entry, and a pair is x and y. */
const asXml = (json: unknown): unknown => {
  if (typeof json !== 'object' || json === null) return String(json)
  if (!Array.isArray(json))
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, asXml(value)]))
  const entries = json.map((entry) => asXml(Array.isArray(entry) ? { x: entry[0], y: entry[1] } : entry))
  return entries.length === 1 ? entries[0] : entries
}

it('serves in XML, with the data of the JSON, each widget that has it; the others refuse', async () => {
  const withoutXml = widgets.filter(
    ({ kind, encrypted }) => encrypted || kind === 'list' || kind === 'highcharts',
  )
  expect(withoutXml).toHaveLength(3)
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true })
  for (const widget of widgets) {
    const answer = await ask(`${widget.path}?format=1`)
    const body = await answer.text()
    if (withoutXml.includes(widget)) {
      expect([answer.status, body]).toEqual([400, '{"error":"bad_format","allowed":["json"]}'])
      continue
    }
    expect([answer.status, answer.headers.get('content-type')], widget.path).toEqual([
      200,
      'application/xml; charset=utf-8',
    ])
    expect(XMLValidator.validate(body), widget.path).toBe(true)
    expect(parser.parse(body), widget.path).toEqual({ root: asXml(await polled(widget)) })
  }
})

it('refuses who has no key, and then asks the database nothing', async () => {
  const query = vi.spyOn(db, 'query')
  for (const { path } of widgets)
    for (const headers of [{}, { authorization: authorization('another-key') }]) {
      const answer = await ask(`${path}?format=2`, { headers })
      expect([answer.status, await answer.text()], path).toEqual([401, '{"error":"unauthorized"}'])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/)
    }
  expect(query).not.toHaveBeenCalled()
  for (const { path } of widgets) await plain(path)
  expect(query).toHaveBeenCalledTimes(widgets.length)
})

it('is read by the openssl program with the password, and by nobody without', async () => {
  const path = '/widgets/revenue-today'
  const encrypted = await plain(path)
  expect(encrypted).toMatch(/^U2FsdGVkX1[A-Za-z\d+/]+={0,2}$/)
  const other = decrypt('another password')(encrypted)
  expect(E.isRight(other) && other.right.startsWith('{')).toBe(false)
  const args = ['enc', '-d', '-aes-256-cbc', '-md', 'md5', '-base64', '-A', '-pass', `pass:${PASSWORD}`]
  const { error, stdout } = spawnSync('openssl', args, { input: encrypted, encoding: 'utf8' })
  if (error !== undefined) return console.log('not run: no openssl')
  expect(JSON.parse(stdout)).toEqual(expected[path]?.(await all()))
})

it('shows at the next poll what was written since the last one', async () => {
  const value = async (): Promise<number> => JSON.parse(await plain('/widgets/users')).item[0].value
  const before = await value()
  const { rows } = await db.query<{ readonly id: number }>(
    "insert into users (name, city_id, created_at) values ('new', 1, $1) returning id",
    [NOW],
  )
  expect(await value()).toBe(before + 1)
  await db.query('delete from users where id = $1', [rows[0]?.id])
  expect(await value()).toBe(before)
})

it('leaves out the rank before of a customer who bought nothing then', async () => {
  await db.query(
    `with newcomer as (insert into users (name, city_id, created_at) values ('new', 1, $1) returning id)
     insert into orders (user_id, total, status, placed_at) select id, 5000, 'paid', $1 from newcomer`,
    [NOW],
  )
  const { items } = JSON.parse(await plain('/widgets/customers'))
  expect(items[0]).toEqual({ label: 'new', value: 5000 })
  expect(items[1].previous_rank).toBeGreaterThan(0)
  await seed(db, NOW)
})

it('says that the database is down where it does not answer', async () => {
  vi.spyOn(db, 'query').mockRejectedValueOnce(new Error('the connection is gone'))
  expect(JSON.parse(await plain('/widgets/database'))).toEqual({ status: 'Down' })
  expect(JSON.parse(await plain('/widgets/database'))).toMatchObject({ status: 'Up' })
})

it('says so where no comment waits', async () => {
  await db.query("update comments set state = 'published'")
  expect(JSON.parse(await plain('/widgets/moderation'))).toEqual({
    item: [{ text: 'No comment waits.', type: 0 }],
  })
  await seed(db, NOW)
})

it('seeds the same rows for the same now, and the same ages for another', async () => {
  const first = await all()
  await seed(db, NOW)
  expect(await all()).toEqual(first)

  const later = 100 * DAY + 7 * HOUR + 11
  await seed(db, new Date(NOW.getTime() + later))
  const shifted = (at: Date): Date => new Date(at.getTime() + later)
  expect(await all()).toEqual({
    cities: first.cities,
    users: first.users.map((user) => ({ ...user, created_at: shifted(user.created_at) })),
    comments: first.comments.map((comment) => ({ ...comment, created_at: shifted(comment.created_at) })),
    orders: first.orders.map((order) => ({ ...order, placed_at: shifted(order.placed_at) })),
  })
  await seed(db, NOW)
})

it('seeds only what can be: no row from the future, no order by who has not signed up', async () => {
  const { users, comments, orders } = await all()
  const signedUp = (id: number): number => users[id - 1]?.created_at.getTime() ?? expect.fail(`no user ${id}`)
  for (const { created_at } of users) expect(created_at.getTime()).toBeLessThanOrEqual(NOW.getTime())
  for (const { user_id, created_at } of comments)
    expect(created_at.getTime()).toBeGreaterThanOrEqual(signedUp(user_id))
  for (const { user_id, placed_at } of orders)
    expect(placed_at.getTime()).toBeGreaterThanOrEqual(signedUp(user_id))
})

it('listens on this machine alone', () => {
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1')
})
