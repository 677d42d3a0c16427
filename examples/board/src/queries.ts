import type { Database } from './database.js'

// PostgreSQL counts in bigint and sums in numeric, which arrive as bigint and text: each query casts to what a widget takes.

const rows = async <Row>(db: Database, sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
  (await db.query<Row>(sql, [...params])).rows

const only = <Row>([row]: readonly Row[]): Row => {
  if (row === undefined) throw new Error('expected a row')
  return row
}

interface Compared {
  readonly current: number
  readonly previous: number
}

/** Sign-ups of the last seven days and of the seven before. */
export const newUsers = async (db: Database, now: Date) =>
  only(
    await rows<Compared>(
      db,
      `select
         count(*) filter (where created_at > $1::timestamptz - interval '7 days')::int as current,
         count(*) filter (where created_at <= $1::timestamptz - interval '7 days')::int as previous
       from users
       where created_at > $1::timestamptz - interval '14 days'`,
      [now],
    ),
  )

/** Revenue of the last 24 hours and of the 24 before. */
export const dayRevenue = async (db: Database, now: Date) =>
  only(
    await rows<Compared>(
      db,
      `select
         coalesce(sum(total) filter (where placed_at > $1::timestamptz - interval '1 day'), 0)::float8 as current,
         coalesce(sum(total) filter (where placed_at <= $1::timestamptz - interval '1 day'), 0)::float8 as previous
       from sales
       where placed_at > $1::timestamptz - interval '2 days'`,
      [now],
    ),
  )

/** Revenue of the last four weeks. */
export const monthRevenue = async (db: Database, now: Date) =>
  only(
    await rows<{ readonly revenue: number }>(
      db,
      `select coalesce(sum(total), 0)::float8 as revenue
       from sales
       where placed_at > $1::timestamptz - interval '28 days'`,
      [now],
    ),
  ).revenue

/** Comments of the last seven days, by their status. */
export const commentStates = async (db: Database, now: Date) =>
  only(
    await rows<{ readonly spam: number; readonly waiting: number; readonly published: number }>(
      db,
      `select
         count(*) filter (where state = 'spam')::int as spam,
         count(*) filter (where state = 'waiting')::int as waiting,
         count(*) filter (where state = 'published')::int as published
       from comments
       where created_at > $1::timestamptz - interval '7 days'`,
      [now],
    ),
  )

/** The five newest comments that wait for a moderator; `late` after two days. */
export const waitingComments = (db: Database, now: Date) =>
  rows<{ readonly message: string; readonly late: boolean }>(
    db,
    `select
       name || ': ' || body as message,
       comments.created_at < $1::timestamptz - interval '2 days' as late
     from comments join users on users.id = user_id
     where state = 'waiting'
     order by comments.created_at desc
     limit 5`,
    [now],
  )

/** All users, by plan. */
export const plans = (db: Database) =>
  rows<{ readonly plan: string; readonly users: number }>(
    db,
    'select plan, count(*)::int as users from users group by plan order by users desc',
  )

/** Revenue of each of the last 28 days, today included, and of the day 28 days before it. */
export const dailyRevenue = (db: Database, now: Date) =>
  rows<{ readonly day: string; readonly revenue: number; readonly before: number }>(
    db,
    `select
       to_char(day, 'YYYY-MM-DD') as day,
       coalesce(sum(total) filter (where placed_at >= day), 0)::float8 as revenue,
       coalesce(sum(total) filter (where placed_at < day), 0)::float8 as before
     from generate_series(
         date_trunc('day', $1::timestamptz) - interval '27 days', $1::timestamptz, interval '1 day'
       ) as day
       left join sales on date_trunc('day', placed_at) in (day, day - interval '28 days')
     group by day
     order by day`,
    [now],
  )

/** Sign-ups of each of the last ten weeks, by the day that the week began. */
export const weeklySignups = (db: Database, now: Date) =>
  rows<{ readonly week: string; readonly users: number }>(
    db,
    `select to_char(until - interval '7 days', 'DD Mon') as week, count(users)::int as users
     from generate_series($1::timestamptz - interval '63 days', $1::timestamptz, interval '7 days') as until
       left join users on created_at > until - interval '7 days' and created_at <= until
     group by until
     order by until`,
    [now],
  )

/** How many orders of the last four weeks came as far as each step. */
export const orderSteps = (db: Database, now: Date) =>
  rows<{ readonly step: string; readonly orders: number }>(
    db,
    `select initcap(step::text) as step, count(orders)::int as orders
     from unnest(enum_range(null::order_status)) as step
       left join orders on status >= step and placed_at > $1::timestamptz - interval '28 days'
     group by step
     order by orders desc`,
    [now],
  )

/** Revenue of the last seven days and of the seven before, by region. */
export const regions = (db: Database, now: Date) =>
  rows<Compared & { readonly region: string }>(
    db,
    `select
       region,
       coalesce(sum(total) filter (where placed_at > $1::timestamptz - interval '7 days'), 0)::float8 as current,
       coalesce(sum(total) filter (where placed_at <= $1::timestamptz - interval '7 days'), 0)::float8 as previous
     from sales join users on users.id = user_id join cities on cities.id = city_id
     where placed_at > $1::timestamptz - interval '14 days'
     group by region
     order by region`,
    [now],
  )

/** The ten customers who spent the most in the last four weeks, with their rank of the four weeks before. */
export const topCustomers = (db: Database, now: Date) =>
  rows<{ readonly name: string; readonly spent: number; readonly previousRank: number | null }>(
    db,
    `with spending as (
       select
         user_id,
         sum(total) filter (where placed_at > $1::timestamptz - interval '28 days') as spent,
         sum(total) filter (where placed_at <= $1::timestamptz - interval '28 days') as before
       from sales
       where placed_at > $1::timestamptz - interval '56 days'
       group by user_id
     ), ranked as (
       select *, case when before is not null then rank() over (order by before desc nulls last)::int end as rank
       from spending
     )
     select name, spent::float8 as spent, rank as "previousRank"
     from ranked join users on users.id = user_id
     where spent is not null
     order by spent desc, user_id
     limit 10`,
    [now],
  )

/** Revenue of the last four weeks and of the four before, by day of the week from Monday to Sunday. */
export const weekdayRevenue = (db: Database, now: Date) =>
  rows<Compared>(
    db,
    `select
       coalesce(sum(total) filter (where placed_at > $1::timestamptz - interval '28 days'), 0)::float8 as current,
       coalesce(sum(total) filter (where placed_at <= $1::timestamptz - interval '28 days'), 0)::float8 as previous
     from generate_series(1, 7) as weekday
       left join sales
         on extract(isodow from placed_at) = weekday and placed_at > $1::timestamptz - interval '56 days'
     group by weekday
     order by weekday`,
    [now],
  )

/** Orders of each of the last 28 days, by region: how many, and how much in cents. */
export const dailyOrders = (db: Database, now: Date) =>
  rows<{
    readonly day: string
    readonly region: string
    readonly orders: number
    readonly total: number
  }>(
    db,
    `select
       to_char(placed_at, 'YYYY-MM-DD') as day,
       region,
       count(*)::int as orders,
       (sum(total) * 100)::float8 as total
     from orders join users on users.id = user_id join cities on cities.id = city_id
     where placed_at >= date_trunc('day', $1::timestamptz) - interval '27 days'
     group by day, region
     order by day, region`,
    [now],
  )

/** The ten newest orders. */
export const newestOrders = (db: Database) =>
  rows<{
    readonly customer: string
    readonly city: string
    readonly total: string
    readonly status: 'placed' | 'paid' | 'shipped' | 'delivered'
    readonly placed: string
  }>(
    db,
    `select
       users.name as customer,
       cities.name as city,
       total,
       status,
       to_char(placed_at, 'DD Mon HH24:MI "UTC"') as placed
     from orders join users on users.id = user_id join cities on cities.id = city_id
     order by placed_at desc
     limit 10`,
  )

/** All users, by city. */
export const userCities = (db: Database) =>
  rows<{ readonly city: string; readonly country: string; readonly users: number }>(
    db,
    `select cities.name as city, country, count(*)::int as users
     from users join cities on cities.id = city_id
     group by cities.id
     order by users desc, cities.id`,
  )

/** How long the database takes to answer, in milliseconds. */
export const responseTime = async (db: Database, clock: () => number): Promise<number> => {
  const asked = clock()
  await db.query('select 1')
  return clock() - asked
}

/** Orders of the last seven days, by region: a series of a Highcharts config each, of when (in milliseconds) and how much. */
export const orderSeries = (db: Database, now: Date) =>
  rows<{ readonly name: string; readonly data: readonly (readonly [at: number, total: number])[] }>(
    db,
    `select
       region as name,
       json_agg(
         json_build_array((extract(epoch from placed_at) * 1000)::bigint, total) order by placed_at
       ) as data
     from orders join users on users.id = user_id join cities on cities.id = city_id
     where placed_at > $1::timestamptz - interval '7 days'
     group by region
     order by region`,
    [now],
  )

/** The payload of a number widget, made by PostgreSQL: the average order of the last seven days and of the seven before. */
export const averageOrder = async (db: Database, now: Date) =>
  only(
    await rows<{ readonly payload: unknown }>(
      db,
      `select json_build_object('item', json_build_array(
         json_build_object(
           'value', round(avg(total) filter (where placed_at > $1::timestamptz - interval '7 days'), 2),
           'prefix', '€'
         ),
         json_build_object(
           'value', round(avg(total) filter (where placed_at <= $1::timestamptz - interval '7 days'), 2)
         )
       )) as payload
       from orders
       where placed_at > $1::timestamptz - interval '14 days'`,
      [now],
    ),
  ).payload
