// The types that every adapter hands on: of all kinds, and of what its options and hooks know.
export type { GeckoboardOptions } from './feed/config.js'
export type { AnswerEvent } from './feed/event.js'
export type { FeedFailure } from './feed/failure.js'
export type { FeedFormat } from './feed/format.js'
export type { DataContext } from './feed/race.js'
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
export type { Issue, IssueCode } from './widgets/issue.js'
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
export type { TextInput, TextMessage, TextType } from './widgets/text.js'
export type { NoSettings } from './widgets/widget.js'
