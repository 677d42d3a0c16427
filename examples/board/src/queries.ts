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

/** Comments of the last seven days, by what became of them. */
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
     from sales
     where placed_at > $1::timestamptz - interval '14 days'
     group by region
     order by region`,
    [now],
  )

/** The payload of a leaderboard, made by PostgreSQL: who spent the most in the last four weeks. */
export const topCustomers = async (db: Database, now: Date) =>
  only(
    await rows<{ readonly payload: unknown }>(
      db,
      `select json_build_object('items', coalesce(json_agg(customer), '[]')) as payload
       from (
         select name as label, sum(total)::float8 as value
         from sales join users on users.id = user_id
         where placed_at > $1::timestamptz - interval '28 days'
         group by users.id
         order by sum(total) desc, users.id
         limit 5
       ) as customer`,
      [now],
    ),
  ).payload
