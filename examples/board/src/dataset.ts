import {
  type DatasetResult,
  type Datasets,
  datasetFailureMessage,
  date,
  money,
  number,
  string,
  type WireRows,
} from '@gecko-widgets/datasets'
import type { Database } from './database.js'
import { escaped, page } from './html.js'
import { dailyOrders } from './queries.js'

const describeOrders = ({ dataset }: Datasets) =>
  dataset(
    'orders.by_day',
    { day: date(), region: string(), orders: number(), total: money('EUR', { name: 'Revenue' }) },
    { uniqueBy: ['day', 'region'] },
  )

/** A dataset of orders; those of today change until midnight. */
export interface OrdersDataset {
  readonly id: string
  /** Sends the last four weeks; sending a day again replaces it. */
  readonly send: () => Promise<DatasetResult>
}

/** Makes the dataset of the orders in a database. */
export const createOrdersDataset = (
  datasets: Datasets,
  db: Database,
  now: () => Date = () => new Date(),
): OrdersDataset => {
  const orders = describeOrders(datasets)
  return {
    id: orders.id,
    send: async () => {
      const found = await orders.findOrCreate()
      return found._tag === 'Left' ? found : orders.append(await dailyOrders(db, now()), { deleteBy: 'day' })
    },
  }
}

/** Sends the orders now and every minute; the function that it resolves to stops it. */
export const keepSending = async ({ send }: OrdersDataset): Promise<() => void> => {
  const sendOnce = async (): Promise<void> => {
    const result = await send()
    if (result._tag === 'Left') console.error(datasetFailureMessage(result.left))
  }
  await sendOnce()
  const timer = setInterval(() => void sendOnce().catch(console.error), 60_000)
  return () => clearInterval(timer)
}

const cellsOf = (tag: 'td' | 'th', values: readonly unknown[]): string =>
  values.map((value) => `<${tag}>${escaped(String(value ?? ''))}</${tag}>`).join('')

/** Renders the rows of a dataset as a page, the newest first. */
export const datasetPage = (id: string, rows: WireRows): string => {
  const lines = rows.toReversed().map((row) => `<tr>${cellsOf('td', Object.values(row))}</tr>`)
  return page(
    id,
    `<p>${rows.length} rows, as the Datasets API would hold them. Revenue is in cents.</p>
<table class="numbers">
<thead><tr>${cellsOf('th', Object.keys(rows[0] ?? {}))}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`,
  )
}
