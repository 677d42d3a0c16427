import type { Geckoboard } from '@gecko-widgets/express'
import type { RequestHandler } from 'express'
import type { Database } from './database.js'
import {
  averageOrder,
  commentStates,
  dailyRevenue,
  dayRevenue,
  monthRevenue,
  newestOrders,
  newUsers,
  orderSeries,
  orderSteps,
  plans,
  regions,
  responseTime,
  topCustomers,
  userCities,
  waitingComments,
  weekdayRevenue,
  weeklySignups,
} from './queries.js'

/** One widget of the board: its path, and how to set it up in Geckoboard. */
export interface BoardWidget {
  readonly path: string
  readonly title: string
  readonly kind: keyof Geckoboard
  readonly encrypted?: true
  readonly handler: RequestHandler
}

const PLAN_COLORS: Readonly<Record<string, string>> = { free: '#9aa5b1', pro: '#2f80ed', team: '#f2994a' }

const STATUS_LABELS = {
  placed: { name: 'Placed', color: '#9aa5b1' },
  paid: { name: 'Paid', color: '#2f80ed' },
  shipped: { name: 'Shipped', color: '#f2994a' },
  delivered: { name: 'Delivered', color: '#27ae60' },
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

// In the harbor of Rotterdam, outside every city that Geckoboard knows by name.
const WAREHOUSE = { latitude: 51.95, longitude: 4.14, size: 5, color: '#f2994a' }

/** The widgets of the board, each with current data from the database. */
export const createWidgets = (
  geckoboard: Geckoboard,
  db: Database,
  now: () => Date,
  clock: () => number,
): readonly BoardWidget[] => [
  {
    path: '/widgets/users',
    title: 'New users, last 7 days',
    kind: 'number',
    handler: geckoboard.number({ absolute: true }, async () => {
      const { current, previous } = await newUsers(db, now())
      return [current, previous]
    }),
  },
  {
    path: '/widgets/revenue-today',
    title: 'Revenue, last 24 hours',
    kind: 'number',
    encrypted: true,
    handler: geckoboard.number({ encrypted: true, prefix: '€' }, async () => {
      const { current, previous } = await dayRevenue(db, now())
      return [current, previous]
    }),
  },
  {
    path: '/widgets/comments',
    title: 'Comments, last 7 days',
    kind: 'rag',
    handler: geckoboard.rag(async () => {
      const { spam, waiting, published } = await commentStates(db, now())
      return [
        [spam, 'Spam'],
        [waiting, 'Waiting'],
        [published, 'Published'],
      ]
    }),
  },
  {
    path: '/widgets/moderation',
    title: 'Comments that wait',
    kind: 'text',
    handler: geckoboard.text(async () => {
      const comments = await waitingComments(db, now())
      return comments.length === 0
        ? 'No comment waits.'
        : comments.map(({ message, late }) => [message, late ? 'alert' : 'info'])
    }),
  },
  {
    path: '/widgets/plans',
    title: 'Users by plan',
    kind: 'pieChart',
    handler: geckoboard.pieChart(async () =>
      (await plans(db)).map(({ plan, users }) => [users, plan, PLAN_COLORS[plan]]),
    ),
  },
  {
    path: '/widgets/revenue',
    title: 'Revenue by day, and four weeks before',
    kind: 'lineChart',
    handler: geckoboard.lineChart(
      { xAxis: { type: 'datetime' }, yAxis: { format: 'currency', unit: 'EUR' } },
      async () => {
        const days = await dailyRevenue(db, now())
        return {
          series: [
            {
              name: 'This month',
              data: days.map(({ day, revenue }) => [day, revenue]),
              incompleteFrom: days.at(-1)?.day,
            },
            {
              name: 'Four weeks before',
              data: days.map(({ day, before }) => [day, before]),
              type: 'secondary',
            },
          ],
        }
      },
    ),
  },
  {
    path: '/widgets/signups',
    title: 'Sign-ups by week',
    kind: 'lineChartLegacy',
    handler: geckoboard.lineChartLegacy({ color: '#2f80ed' }, async () => {
      const weeks = await weeklySignups(db, now())
      const counts = weeks.map(({ users }) => users)
      return [counts, weeks.map(({ week }) => week), ['0', String(Math.max(...counts))]]
    }),
  },
  {
    path: '/widgets/goal',
    title: 'Revenue of four weeks, against the goal',
    kind: 'geckOMeter',
    handler: geckoboard.geckOMeter({ min: 0, max: [40_000, 'Goal'], format: 'currency', unit: 'EUR' }, () =>
      monthRevenue(db, now()),
    ),
  },
  {
    path: '/widgets/orders',
    title: 'Orders of four weeks, step by step',
    kind: 'funnel',
    handler: geckoboard.funnel(async () => ({
      items: (await orderSteps(db, now())).map(({ step, orders }) => [orders, step]),
    })),
  },
  {
    path: '/widgets/regions',
    title: 'Revenue of the week by region, and the week before',
    kind: 'bullet',
    handler: geckoboard.bullet({ sublabel: 'EUR' }, async () =>
      (await regions(db, now())).map(({ region, current, previous }) => ({
        label: region,
        axisPoints: [0, 1000, 2000, 3000, 4000, 5000],
        current,
        comparative: previous,
      })),
    ),
  },
  {
    path: '/widgets/customers',
    title: 'Top customers of four weeks',
    kind: 'leaderboard',
    handler: geckoboard.leaderboard({ format: 'currency', unit: 'EUR' }, async () =>
      (await topCustomers(db, now())).map(({ name, spent, previousRank }) => [
        name,
        spent,
        previousRank ?? undefined,
      ]),
    ),
  },
  {
    path: '/widgets/weekdays',
    title: 'Revenue of four weeks by day of the week, and the four before',
    kind: 'barChart',
    handler: geckoboard.barChart(
      { xAxis: { labels: WEEKDAYS }, yAxis: { format: 'currency', unit: 'EUR' } },
      async () => {
        const days = await weekdayRevenue(db, now())
        return {
          series: [
            { name: 'Last four weeks', data: days.map(({ current }) => current) },
            { name: 'Four weeks before', data: days.map(({ previous }) => previous) },
          ],
        }
      },
    ),
  },
  {
    path: '/widgets/newest-orders',
    title: 'Newest orders',
    kind: 'list',
    handler: geckoboard.list(async () =>
      (await newestOrders(db)).map(({ customer, city, total, status, placed }) => ({
        title: `€${total} from ${customer}`,
        label: STATUS_LABELS[status],
        description: `${city}, ${placed}`,
      })),
    ),
  },
  {
    path: '/widgets/cities',
    title: 'Users by city, and the warehouse',
    kind: 'map',
    handler: geckoboard.map(async () => {
      const cities = await userCities(db)
      const most = Math.max(...cities.map(({ users }) => users))
      return [
        ...cities.map(({ city, country, users }) => ({
          city: { name: city, countryCode: country },
          size: Math.ceil((10 * users) / most),
        })),
        WAREHOUSE,
      ]
    }),
  },
  {
    path: '/widgets/database',
    title: 'Database',
    kind: 'monitoring',
    handler: geckoboard.monitoring(async () => {
      try {
        return { status: 'Up', responseTime: `${(await responseTime(db, clock)).toFixed(1)} ms` }
      } catch {
        // Not an error of the widget: it reports that the database is down.
        return 'Down'
      }
    }),
  },
  {
    path: '/widgets/order-totals',
    title: 'Orders of the week, by time and total',
    kind: 'highcharts',
    handler: geckoboard.highcharts(async () => ({
      chart: { type: 'scatter', renderTo: 'container', backgroundColor: 'transparent' },
      title: { text: null },
      credits: { enabled: false },
      xAxis: { type: 'datetime' },
      yAxis: { title: { text: 'EUR' }, min: 0 },
      series: await orderSeries(db, now()),
    })),
  },
  {
    path: '/widgets/average-order',
    title: 'Average order, last 7 days',
    kind: 'custom',
    handler: geckoboard.custom(() => averageOrder(db, now())),
  },
]
