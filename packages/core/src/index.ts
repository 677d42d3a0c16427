export type { FeedAnswer } from './feed/answer.js'
export {
  type Awaitable,
  type Builder,
  type BuilderSettings,
  type Builders,
  createBuilders,
  type Lift,
} from './feed/builders.js'
export { type Config, checkOptions, configFromEnv, type GeckoboardOptions } from './feed/config.js'
export { type Effects, liveEffects } from './feed/effects.js'
export type { FeedFailure } from './feed/failure.js'
export type { FeedFormat } from './feed/format.js'
export {
  type ConfigError,
  type ConfigProblem,
  configMessage,
  expected,
  type OptionCheck,
  readOptions,
} from './feed/options.js'
export { type Feed, handle } from './feed/pipeline.js'
export {
  type FeedRequest,
  fromNodeRequest,
  type NodeRequest,
  type NodeResponse,
  onNodeClose,
} from './feed/request.js'
export { fromWebRequest, readText, toWebResponse } from './feed/web.js'
export { encodeJson } from './payload/json.js'
export type { Json, Payload } from './payload/payload.js'
export { type PushAnswer, readPushAnswer } from './push/answer.js'
export {
  type InvalidWidgetKey,
  mayPass,
  type PushAccepted,
  type PushFailure,
  pushFailureMessage,
  type TooLarge,
} from './push/failure.js'
export { type PushRequest, type PushTarget, pushRequest } from './push/request.js'
export { authenticate, type Unauthorized } from './security/authenticate.js'
export {
  decrypt,
  type EncryptFailure,
  encrypt,
  type NotEncrypted,
  type WrongPassword,
} from './security/encrypt.js'
export type { XAxis, YAxis } from './widgets/axes.js'
export type { BarChart, BarChartInput, BarChartSettings, BarSeries } from './widgets/barChart.js'
export type { BulletGraph, BulletInput, BulletRange, BulletSettings } from './widgets/bullet.js'
export type { NumberFormat } from './widgets/fields.js'
export type { FunnelInput, FunnelSettings, FunnelStep } from './widgets/funnel.js'
export type {
  Gauge,
  GaugeEnd,
  GaugeReading,
  GeckOMeterGiven,
  GeckOMeterInput,
  GeckOMeterSettings,
} from './widgets/geckOMeter.js'
export type { HighchartsConfig, HighchartsInput } from './widgets/highcharts.js'
export {
  checkPayload,
  type GivenOf,
  type InputOf,
  type Kind,
  type SettingsOf,
  type Widgets,
  widgets,
} from './widgets/index.js'
export type { InvalidWidget, Issue, IssueCode } from './widgets/issue.js'
export type {
  Leaderboard,
  LeaderboardInput,
  LeaderboardItem,
  LeaderboardRow,
  LeaderboardSettings,
} from './widgets/leaderboard.js'
export type {
  LineChart,
  LineChartInput,
  LineChartSettings,
  LinePoint,
  LineSeries,
} from './widgets/lineChart.js'
export type { LegacyAxis, LineChartLegacyInput, LineChartLegacySettings } from './widgets/lineChartLegacy.js'
export type { ListInput, ListItem, ListLabel, ListTitle } from './widgets/list.js'
export type {
  CityPoint,
  CoordinatesPoint,
  HostPoint,
  IpPoint,
  MapCity,
  MapInput,
  MapPoint,
  MapPointStyle,
} from './widgets/map.js'
export type { Monitoring, MonitoringInput, MonitoringStatus } from './widgets/monitoring.js'
export type { NumberInput, NumberItem, NumberSettings, NumberWidget } from './widgets/number.js'
export type { PieInput, PieSlice } from './widgets/pieChart.js'
export type { RagInput, RagItem, RagSettings, RagSlot, RagWidget } from './widgets/rag.js'
export {
  TEXT_INFO,
  TEXT_NONE,
  TEXT_WARN,
  type TextInput,
  type TextMessage,
  type TextType,
} from './widgets/text.js'
export type { NoSettings, PayloadCheck, Widget } from './widgets/widget.js'
