import type { Conformance } from './vector.js'

const spec = 'widgets.md, Bullet, in full'
const bands =
  '<range><red><start>0</start><end>2</end></red><amber><start>3</start><end>5</end></amber><green><start>6</start><end>9</end></green></range>'
const range = { red: { start: 0, end: 2 }, amber: { start: 3, end: 5 }, green: { start: 6, end: 9 } }

export const bullet: Conformance<'bullet'> = {
  accepted: [
    {
      title: "one graph, with the seed's bands",
      source: `${spec}; the third band is green`,
      input: { label: 'Jobs', axisPoints: [0, 3, 9], current: 4 },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'Jobs',
          axis: { point: [0, 3, 9] },
          range,
          measure: { current: { start: 0, end: 4 } },
        },
      },
      xml: `<orientation>horizontal</orientation><item><label>Jobs</label><axis><point>0</point><point>3</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>4</end></current></measure></item>`,
    },
    {
      title: 'everything, scaled once: axis, bands, bars and marker',
      source: `${spec}; regression: bands not scaled with the axis`,
      input: {
        label: 'Revenue',
        sublabel: 'U.S. $',
        axisPoints: [0, 500, 1000],
        current: [100, 550],
        projected: 725.55,
        comparative: 600,
      },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'Revenue',
          sublabel: 'U.S. $ (thousands)',
          axis: { point: [0, 0.5, 1] },
          range: {
            red: { start: 0, end: 0.33 },
            amber: { start: 0.33, end: 0.67 },
            green: { start: 0.67, end: 1 },
          },
          measure: { current: { start: 0.1, end: 0.55 }, projected: { start: 0, end: 0.73 } },
          comparative: { point: 0.6 },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>Revenue</label><sublabel>U.S. $ (thousands)</sublabel><axis><point>0</point><point>0.5</point><point>1</point></axis><range><red><start>0</start><end>0.33</end></red><amber><start>0.33</start><end>0.67</end></amber><green><start>0.67</start><end>1</end></green></range><measure><current><start>0.1</start><end>0.55</end></current><projected><start>0</start><end>0.73</end></projected></measure><comparative><point>0.6</point></comparative></item>',
    },
    {
      title: 'bands of its own; millions by a negative axis; an empty sublabel',
      source: spec,
      input: {
        label: 'Debt',
        sublabel: '',
        axisPoints: [-2_000_000, 0],
        current: [-1_500_000, 0],
        red: [-2_000_000, -1_000_000],
        amber: [-1_000_000, -500_000],
        green: [-500_000, 0],
        orientation: 'vertical',
      },
      json: {
        orientation: 'vertical',
        item: {
          label: 'Debt',
          sublabel: 'Millions',
          axis: { point: [-2, 0] },
          range: {
            red: { start: -2, end: -1 },
            amber: { start: -1, end: -0.5 },
            green: { start: -0.5, end: 0 },
          },
          measure: { current: { start: -1.5, end: 0 } },
        },
      },
      xml: '<orientation>vertical</orientation><item><label>Debt</label><sublabel>Millions</sublabel><axis><point>-2</point><point>0</point></axis><range><red><start>-2</start><end>-1</end></red><amber><start>-1</start><end>-0.5</end></amber><green><start>-0.5</start><end>0</end></green></range><measure><current><start>-1.5</start><end>0</end></current></measure></item>',
    },
    {
      title: 'nothing is rounded below a thousand or without scaling; thirds of a fraction touch',
      source: `${spec}; bad-inputs K32`,
      input: [
        { label: 'a', axisPoints: [0, 0.75], current: 0.123_456 },
        { label: 'b', axisPoints: [0, 3000], current: 1234.567, autoScale: false },
      ],
      json: {
        orientation: 'horizontal',
        item: [
          {
            label: 'a',
            axis: { point: [0, 0.75] },
            range: {
              red: { start: 0, end: 0.25 },
              amber: { start: 0.25, end: 0.5 },
              green: { start: 0.5, end: 0.75 },
            },
            measure: { current: { start: 0, end: 0.123_456 } },
          },
          {
            label: 'b',
            axis: { point: [0, 3000] },
            range: {
              red: { start: 0, end: 999 },
              amber: { start: 1000, end: 1999 },
              green: { start: 2000, end: 3000 },
            },
            measure: { current: { start: 0, end: 1234.567 } },
          },
        ],
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>0.75</point></axis><range><red><start>0</start><end>0.25</end></red><amber><start>0.25</start><end>0.5</end></amber><green><start>0.5</start><end>0.75</end></green></range><measure><current><start>0</start><end>0.123456</end></current></measure></item><item><label>b</label><axis><point>0</point><point>3000</point></axis><range><red><start>0</start><end>999</end></red><amber><start>1000</start><end>1999</end></amber><green><start>2000</start><end>3000</end></green></range><measure><current><start>0</start><end>1234.567</end></current></measure></item>',
    },
    {
      title: 'a list of one stays a list; a current beyond the axis stays',
      source: 'evidence 12, one-element array; bad-inputs K32',
      input: [{ label: 'a', axisPoints: [0, 9], current: 12 }],
      json: {
        orientation: 'horizontal',
        item: [{ label: 'a', axis: { point: [0, 9] }, range, measure: { current: { start: 0, end: 12 } } }],
      },
      xml: `<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>12</end></current></measure></item>`,
    },
    {
      title: 'billions',
      source: spec,
      input: { label: 'a', axisPoints: [0, 3e9], current: 1.234e9 },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          sublabel: 'Billions',
          axis: { point: [0, 3] },
          range: { red: { start: 0, end: 1 }, amber: { start: 1, end: 2 }, green: { start: 2, end: 3 } },
          measure: { current: { start: 0, end: 1.23 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><sublabel>Billions</sublabel><axis><point>0</point><point>3</point></axis><range><red><start>0</start><end>1</end></red><amber><start>1</start><end>2</end></amber><green><start>2</start><end>3</end></green></range><measure><current><start>0</start><end>1.23</end></current></measure></item>',
    },
    {
      title: 'by its definition, and the data wins',
      source: 'widgets.md, settings',
      settings: { orientation: 'vertical', autoScale: false, sublabel: 'per day' },
      input: [
        { label: 'a', axisPoints: [0, 9], current: 4 },
        { label: 'b', axisPoints: [0, 9], current: 4, sublabel: 'per week' },
      ],
      json: {
        orientation: 'vertical',
        item: [
          {
            label: 'a',
            sublabel: 'per day',
            axis: { point: [0, 9] },
            range,
            measure: { current: { start: 0, end: 4 } },
          },
          {
            label: 'b',
            sublabel: 'per week',
            axis: { point: [0, 9] },
            range,
            measure: { current: { start: 0, end: 4 } },
          },
        ],
      },
      xml: `<orientation>vertical</orientation><item><label>a</label><sublabel>per day</sublabel><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>4</end></current></measure></item><item><label>b</label><sublabel>per week</sublabel><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>4</end></current></measure></item>`,
    },
  ],
  refused: [
    { title: 'no graphs', input: [], issues: [' too_few'] },
    {
      title: 'five graphs',
      input: Array.from({ length: 5 }, () => ({ label: 'a', axisPoints: [0, 1], current: 1 })),
      issues: [' too_many'],
    },
    {
      title: 'nothing in it',
      input: {},
      issues: ['label required', 'axisPoints required', 'current required'],
    },
    {
      title: 'one axis point',
      input: { label: 'a', axisPoints: [0], current: 1 },
      issues: ['axisPoints too_few'],
    },
    {
      title: 'an axis that descends, or stands still',
      input: { label: 'a', axisPoints: [0, 2, 1, 1], current: 1 },
      issues: ['axisPoints[2] bad_order', 'axisPoints[3] bad_order'],
    },
    {
      title: 'a range that ends before it starts',
      input: { label: 'a', axisPoints: [0, 9], current: [2, 1], red: [3, 2], amber: [1, 2], green: [2, 9] },
      issues: ['current[1] bad_order', 'red[1] bad_order'],
    },
    {
      title: 'one band alone',
      input: { label: 'a', axisPoints: [0, 9], current: 1, amber: [1, 2] },
      issues: ['red incomplete', 'green incomplete'],
    },
    {
      title: 'two orientations',
      input: [
        { label: 'a', axisPoints: [0, 1], current: 1, orientation: 'vertical' },
        { label: 'b', axisPoints: [0, 1], current: 1 },
      ],
      issues: ['[1].orientation conflict'],
    },
    {
      title: "the seed's spellings",
      input: { label: 'a', axisPoints: [0, 1], current: 1, axis_points: [0, 1], auto_scale: true },
      issues: ['axis_points renamed', 'auto_scale renamed'],
    },
  ],
}
