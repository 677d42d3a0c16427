/** How a field appears in Geckoboard. */
export interface FieldOptions {
  /** The name in Geckoboard. Default: the id made readable, `Total cost` for `total_cost`. */
  readonly name?: string | undefined
}

/** A field of strings of at most 100 characters. */
export interface StringField extends FieldOptions {
  readonly type: 'string'
}

/** A field of numbers. */
export interface NumberField extends FieldOptions {
  readonly type: 'number'
}

/** A field of shares, where 1 is 100%. */
export interface PercentageField extends FieldOptions {
  readonly type: 'percentage'
}

/** A field of amounts in a currency's smallest unit. */
export interface MoneyField extends FieldOptions {
  readonly type: 'money'
  readonly currency_code: string
}

/** The unit of a duration. */
export type TimeUnit = 'milliseconds' | 'seconds' | 'minutes' | 'hours'

/** A field of durations. */
export interface DurationField extends FieldOptions {
  readonly type: 'duration'
  readonly time_unit: TimeUnit
}

/** A field of days, each a string. */
export interface DateField extends FieldOptions {
  readonly type: 'date'
}

/** A field of days that also takes a `Date`, with the time zone in which its day is looked up. */
export interface ZonedDateField extends DateField {
  readonly timeZone: string
}

/** A field of points in time. */
export interface DatetimeField extends FieldOptions {
  readonly type: 'datetime'
}

/** A field that each row has. */
export type RequiredField =
  | StringField
  | NumberField
  | PercentageField
  | MoneyField
  | DurationField
  | DateField
  | ZonedDateField
  | DatetimeField

/** A field that a row may leave out. */
export type OptionalField<F extends RequiredField = RequiredField> = F & { readonly optional: true }

/** A field of a dataset, in the words of the API; `timeZone` is not sent. */
export type Field = RequiredField | OptionalField

/** The fields of a dataset, by id. */
export type Fields = Readonly<Record<string, Field>>

type ValueOf<F> = F extends { readonly type: 'string' }
  ? string
  : F extends { readonly type: 'datetime' } | { readonly timeZone: string }
    ? string | Date
    : F extends { readonly type: 'date' }
      ? string
      : number

type OptionalKeys<F> = { [K in keyof F]: F[K] extends { readonly optional: true } ? K : never }[keyof F]

type Flat<A> = { [K in keyof A]: A[K] }

/** A row of a dataset with the fields `F`. */
export type Row<F> = string extends keyof F ? AnyRow : RowWith<F>

/** A row of a dataset whose fields are only known at run time. */
interface AnyRow {
  [id: string]: string | number | Date | null | undefined
}

type RowWith<F> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]> } & {
    [K in OptionalKeys<F>]?: ValueOf<F[K]> | null | undefined
  }
>

/** The ids of the fields that can identify a row. */
export type UniqueField<F> = string extends keyof F
  ? string
  : {
      [K in keyof F & string]: F[K] extends { readonly type: 'string' | 'date' | 'datetime' } ? K : never
    }[keyof F & string]

/**
 * Describes a string of at most 100 characters.
 *
 * @example
 * import assert from 'node:assert'
 * import { string } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(string({ name: 'Shop' }), { type: 'string', name: 'Shop' })
 */
export const string = (options?: FieldOptions): StringField => ({ ...options, type: 'string' })

/**
 * Describes a finite number.
 *
 * @example
 * import assert from 'node:assert'
 * import { number } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(number(), { type: 'number' })
 */
export const number = (options?: FieldOptions): NumberField => ({ ...options, type: 'number' })

/**
 * Describes a share: 1 is 100%, and it may be below 0 or above 1.
 *
 * @example
 * import assert from 'node:assert'
 * import { percentage } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(percentage(), { type: 'percentage' })
 */
export const percentage = (options?: FieldOptions): PercentageField => ({ ...options, type: 'percentage' })

/**
 * Describes an amount of money, in whole numbers of the smallest unit: cents for EUR, yen for JPY. `currency` is an
 * ISO 4217 code.
 *
 * @example
 * import assert from 'node:assert'
 * import { money } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(money('EUR'), { type: 'money', currency_code: 'EUR' })
 */
export const money = (currency: string, options?: FieldOptions): MoneyField => ({
  ...options,
  type: 'money',
  currency_code: currency,
})

/**
 * Describes a duration, as a number of `unit`.
 *
 * @example
 * import assert from 'node:assert'
 * import { duration } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(duration('minutes'), { type: 'duration', time_unit: 'minutes' })
 */
export const duration = (unit: TimeUnit, options?: FieldOptions): DurationField => ({
  ...options,
  type: 'duration',
  time_unit: unit,
})

interface DescribeDate {
  (options?: FieldOptions & { readonly timeZone?: undefined }): DateField
  (options: FieldOptions & { readonly timeZone: string }): ZonedDateField
}

/**
 * Describes a day, `'YYYY-MM-DD'`. With `timeZone`, an IANA name such as `Europe/Paris`, rows may also hold a `Date`,
 * which counts as its day there.
 *
 * @example
 * import assert from 'node:assert'
 * import { date } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(date(), { type: 'date' })
 * assert.deepStrictEqual(date({ timeZone: 'Europe/Paris' }), { type: 'date', timeZone: 'Europe/Paris' })
 */
export const date: DescribeDate = (options?: FieldOptions & { readonly timeZone?: string | undefined }) => ({
  ...(options as FieldOptions & { readonly timeZone: string }),
  type: 'date',
})

/**
 * Describes a point in time: `'YYYY-MM-DDThh:mm:ss'` with `Z` or an offset, or a `Date`.
 *
 * @example
 * import assert from 'node:assert'
 * import { datetime } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(datetime(), { type: 'datetime' })
 */
export const datetime = (options?: FieldOptions): DatetimeField => ({ ...options, type: 'datetime' })

/**
 * Describes a field that a row may leave out or set to `null` or `undefined`.
 *
 * @example
 * import assert from 'node:assert'
 * import { optional, string } from '@gecko-widgets/core/datasets'
 *
 * assert.deepStrictEqual(optional(string()), { type: 'string', optional: true })
 */
export const optional = <F extends RequiredField & { readonly optional?: undefined }>(
  field: F,
): OptionalField<F> => ({ ...field, optional: true })
