import type { Conformance } from './vector.js'

const spec = 'docs/reference/widgets.md#map'

const hosts = Array.from({ length: 10_000 }, (_, i) => ({ host: `host-${i}.example` }))

/** Fields of a person's own. */
const point = { ip: '192.0.2.1', password: 'x' }

export const map: Conformance<'map'> = {
  fields: {
    city: true,
    'city.name': true,
    'city.countryCode': true,
    'city.regionCode': true,
    latitude: true,
    longitude: true,
    host: true,
    ip: true,
    size: true,
    color: true,
    cssClass: true,
  },
  accepted: [
    {
      title: 'null for what may be absent',
      source: 'docs/reference/widgets.md#absent-fields',
      input: [
        {
          city: { name: 'London', countryCode: null, regionCode: null },
          latitude: null,
          longitude: null,
          host: null,
          ip: null,
          size: null,
          color: null,
          cssClass: null,
        },
      ],
      json: { points: { point: [{ city: { city_name: 'London' } }] } },
      xml: '<points><point><city><city_name>London</city_name></city></point></points>',
    },
    {
      title: 'a city, with its region and country',
      source: 'docs/reference/evidence.md#15-map, OTD',
      input: [{ city: { regionCode: 'CA', countryCode: 'US', name: 'San Francisco' } }],
      json: {
        points: { point: [{ city: { city_name: 'San Francisco', country_code: 'US', region_code: 'CA' } }] },
      },
      xml: '<points><point><city><city_name>San Francisco</city_name><country_code>US</country_code><region_code>CA</region_code></city></point></points>',
    },
    {
      title: 'a city by its name alone',
      source: spec,
      input: [{ city: { name: 'London' } }],
      json: { points: { point: [{ city: { city_name: 'London' } }] } },
      xml: '<points><point><city><city_name>London</city_name></city></point></points>',
    },
    {
      title: 'points of every form together',
      source: 'docs/reference/evidence.md#15-map, OTD; docs/reference/widgets.md#rules-for-every-kind',
      input: [
        { longitude: -0.13, latitude: 51.5 },
        { host: 'example.com' },
        { ip: '192.0.2.1' },
        { city: { name: 'Oslo', countryCode: 'NO' } },
      ],
      json: {
        points: {
          point: [
            { latitude: 51.5, longitude: -0.13 },
            { host: 'example.com' },
            { ip: '192.0.2.1' },
            { city: { city_name: 'Oslo', country_code: 'NO' } },
          ],
        },
      },
      xml: '<points><point><latitude>51.5</latitude><longitude>-0.13</longitude></point><point><host>example.com</host></point><point><ip>192.0.2.1</ip></point><point><city><city_name>Oslo</city_name><country_code>NO</country_code></city></point></points>',
    },
    {
      title: 'latitude 0 and longitude 0 are there',
      source: `${spec}; regression`,
      input: [
        { latitude: 0, longitude: 0 },
        { latitude: 0, longitude: 9 },
        { latitude: 9, longitude: -0 },
      ],
      json: {
        points: {
          point: [
            { latitude: 0, longitude: 0 },
            { latitude: 0, longitude: 9 },
            { latitude: 9, longitude: 0 },
          ],
        },
      },
      xml: '<points><point><latitude>0</latitude><longitude>0</longitude></point><point><latitude>0</latitude><longitude>9</longitude></point><point><latitude>9</latitude><longitude>0</longitude></point></points>',
    },
    {
      title: 'the ends of the earth, the smallest and the greatest point',
      source: `${spec}, limits`,
      input: [
        { latitude: 90, longitude: 180, size: 1 },
        { latitude: -90, longitude: -180, size: 10 },
      ],
      json: {
        points: {
          point: [
            { latitude: 90, longitude: 180, size: 1 },
            { latitude: -90, longitude: -180, size: 10 },
          ],
        },
      },
      xml: '<points><point><latitude>90</latitude><longitude>180</longitude><size>1</size></point><point><latitude>-90</latitude><longitude>-180</longitude><size>10</size></point></points>',
    },
    {
      title: 'a size, a colour without # and a class of the style sheet',
      source: 'docs/reference/evidence.md#15-map, OTD, and cssclass until 2016',
      input: [{ cssClass: 'mine', color: '#D8F709', size: 2.5, host: 'example.com' }],
      json: { points: { point: [{ host: 'example.com', size: 2.5, color: 'd8f709', cssclass: 'mine' }] } },
      xml: '<points><point><host>example.com</host><size>2.5</size><color>d8f709</color><cssclass>mine</cssclass></point></points>',
    },
    {
      title: 'an IP address and a colour with transparency',
      source: 'docs/reference/evidence.md#15-map, CH-P test and JV',
      input: [{ ip: '192.0.2.1', color: 'FF000080' }],
      json: { points: { point: [{ ip: '192.0.2.1', color: 'ff000080' }] } },
      xml: '<points><point><ip>192.0.2.1</ip><color>ff000080</color></point></points>',
    },
    { title: 'no points', source: spec, input: [], json: { points: { point: [] } }, xml: '<points/>' },
    {
      title: 'what is undefined is absent, and no field that is not its own',
      source: 'docs/reference/widgets.md#rules-for-every-kind; docs/reference/bad-inputs.md K7',
      input: [point, { city: undefined, host: 'example.com', size: undefined }],
      json: { points: { point: [{ ip: '192.0.2.1' }, { host: 'example.com' }] } },
      xml: '<points><point><ip>192.0.2.1</ip></point><point><host>example.com</host></point></points>',
    },
    {
      title: 'ten thousand points',
      source: 'docs/reference/widgets.md#limits-for-all-kinds',
      input: hosts,
      json: { points: { point: hosts } },
      xml: `<points>${hosts.map(({ host }) => `<point><host>${host}</host></point>`).join('')}</points>`,
    },
  ],
  refused: [
    { title: 'one point, without a list', input: { host: 'example.com' }, issues: [' wrong_shape'] },
    { title: 'the payload', input: { points: { point: [] } }, issues: [' wrong_shape'] },
    { title: 'a host alone', input: ['example.com'], issues: ['[0] wrong_shape'] },
    { title: 'a list for a point', input: [[51.5, -0.13]], issues: ['[0] wrong_shape'] },
    { title: 'a point nowhere', input: [{}, { size: 3 }], issues: ['[0] required', '[1] required'] },
    {
      title: 'a point in two places',
      input: [
        { host: 'example.com', ip: '192.0.2.1' },
        { city: { name: 'Oslo' }, latitude: 0, longitude: 0 },
        { host: 'example.com', latitude: 0 },
      ],
      issues: ['[0] conflict', '[1] conflict', '[2] conflict'],
    },
    { title: 'a latitude alone', input: [{ latitude: 0 }], issues: ['[0].longitude required'] },
    { title: 'a longitude alone', input: [{ longitude: 0 }], issues: ['[0].latitude required'] },
    {
      title: 'beyond the ends of the earth',
      input: [
        { latitude: 90.1, longitude: 180.1 },
        { latitude: -90.1, longitude: -180.1 },
      ],
      issues: [
        '[0].latitude out_of_range',
        '[0].longitude out_of_range',
        '[1].latitude out_of_range',
        '[1].longitude out_of_range',
      ],
    },
    {
      title: 'coordinates that are no numbers',
      input: [{ latitude: '51.5', longitude: Number.NaN }],
      issues: ['[0].latitude not_finite', '[0].longitude not_finite'],
    },
    {
      title: 'sizes 0 and 11',
      input: [
        { host: 'a', size: 0 },
        { host: 'b', size: 11 },
      ],
      issues: ['[0].size out_of_range', '[1].size out_of_range'],
    },
    { title: 'a city that is text', input: [{ city: 'Oslo' }], issues: ['[0].city wrong_shape'] },
    {
      title: 'a city without a name',
      input: [{ city: { countryCode: 'NO' } }],
      issues: ['[0].city.name required'],
    },
    {
      title: 'the spellings of the wire, and another of color',
      input: [
        { city: { city_name: 'Oslo', country_code: 'NO', region_code: '03' } },
        { host: 'a', colour: 'ff9900', cssclass: 'mine' },
      ],
      issues: [
        '[0].city.name required',
        '[0].city.city_name renamed',
        '[0].city.country_code renamed',
        '[0].city.region_code renamed',
        '[1].colour renamed',
        '[1].cssclass renamed',
      ],
    },
    { title: 'a colour by name', input: [{ host: 'a', color: 'red' }], issues: ['[0].color bad_color'] },
    {
      title: 'a host of 10,001 characters',
      input: [{ host: 'x'.repeat(10_001) }],
      issues: ['[0].host too_long'],
    },
    { title: '10,001 points', input: [...hosts, { host: 'a' }], issues: [' too_many'] },
  ],
  wire: [
    {
      title: 'every field, numbers in strings among them',
      source: 'docs/reference/evidence.md#15-map, OTD',
      payload: {
        points: {
          point: [
            { city: { city_name: 'Oslo', country_code: 'NO', region_code: '03' }, size: 10, color: 'd8f709' },
            { latitude: '0', longitude: '-0.13', size: '5' },
            { latitude: 51.5, longitude: 0 },
            { host: 'example.com', cssclass: 'mine' },
            { ip: '192.0.2.1', color: 'FF0000FF' },
          ],
        },
      },
      errors: [],
      warnings: [],
    },
    { title: 'no points', source: spec, payload: { points: { point: [] } }, errors: [], warnings: [] },
    {
      title: 'points without point',
      source: 'docs/reference/evidence.md#15-map, GN',
      payload: { points: [{ host: 'a' }] },
      errors: ['points wrong_shape'],
      warnings: [],
    },
    {
      title: 'nothing in points',
      source: spec,
      payload: { points: {} },
      errors: ['points.point required'],
      warnings: [],
    },
    { title: 'nothing in it', source: spec, payload: {}, errors: ['points required'], warnings: [] },
    {
      title: 'one point, without a list',
      source: spec,
      payload: { points: { point: { host: 'a' } } },
      errors: ['points.point wrong_shape'],
      warnings: [],
    },
    {
      title: 'a host under value',
      source: 'docs/reference/evidence.md#21-deviations-of-other-libraries, NPY',
      payload: { points: { point: [{ value: 'example.com' }] } },
      errors: ['points.point[0] required'],
      warnings: ['points.point[0].value unknown'],
    },
    {
      title: 'a colour with #',
      source: 'docs/reference/evidence.md#15-map, LV and GP tests',
      payload: { points: { point: [{ host: 'a', color: '#d8f709' }] } },
      errors: [],
      warnings: ['points.point[0].color bad_color'],
    },
    {
      title: 'null for what may be absent, among it the other ways to say where',
      source: 'docs/reference/evidence.md#2-conventions, optional fields',
      payload: {
        points: { point: [{ host: 'a', ip: null, latitude: null, longitude: null, city: null, size: null }] },
      },
      errors: [],
      warnings: [
        'points.point[0].ip wrong_shape',
        'points.point[0].latitude wrong_shape',
        'points.point[0].longitude wrong_shape',
        'points.point[0].city wrong_shape',
        'points.point[0].size wrong_shape',
      ],
    },
    {
      title: 'nowhere, in two places, or half a place',
      source: 'docs/reference/evidence.md#15-map, GP',
      payload: {
        points: {
          point: [{}, { host: 'a', ip: '192.0.2.1' }, { latitude: 1 }, { longitude: 1, latitude: null }],
        },
      },
      errors: [
        'points.point[0] required',
        'points.point[1] conflict',
        'points.point[2].longitude required',
        'points.point[3].latitude required',
      ],
      warnings: ['points.point[3].latitude wrong_shape'],
    },
    {
      title: 'beyond every limit',
      source: 'docs/reference/evidence.md#15-map, PHP exception, GN and LV',
      payload: {
        points: {
          point: [
            { latitude: '90.1', longitude: -180.1 },
            { host: 'a', size: 0 },
            { host: 'b', size: '11' },
          ],
        },
      },
      errors: [
        'points.point[0].latitude out_of_range',
        'points.point[0].longitude out_of_range',
        'points.point[1].size out_of_range',
        'points.point[2].size out_of_range',
      ],
      warnings: [],
    },
    {
      title: 'the spellings of the input',
      source: spec,
      payload: {
        points: {
          point: [{ city: { city_name: 'Oslo', countryCode: 'NO' }, cssClass: 'mine', colour: 'd8f709' }],
        },
      },
      errors: [],
      warnings: [
        'points.point[0].city.countryCode unknown',
        'points.point[0].cssClass unknown',
        'points.point[0].colour unknown',
      ],
    },
    {
      title: 'a city by its name in the input',
      source: spec,
      payload: { points: { point: [{ city: { name: 'Oslo' } }] } },
      errors: ['points.point[0].city.city_name required'],
      warnings: ['points.point[0].city.name unknown'],
    },
  ],
}
