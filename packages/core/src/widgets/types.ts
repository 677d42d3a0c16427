// The types of all kinds.
export type { XAxis, YAxis } from './axes.js'
export type { BarChartFields, BarChartInput, BarChartSeries, BarChartSettings } from './barChart.js'
export type { BulletGraph, BulletInput, BulletRange, BulletSettings } from './bullet.js'
export type { NumberFormat } from './fields.js'
export type { FunnelInput, FunnelSettings, FunnelStep } from './funnel.js'
export type {
  GeckOMeterEnd,
  GeckOMeterFields,
  GeckOMeterGiven,
  GeckOMeterInput,
  GeckOMeterReading,
  GeckOMeterSettings,
} from './geckOMeter.js'
export type { HighchartsConfig, HighchartsInput } from './highcharts.js'
export type { GivenOf, InputOf, Kind, SettingsOf, Widgets } from './index.js'
export type {
  LeaderboardFields,
  LeaderboardInput,
  LeaderboardRow,
  LeaderboardSettings,
} from './leaderboard.js'
export type {
  LineChartFields,
  LineChartInput,
  LineChartPoint,
  LineChartSeries,
  LineChartSettings,
} from './lineChart.js'
export type {
  LineChartLegacyAxis,
  LineChartLegacyInput,
  LineChartLegacySettings,
} from './lineChartLegacy.js'
export type { ListInput, ListItem, ListLabel, ListTitle } from './list.js'
export type {
  MapCity,
  MapCityPoint,
  MapCoordinatesPoint,
  MapHostPoint,
  MapInput,
  MapIpPoint,
  MapPoint,
  MapPointStyle,
} from './map.js'
export type { MonitoringFields, MonitoringInput, MonitoringStatus } from './monitoring.js'
export type { NumberFields, NumberInput, NumberItem, NumberSettings } from './number.js'
export type { PieChartInput, PieChartSlice } from './pieChart.js'
export type { RagFields, RagInput, RagItem, RagSettings, RagSlot } from './rag.js'
export type { TextInput, TextMessage, TextType } from './text.js'
export type { InvalidWidget, NoSettings, PayloadCheck, Widget, WidgetCodec } from './widget.js'
