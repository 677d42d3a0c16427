export type { ApiAnswer as DatasetAnswer } from './api/answer.js'
export { readDatasetAnswer } from './datasets/answer.js'
export type { DatasetTarget } from './datasets/authorization.js'
export { type DatasetDefinition, type DatasetOptions, defineDataset } from './datasets/definition.js'
export {
  type AcceptedRows,
  type Conflict,
  type DatasetAccepted,
  type DatasetAnswerFailure,
  type DatasetFailure,
  datasetFailureMessage,
  type InDoubt,
  type InvalidRows,
  isUnclear,
  mayPass,
  type TooManyRows,
} from './datasets/failure.js'
export {
  type DateField,
  type DatetimeField,
  type DurationField,
  date,
  datetime,
  duration,
  type Field,
  type FieldOptions,
  type Fields,
  type MoneyField,
  money,
  type NumberField,
  number,
  type OptionalField,
  optional,
  type PercentageField,
  percentage,
  type RequiredField,
  type Row,
  type StringField,
  string,
  type TimeUnit,
  type UniqueField,
  type ZonedDateField,
} from './datasets/field.js'
export { type DatasetCall, type DatasetRequest, datasetRequests, decodeRows } from './datasets/request.js'
export type { RowsCodec, WireRows } from './datasets/rows.js'
export type { WireValue } from './datasets/value.js'
