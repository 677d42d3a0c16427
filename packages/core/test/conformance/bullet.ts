import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#bullet-in-full'
const bands =
  '<range><red><start>0</start><end>2</end></red><amber><start>3</start><end>5</end></amber><green><start>6</start><end>9</end></green></range>'
const range = { red: { start: 0, end: 2 }, amber: { start: 3, end: 5 }, green: { start: 6, end: 9 } }

/** As it is on the wire, without what may be absent. */
const graph = { label: 'a', axis: { point: [0, 9] }, range, measure: { current: { start: 0, end: 4 } } }

export const bullet: Conformance<'bullet'> = {
  fields: {
    label: true,
    axisPoints: true,
    current: true,
    comparative: true,
    red: true,
    amber: true,
    green: true,
    projected: true,
    orientation: true,
    autoScale: true,
    sublabel: true,
    'settings.orientation': true,
    'settings.autoScale': true,
    'settings.sublabel': true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: {
        label: 'a',
        axisPoints: [0, 1],
        current: 1,
        comparative: null,
        red: null,
        amber: null,
        green: null,
        projected: null,
        sublabel: null,
        orientation: null,
        autoScale: null,
      },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          axis: { point: [0, 1] },
          range: {
            red: { start: 0, end: 1 / 3 },
            amber: { start: 1 / 3, end: 1 - 1 / 3 },
            green: { start: 1 - 1 / 3, end: 1 },
          },
          measure: { current: { start: 0, end: 1 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>1</point></axis><range><red><start>0</start><end>0.3333333333333333</end></red><amber><start>0.3333333333333333</start><end>0.6666666666666667</end></amber><green><start>0.6666666666666667</start><end>1</end></green></range><measure><current><start>0</start><end>1</end></current></measure></item>',
    },
    {
      title: 'an axis too short for whole numbers, lying as it would anyway',
      source: spec,
      input: { label: 'a', axisPoints: [0, 2], current: 1, orientation: 'horizontal' },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          axis: { point: [0, 2] },
          range: {
            red: { start: 0, end: 2 / 3 },
            amber: { start: 2 / 3, end: 2 - 2 / 3 },
            green: { start: 2 - 2 / 3, end: 2 },
          },
          measure: { current: { start: 0, end: 1 } },
        },
      },
      xml: `<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>2</point></axis><range><red><start>0</start><end>${2 / 3}</end></red><amber><start>${2 / 3}</start><end>${2 - 2 / 3}</end></amber><green><start>${2 - 2 / 3}</start><end>2</end></green></range><measure><current><start>0</start><end>1</end></current></measure></item>`,
    },
    {
      title: 'what is next to nothing on its scale is 0, and not -0',
      source: `${spec}; docs/reference/widgets.md#rules-for-every-kind`,
      input: {
        label: 'a',
        axisPoints: [-9000, 0],
        current: [-1, 0],
        red: [-9000, -6000],
        amber: [-6000, -3000],
        green: [-3000, 0],
      },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          sublabel: 'Thousands',
          axis: { point: [-9, 0] },
          range: { red: { start: -9, end: -6 }, amber: { start: -6, end: -3 }, green: { start: -3, end: 0 } },
          measure: { current: { start: 0, end: 0 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><sublabel>Thousands</sublabel><axis><point>-9</point><point>0</point></axis><range><red><start>-9</start><end>-6</end></red><amber><start>-6</start><end>-3</end></amber><green><start>-3</start><end>0</end></green></range><measure><current><start>0</start><end>0</end></current></measure></item>',
    },
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
      source: `${spec}; docs/reference/bad-inputs.md K32`,
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
      source:
        'docs/reference/evidence.md#12-bullet-graph, one-element array; docs/reference/bad-inputs.md K32',
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
      source: 'docs/reference/widgets.md#settings',
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
    {
      title: 'everything, in the order of the wire',
      source: `${spec}; docs/reference/evidence.md#12-bullet-graph, OTD`,
      input: {
        autoScale: true,
        projected: [1, 8],
        green: [6, 9],
        amber: [3, 5],
        red: [0, 2],
        comparative: 7,
        current: [1, 4],
        axisPoints: [0, 9],
        sublabel: 'b',
        label: 'a',
        orientation: 'vertical',
      },
      json: {
        orientation: 'vertical',
        item: {
          label: 'a',
          sublabel: 'b',
          axis: { point: [0, 9] },
          range,
          measure: { current: { start: 1, end: 4 }, projected: { start: 1, end: 8 } },
          comparative: { point: 7 },
        },
      },
      xml: `<orientation>vertical</orientation><item><label>a</label><sublabel>b</sublabel><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>1</start><end>4</end></current><projected><start>1</start><end>8</end></projected></measure><comparative><point>7</point></comparative></item>`,
    },
    {
      title: 'bands of their own are scaled with the axis',
      source: `${spec}; regression: bands not scaled with the axis`,
      input: {
        label: 'a',
        axisPoints: [0, 1000],
        current: 500,
        red: [0, 400],
        amber: [401, 700],
        green: [701, 1000],
      },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          sublabel: 'Thousands',
          axis: { point: [0, 1] },
          range: {
            red: { start: 0, end: 0.4 },
            amber: { start: 0.4, end: 0.7 },
            green: { start: 0.7, end: 1 },
          },
          measure: { current: { start: 0, end: 0.5 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><sublabel>Thousands</sublabel><axis><point>0</point><point>1</point></axis><range><red><start>0</start><end>0.4</end></red><amber><start>0.4</start><end>0.7</end></amber><green><start>0.7</start><end>1</end></green></range><measure><current><start>0</start><end>0.5</end></current></measure></item>',
    },
    {
      title: "just below a thousand nothing is divided; the seed's bands of a span of 999",
      source: spec,
      input: { label: 'a', axisPoints: [0, 999], current: 998.765, comparative: 1234.567 },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          axis: { point: [0, 999] },
          range: {
            red: { start: 0, end: 332 },
            amber: { start: 333, end: 665 },
            green: { start: 666, end: 999 },
          },
          measure: { current: { start: 0, end: 998.765 } },
          comparative: { point: 1234.567 },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>999</point></axis><range><red><start>0</start><end>332</end></red><amber><start>333</start><end>665</end></amber><green><start>666</start><end>999</end></green></range><measure><current><start>0</start><end>998.765</end></current></measure><comparative><point>1234.567</point></comparative></item>',
    },
    {
      title: "the seed's bands of 0 to 1000, as they are",
      source: spec,
      input: { label: 'a', axisPoints: [0, 500, 1000], current: 1, autoScale: false },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          axis: { point: [0, 500, 1000] },
          range: {
            red: { start: 0, end: 332 },
            amber: { start: 333, end: 666 },
            green: { start: 667, end: 1000 },
          },
          measure: { current: { start: 0, end: 1 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>500</point><point>1000</point></axis><range><red><start>0</start><end>332</end></red><amber><start>333</start><end>666</end></amber><green><start>667</start><end>1000</end></green></range><measure><current><start>0</start><end>1</end></current></measure></item>',
    },
    {
      title: 'the least span that has bands of whole numbers, 3, and 2, which has not',
      source: spec,
      input: [
        { label: 'a', axisPoints: [0, 3], current: 1 },
        { label: 'b', axisPoints: [-1, 0.5, 0.5 + 1.5], current: 1 },
      ],
      json: {
        orientation: 'horizontal',
        item: [
          {
            label: 'a',
            axis: { point: [0, 3] },
            range: { red: { start: 0, end: 0 }, amber: { start: 1, end: 1 }, green: { start: 2, end: 3 } },
            measure: { current: { start: 0, end: 1 } },
          },
          {
            label: 'b',
            axis: { point: [-1, 0.5, 2] },
            range: { red: { start: -1, end: 0 }, amber: { start: 0, end: 1 }, green: { start: 1, end: 2 } },
            measure: { current: { start: 0, end: 1 } },
          },
        ],
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>3</point></axis><range><red><start>0</start><end>0</end></red><amber><start>1</start><end>1</end></amber><green><start>2</start><end>3</end></green></range><measure><current><start>0</start><end>1</end></current></measure></item><item><label>b</label><axis><point>-1</point><point>0.5</point><point>2</point></axis><range><red><start>-1</start><end>0</end></red><amber><start>0</start><end>1</end></amber><green><start>1</start><end>2</end></green></range><measure><current><start>0</start><end>1</end></current></measure></item>',
    },
    {
      title: 'four graphs, which are scaled each for itself',
      source: 'docs/reference/evidence.md#12-bullet-graph, AX, GP limit 4',
      input: [
        { label: 'a', axisPoints: [0, 9], current: 4 },
        { label: 'b', axisPoints: [0, 3000], current: 1500, sublabel: 'jobs' },
        { label: 'c', axisPoints: [0, 9], current: [4, 4] },
        { label: 'd', axisPoints: [0, 9], current: 0 },
      ],
      json: {
        orientation: 'horizontal',
        item: [
          { label: 'a', axis: { point: [0, 9] }, range, measure: { current: { start: 0, end: 4 } } },
          {
            label: 'b',
            sublabel: 'jobs (thousands)',
            axis: { point: [0, 3] },
            range: {
              red: { start: 0, end: 1 },
              amber: { start: 1, end: 2 },
              green: { start: 2, end: 3 },
            },
            measure: { current: { start: 0, end: 1.5 } },
          },
          { label: 'c', axis: { point: [0, 9] }, range, measure: { current: { start: 4, end: 4 } } },
          { label: 'd', axis: { point: [0, 9] }, range, measure: { current: { start: 0, end: 0 } } },
        ],
      },
      xml: `<orientation>horizontal</orientation><item><label>a</label><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>4</end></current></measure></item><item><label>b</label><sublabel>jobs (thousands)</sublabel><axis><point>0</point><point>3</point></axis><range><red><start>0</start><end>1</end></red><amber><start>1</start><end>2</end></amber><green><start>2</start><end>3</end></green></range><measure><current><start>0</start><end>1.5</end></current></measure></item><item><label>c</label><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>4</start><end>4</end></current></measure></item><item><label>d</label><axis><point>0</point><point>9</point></axis>${bands}<measure><current><start>0</start><end>0</end></current></measure></item>`,
    },
    {
      title: 'bars that go down from 0',
      source: `${spec}, a single number`,
      input: { label: 'a', axisPoints: [-9, 0], current: -4, projected: -0.5 },
      json: {
        orientation: 'horizontal',
        item: {
          label: 'a',
          axis: { point: [-9, 0] },
          range: {
            red: { start: -9, end: -7 },
            amber: { start: -6, end: -4 },
            green: { start: -3, end: 0 },
          },
          measure: { current: { start: 0, end: -4 }, projected: { start: 0, end: -0.5 } },
        },
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><axis><point>-9</point><point>0</point></axis><range><red><start>-9</start><end>-7</end></red><amber><start>-6</start><end>-4</end></amber><green><start>-3</start><end>0</end></green></range><measure><current><start>0</start><end>-4</end></current><projected><start>0</start><end>-0.5</end></projected></measure></item>',
    },
    {
      title: 'the greatest axis of each scale, and the least of the next',
      source: spec,
      input: [
        { label: 'a', axisPoints: [0, 999_000], current: 500_000 },
        { label: 'b', axisPoints: [0, 1_000_000], current: 500_000 },
        { label: 'c', axisPoints: [0, 999_000_000], current: 500_000_000 },
        { label: 'd', axisPoints: [0, 1_000_000_000], current: 500_000_000 },
      ],
      json: {
        orientation: 'horizontal',
        item: [
          {
            label: 'a',
            sublabel: 'Thousands',
            axis: { point: [0, 999] },
            range: {
              red: { start: 0, end: 333 },
              amber: { start: 333, end: 666 },
              green: { start: 666, end: 999 },
            },
            measure: { current: { start: 0, end: 500 } },
          },
          {
            label: 'b',
            sublabel: 'Millions',
            axis: { point: [0, 1] },
            range: {
              red: { start: 0, end: 0.33 },
              amber: { start: 0.33, end: 0.67 },
              green: { start: 0.67, end: 1 },
            },
            measure: { current: { start: 0, end: 0.5 } },
          },
          {
            label: 'c',
            sublabel: 'Millions',
            axis: { point: [0, 999] },
            range: {
              red: { start: 0, end: 333 },
              amber: { start: 333, end: 666 },
              green: { start: 666, end: 999 },
            },
            measure: { current: { start: 0, end: 500 } },
          },
          {
            label: 'd',
            sublabel: 'Billions',
            axis: { point: [0, 1] },
            range: {
              red: { start: 0, end: 0.33 },
              amber: { start: 0.33, end: 0.67 },
              green: { start: 0.67, end: 1 },
            },
            measure: { current: { start: 0, end: 0.5 } },
          },
        ],
      },
      xml: '<orientation>horizontal</orientation><item><label>a</label><sublabel>Thousands</sublabel><axis><point>0</point><point>999</point></axis><range><red><start>0</start><end>333</end></red><amber><start>333</start><end>666</end></amber><green><start>666</start><end>999</end></green></range><measure><current><start>0</start><end>500</end></current></measure></item><item><label>b</label><sublabel>Millions</sublabel><axis><point>0</point><point>1</point></axis><range><red><start>0</start><end>0.33</end></red><amber><start>0.33</start><end>0.67</end></amber><green><start>0.67</start><end>1</end></green></range><measure><current><start>0</start><end>0.5</end></current></measure></item><item><label>c</label><sublabel>Millions</sublabel><axis><point>0</point><point>999</point></axis><range><red><start>0</start><end>333</end></red><amber><start>333</start><end>666</end></amber><green><start>666</start><end>999</end></green></range><measure><current><start>0</start><end>500</end></current></measure></item><item><label>d</label><sublabel>Billions</sublabel><axis><point>0</point><point>1</point></axis><range><red><start>0</start><end>0.33</end></red><amber><start>0.33</start><end>0.67</end></amber><green><start>0.67</start><end>1</end></green></range><measure><current><start>0</start><end>0.5</end></current></measure></item>',
    },
  ],
  refused: [
    { title: 'no graphs', input: [], issues: [' too_few'] },
    {
      title: 'a bar without its start',
      input: { label: 'a', axisPoints: [0, 9], current: [undefined, 2] },
      issues: ['current[0] required'],
    },
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
    { title: 'a number', input: 1, issues: [' wrong_shape'] },
    {
      title: 'a projected bar and a comparative value that are none',
      input: { label: 'a', axisPoints: [0, 9], current: [1, 0], projected: [1], comparative: '5' },
      issues: ['current[1] bad_order', 'comparative not_finite', 'projected too_few'],
    },
    {
      title: 'text, truth and words of other sorts',
      input: {
        label: 1,
        axisPoints: ['0', null],
        current: 'x',
        sublabel: 2,
        autoScale: 'true',
        orientation: 'up',
      },
      issues: [
        'label not_text',
        'axisPoints[0] not_finite',
        'axisPoints[1] not_finite',
        'current not_finite',
        'orientation not_one_of',
        'autoScale not_boolean',
        'sublabel not_text',
      ],
    },
    {
      title: 'two bands alone',
      input: { label: 'a', axisPoints: [0, 9], current: 1, red: [0, 1], amber: [1, 2] },
      issues: ['green incomplete'],
    },
    {
      title: 'an empty axis',
      input: { label: 'a', axisPoints: [], current: 1 },
      issues: ['axisPoints too_few'],
    },
    {
      title: 'a label of 10,001 characters',
      input: { label: 'x'.repeat(10_001), axisPoints: [0, 9], current: 1 },
      issues: ['label too_long'],
    },
    {
      title: '10,001 axis points',
      input: { label: 'a', axisPoints: Array.from({ length: 10_001 }, (_, i) => i), current: 1 },
      issues: ['axisPoints too_many'],
    },
    {
      title: 'settings that are not valid',
      settings: { orientation: 'up', auto_scale: true } as never,
      input: { label: 'a', axisPoints: [0, 9], current: 1 },
      issues: ['settings.orientation not_one_of', 'settings.auto_scale unknown'],
    },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#2-conventions; docs/reference/evidence.md#12-bullet-graph, OTD',
      payload: {
        orientation: 'vertical',
        item: {
          label: 'a',
          sublabel: 'b',
          axis: { point: ['0', '200', '1000'] },
          range: {
            red: { start: 0, end: 400 },
            amber: { start: 401, end: 700 },
            green: { start: 701, end: 1000 },
          },
          measure: { current: { start: '0', end: '500' }, projected: { start: '100', end: '900' } },
          comparative: { point: '600' },
        },
      },
      errors: [],
      warnings: [],
    },
    {
      title: 'a list of one, without what may be absent',
      source: 'docs/reference/evidence.md#12-bullet-graph, NP and GN',
      payload: { item: [graph] },
      errors: [],
      warnings: [],
    },
    {
      title: 'four graphs',
      source: 'docs/reference/evidence.md#12-bullet-graph, GP limit 4',
      payload: { orientation: 'horizontal', item: [graph, graph, graph, graph] },
      errors: [],
      warnings: [],
    },
    {
      title: 'five graphs',
      source: 'docs/reference/evidence.md#12-bullet-graph, GP limit 4',
      payload: { item: [graph, graph, graph, graph, graph] },
      errors: ['item too_many'],
      warnings: [],
    },
    {
      title: 'parts with nothing in them',
      source: spec,
      payload: { item: { ...graph, axis: {}, measure: {}, comparative: {} } },
      errors: [
        'item.axis.point required',
        'item.measure.current required',
        'item.comparative.point required',
      ],
      warnings: [],
    },
    { title: 'no graph', source: spec, payload: { item: [] }, errors: ['item too_few'], warnings: [] },
    {
      title: 'bands as a list',
      source: 'docs/reference/evidence.md#12-bullet-graph, NP and GN',
      payload: {
        item: {
          ...graph,
          range: [
            { color: 'red', start: 0, end: '400' },
            { color: 'amber', start: 401, end: 700 },
            { color: 'green', start: 701, end: 1000 },
          ],
        },
      },
      errors: [],
      warnings: ['item.range renamed'],
    },
    {
      title: 'bands as a list, with mistakes',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, AX',
      payload: {
        item: {
          ...graph,
          range: [
            { color: 'red', begin: 0, end: 400 },
            { color: 'yellow', start: 401, end: 'x' },
            { color: 'green', start: '1000', end: '701' },
          ],
        },
      },
      errors: [
        'item.range[0].start required',
        'item.range[1].color not_one_of',
        'item.range[1].end not_finite',
        'item.range[2].end bad_order',
      ],
      warnings: ['item.range[0].begin unknown'],
    },
    {
      title: 'ends before starts',
      source: 'docs/reference/bad-inputs.md K32',
      payload: {
        item: {
          ...graph,
          range: { ...range, red: { start: '10', end: '9' } },
          measure: { current: { start: '2', end: '1' }, projected: { start: '0', end: '-1' } },
        },
      },
      errors: ['item.range.red.end bad_order', 'item.measure.current.end bad_order'],
      warnings: [],
    },
    {
      title: 'a bare comparative number',
      source: 'docs/reference/evidence.md#12-bullet-graph, DJ 2012',
      payload: { item: { ...graph, comparative: 600 } },
      errors: ['item.comparative wrong_shape'],
      warnings: [],
    },
    {
      title: 'null for what may be absent',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, GP',
      payload: {
        orientation: null,
        item: {
          ...graph,
          sublabel: null,
          measure: { current: { start: 0, end: 4 }, projected: null },
          comparative: null,
        },
      },
      errors: [],
      warnings: [
        'orientation wrong_shape',
        'item.measure.projected wrong_shape',
        'item.sublabel wrong_shape',
        'item.comparative wrong_shape',
      ],
    },
    {
      title: 'nothing in a graph, and a band left out',
      source: spec,
      payload: { item: [{}, { ...graph, range: { red: range.red, amber: range.amber } }] },
      errors: [
        'item[0].label required',
        'item[0].axis required',
        'item[0].range required',
        'item[0].measure required',
        'item[1].range.green required',
      ],
      warnings: [],
    },
    {
      title: 'fields of the input, and another orientation',
      source: spec,
      payload: { orientation: 'up', item: { ...graph, axisPoints: [0, 9], Sublabel: 'x' } },
      errors: ['orientation not_one_of'],
      warnings: ['item.axisPoints unknown', 'item.Sublabel unknown'],
    },
    {
      title: 'one axis point',
      source: spec,
      payload: { item: { ...graph, axis: { point: [1] } } },
      errors: ['item.axis.point too_few'],
      warnings: [],
    },
  ],
}
