import type { Conformance } from './vector.js'

const spec = 'widgets.md, lineChartLegacy'

export const lineChartLegacy: Conformance<'lineChartLegacy'> = {
  accepted: [
    {
      title: 'values; settings are always there',
      source: `${spec}; evidence 8, DJ`,
      input: [[1, 2, 3]],
      json: { item: [1, 2, 3], settings: {} },
      xml: '<item>1</item><item>2</item><item>3</item><settings/>',
    },
    {
      title: 'a label for the x axis',
      source: spec,
      input: [[1], 'x'],
      json: { item: [1], settings: { axisx: ['x'] } },
      xml: '<item>1</item><settings><axisx>x</axisx></settings>',
    },
    {
      title: 'labels for both axes: the y axis is its own',
      source: `evidence 8, CH test; regression`,
      input: [
        [1, 2],
        ['Jan', 'Feb'],
        ['low', 'high'],
      ],
      json: { item: [1, 2], settings: { axisx: ['Jan', 'Feb'], axisy: ['low', 'high'] } },
      xml: '<item>1</item><item>2</item><settings><axisx>Jan</axisx><axisx>Feb</axisx><axisy>low</axisy><axisy>high</axisy></settings>',
    },
    {
      title: 'a colour, and axes left out',
      source: 'evidence 8, DJ',
      input: [[1], undefined, ['y'], '#FF9900'],
      json: { item: [1], settings: { axisy: ['y'], colour: 'ff9900' } },
      xml: '<item>1</item><settings><axisy>y</axisy><colour>ff9900</colour></settings>',
    },
    {
      title: 'by its definition',
      source: 'widgets.md, settings',
      settings: { xAxis: ['a', 'b'], yAxis: 'y', color: 'ff990080' },
      input: [[1], ['c']],
      json: { item: [1], settings: { axisx: ['c'], axisy: ['y'], colour: 'ff990080' } },
      xml: '<item>1</item><settings><axisx>c</axisx><axisy>y</axisy><colour>ff990080</colour></settings>',
    },
  ],
  refused: [
    { title: 'no values', input: [[]], issues: ['[0] too_few'] },
    { title: 'nothing', input: [], issues: [' too_few'] },
    { title: 'bare values', input: [1, 2], issues: ['[0] wrong_shape', '[1] wrong_shape'] },
    { title: 'an axis of numbers', input: [[1], [1]], issues: ['[1][0] not_text'] },
    { title: 'five entries', input: [[1], 'x', 'y', 'ff9900', 1], issues: [' too_many'] },
    { title: 'a colour by name', input: [[1], 'x', 'y', 'red'], issues: ['[3] bad_color'] },
  ],
}
