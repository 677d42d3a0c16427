import { BarChart, GaugeChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import {
  GeoComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { land } from './land.js'
import { WORLD } from './map.js'

use([
  BarChart,
  GaugeChart,
  GeoComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  PieChart,
  SVGRenderer,
  ScatterChart,
  TitleComponent,
])

registerMap(WORLD, {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: '' },
      geometry: { type: 'MultiPolygon', coordinates: land().map((ring) => [ring.map(([x, y]) => [x, y])]) },
    },
  ],
})

/** Creates a chart. ECharts has only the parts that drawings need. */
export { init }
