import type { Sample } from './sample.js'

/** Django, Flask and scripts. */
export const python: readonly Sample[] = [
  ['a number', '{"item": [{"value": 10}, {"value": 5}], "absolute": "true"}', 'number ! absolute'],
  [
    'a RAG with a gap',
    '{"item": [{"value": 1, "text": "red"}, {"value": "", "text": ""}, {"value": 3, "text": "green"}]}',
    'rag',
  ],
  ['texts', '{"item": [{"text": "All is well", "type": 0}, {"text": "Disk full", "type": 1}]}', 'text'],
  ['a text whose type is null', '{"item": [{"text": "All is well", "type": null}]}', 'text ! item[0].type'],
  [
    'texts that are typed by a word',
    '{"item": [{"text": "Disk full", "type": "alert"}]}',
    'text ✗ item[0].type',
  ],
  [
    'a pie',
    '{"item": [{"value": 1, "label": "a", "colour": "13699c"}, {"value": 2, "label": "b"}]}',
    'pieChart ! item[0].colour',
  ],
  [
    'a line of before 2015',
    '{"item": [0, 1, 3], "settings": {"axisx": ["a", "b"], "axisy": ["0", "3"], "colour": "ff0000"}}',
    'lineChartLegacy',
  ],
  ['a line of before 2015 without settings', '{"item": [0, 1, 3]}', 'lineChartLegacy'],
  [
    'a gauge',
    '{"item": 5, "max": {"value": 10, "text": "max"}, "min": {"value": 0, "text": "min"}}',
    'geckOMeter',
  ],
  ['a gauge without an end', '{"item": 5, "max": {"value": 10}}', 'geckOMeter ✗ min'],
  [
    'a funnel',
    '{"item": [{"value": 100, "label": "a"}, {"value": 50, "label": "b"}], "type": "reverse", "percentage": "show"}',
    'funnel',
  ],
  [
    'a funnel of nine steps',
    `{"item": [${Array.from({ length: 9 }, (_, i) => `{"value": ${i}, "label": "a"}`).join(', ')}], "percentage": "hide"}`,
    'funnel ✗ item',
  ],
  [
    'a bullet without bands',
    '{"orientation": "horizontal", "item": {"label": "a", "axis": {"point": [0, 1]}, "measure": {"current": {"start": 0, "end": 1}}}}',
    'bullet ✗ item.range',
  ],
  [
    'a bullet whose current is a number',
    '{"item": {"label": "a", "axis": {"point": [0, 1]}, "range": {"red": {"start": 0, "end": 1}, "amber": {"start": 1, "end": 2}, "green": {"start": 2, "end": 3}}, "measure": {"current": 1}}}',
    'bullet ✗ item.measure.current',
  ],
  [
    'a list',
    '[{"title": {"text": "a"}, "label": {"name": "New", "color": "#ff2015"}, "description": "b"}]',
    'list',
  ],
  ['a list whose titles are strings', '[{"title": "a", "description": "b"}]', 'list ✗ [0].title'],
  [
    'hosts as values',
    '{"points": {"point": [{"value": "example.com", "size": 3}]}}',
    'map ✗ points.point[0] ! points.point[0].value',
  ],
  ['a previous value of null', '{"item": [{"value": 3}, {"value": null}]}', 'number ✗ item[1].value'],
  ['a trendline', '{"item": [{"value": 274057}, ["38594", "39957", "35316"]]}', 'number'],
  ['a trendline with a gap', '{"item": [{"value": 274057}, [38594, null, 35316]]}', 'number ✗ item[1][1]'],
  [
    'a line with a gap',
    '{"series": [{"data": [1, null, 3]}], "x_axis": {"labels": ["a", "b", "c"]}}',
    'lineChart (or barChart) ✗ series[0].data[1]',
  ],
  ['a line with NaN, which pandas writes', '{"series": [{"data": [1.0, NaN, 3.0]}]}', '✗ not_json'],
  ['str of a dictionary', "{'item': [{'value': 3}]}", '✗ not_json'],
  ['True', '{"absolute": True, "item": [{"value": 3}]}', '✗ not_json'],
  ['a decimal, which is a string', '{"item": [{"value": "12.50", "text": "Average"}]}', 'number'],
  [
    'a decimal of another country',
    '{"item": [{"value": "12,50", "text": "Average"}]}',
    'number ✗ item[0].value',
  ],
  ['Django REST framework', '{"detail":"Not found."}', '✗ no_kind'],
  ['a page of results', '{"count":1,"next":null,"results":[{"value":3}]}', '✗ no_kind'],
  [
    'dicttoxml',
    '<?xml version="1.0" encoding="UTF-8" ?><root><item type="list"><item type="dict"><value type="int">3</value></item></item></root>',
    'number ✗ item[0].value ! item[0].item item[0]["@type"]',
  ],
  [
    'minidom, which puts space around text',
    '<?xml version="1.0" ?>\n<root>\n\t<item>\n\t\t<value>\n\t\t\t3\n\t\t</value>\n\t</item>\n</root>\n',
    'number',
  ],
  ['a traceback', 'Traceback (most recent call last):\n  File "feed.py", line 3\nKeyError: 1', '✗ not_json'],
  ['encrypted', 'U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19', 'locked'],
  [
    'encrypted, with a line feed',
    'U2FsdGVkX18AESIzRFVmd8JaA+8ym/2YiSrLIxLbwPrY8gXdM/hFlvcUATXzWg19\n',
    'locked ! ',
  ],
]
