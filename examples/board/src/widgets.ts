import type { Geckoboard } from '@gecko-widgets/express'
import type { RequestHandler } from 'express'
import type { Database } from './database.js'
import {
  commentStates,
  dailyRevenue,
  dayRevenue,
  monthRevenue,
  newUsers,
  orderSteps,
  plans,
  regions,
  topCustomers,
  waitingComments,
  weeklySignups,
} from './queries.js'

/** One widget of the board: where it is served, and how to set it up in Geckoboard. */
export interface BoardWidget {
  readonly path: string
  readonly title: string
  readonly kind: keyof Geckoboard
  readonly encrypted?: true
  readonly handler: RequestHandler
}

const PLAN_COLORS: Readonly<Record<string, string>> = { free: '#9aa5b1', pro: '#2f80ed', team: '#f2994a' }

/** The widgets of the board, each answered from the database as it is when it is asked. */
export const createWidgets = (
  geckoboard: Geckoboard,
  db: Database,
  now: () => Date,
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
    kind: 'custom',
    handler: geckoboard.custom(() => topCustomers(db, now())),
  },
]
