import type { PGlite } from '@electric-sql/pglite'

/** The part of a database that the queries need. */
export type Database = Pick<PGlite, 'query'>

const SCHEMA = `
  drop table if exists orders, comments, users, cities cascade;
  drop type if exists order_status, comment_state;

  create type comment_state as enum ('spam', 'waiting', 'published');
  create type order_status as enum ('placed', 'paid', 'shipped', 'delivered');

  create table cities (
    id int primary key,
    name text not null,
    country text not null,
    region text not null
  );
  create table users (
    id int generated always as identity primary key,
    name text not null,
    city_id int not null references cities,
    plan text not null default 'free',
    created_at timestamptz not null
  );
  create table comments (
    id int generated always as identity primary key,
    user_id int not null references users,
    body text not null,
    state comment_state not null default 'waiting',
    created_at timestamptz not null
  );
  create table orders (
    id int generated always as identity primary key,
    user_id int not null references users,
    total numeric(10, 2) not null,
    status order_status not null default 'placed',
    placed_at timestamptz not null
  );
  create view sales as select * from orders where status >= 'paid';

  insert into cities (id, name, country, region) values
    (1, 'London', 'GB', 'Europe'),
    (2, 'New York', 'US', 'Americas'),
    (3, 'Tokyo', 'JP', 'Asia'),
    (4, 'Berlin', 'DE', 'Europe'),
    (5, 'Toronto', 'CA', 'Americas'),
    (6, 'Singapore', 'SG', 'Asia'),
    (7, 'Paris', 'FR', 'Europe'),
    (8, 'São Paulo', 'BR', 'Americas'),
    (9, 'Seoul', 'KR', 'Asia'),
    (10, 'Malmö', 'SE', 'Europe'),
    (11, 'Mexico City', 'MX', 'Americas'),
    (12, 'Mumbai', 'IN', 'Asia');`

// Each day has a number, 0 for the 24 hours before $1; `age` is a row's place in its day, in minutes.

const USERS = `
  insert into users (name, city_id, plan, created_at)
  select
    (array['ada', 'alan', 'barbara', 'dennis', 'edsger', 'grace', 'ken', 'margaret'])[n % 8 + 1] || n,
    -- The first cities have the most users.
    1 + floor(12 * (n * 37 % 100 / 100.0) ^ 2),
    case when n % 10 < 6 then 'free' when n % 10 < 9 then 'pro' else 'team' end,
    created_at
  from (
    select row_number() over (order by created_at) as n, created_at
    from generate_series(0, 69) as day,
      lateral generate_series(1, 6 + (69 - day) / 8 + day * 5 % 4) as nth,
      lateral (select (nth * 977 + day * 131) % 1440 as age) as ages,
      lateral (select $1::timestamptz - make_interval(days => day, mins => age) as created_at) as dates
  ) as signups
  order by n`

const COMMENTS = `
  insert into comments (user_id, body, state, created_at)
  select
    1 + n * 7 % (select count(*) from users where users.created_at <= written.created_at),
    (array[
      'Can I pay by invoice?',
      'The Q&A page is great',
      'Where do I find <b>exports</b>?',
      'It said "try again", and it worked',
      'Zürich → Malmö in two days: thank you!',
      'Is x < y in the filter a bug?'
    ])[n % 6 + 1],
    case when n % 20 = 0 then 'spam' when n % 20 < 4 then 'waiting' else 'published' end::comment_state,
    created_at
  from (
    select row_number() over (order by created_at) as n, created_at
    from generate_series(0, 55) as day,
      lateral generate_series(1, 9 + day * 7 % 5) as nth,
      lateral (select (nth * 613 + day * 89) % 1440 as age) as ages,
      lateral (select $1::timestamptz - make_interval(days => day, mins => age) as created_at) as dates
  ) as written
  order by n`

const ORDERS = `
  insert into orders (user_id, total, status, placed_at)
  select
    -- A third of the orders are by sixteen customers who come back, the first the most.
    case
      when n % 3 = 0 then 1 + floor(16 * (n / 3 * 7 % 31 / 31.0) ^ 2)
      else 1 + n * 13 % (select count(*) from users where users.created_at <= baskets.placed_at)
    end,
    20 + n * 37 % 180 + (n * 53 % 100) / 100.0,
    case
      when n % 10 = 0 then 'placed'
      when day = 0 and age < 600 then 'paid'
      when day < 5 then 'shipped'
      else 'delivered'
    end::order_status,
    placed_at
  from (
    select row_number() over (order by placed_at) as n, day, age, placed_at
    from generate_series(0, 55) as day,
      lateral generate_series(1, 5 + (55 - day) / 14 + day * 11 % 4) as nth,
      lateral (select (nth * 419 + day * 173) % 1440 as age) as ages,
      lateral (select $1::timestamptz - make_interval(days => day, mins => age) as placed_at) as dates
  ) as baskets
  order by n`

/** Fills a database with the ten weeks before `now`; the same `now` makes the same rows. Other queries wait for it. */
export const seed = (db: PGlite, now: Date): Promise<void> =>
  db.transaction(async (tx) => {
    // UTC everywhere, so grouping by day does not depend on the machine.
    await tx.exec("set timezone to 'UTC'")
    await tx.exec(SCHEMA)
    for (const insert of [USERS, COMMENTS, ORDERS]) await tx.query(insert, [now])
  })
