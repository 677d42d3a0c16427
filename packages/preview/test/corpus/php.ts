import type { Sample } from './sample.js'

/** json_encode, echo, SimpleXML and DOMDocument. */
export const php: readonly Sample[] = [
  ['json_encode', '{"item":[{"value":412,"text":"Ventes \\u00e0 Paris"}]}', 'number'],
  [
    'rows of MySQL, which are strings',
    '{"item":[{"value":"10","label":"Chrome"},{"value":"5","label":"Firefox"}]}',
    'pieChart (or funnel)',
  ],
  [
    'an older pie',
    '{"item":[{"value":"10","label":"Chrome","colour":"FFFF10AA"}]}',
    'pieChart ! item[0].colour',
  ],
  ['an older number', '{"item":[{"value":10,"text":"Users"},{"value":5}],"type":null}', 'number ! type'],
  [
    'array_filter, which keeps the keys',
    '{"item":{"0":{"value":1,"text":"a"},"2":{"value":2,"text":"b"},"3":{"value":3,"text":"c"}}}',
    'rag ✗ item',
  ],
  ['an empty array for an object', '{"item":[1,2,3],"settings":[]}', 'lineChartLegacy ✗ settings'],
  ['another', '{"series":[{"data":[1,2]}],"x_axis":[]}', 'lineChart (or barChart) ✗ x_axis'],
  ['a list without a row', '[]', 'list'],
  ['a leaderboard without a row', '{"items":[]}', 'leaderboard'],
  [
    'an older line',
    '{"item":["12.3","2.3"],"settings":{"axisx":["Jun","Jul"],"axisy":["Min","Max"],"colour":"ff9900"}}',
    'lineChartLegacy',
  ],
  [
    'a gauge that is reversed',
    '{"item":23,"type":"reversed","min":{"value":10},"max":{"value":30}}',
    'geckOMeter ✗ type',
  ],
  [
    'a funnel whose percentage is in its steps',
    '{"item":[{"value":100,"label":"Step 1","percentage":"hide"}]}',
    'pieChart (or funnel) ! item[0].percentage',
  ],
  [
    'a RAG in its item',
    '{"item":{"type":"reverse","0":{"value":1,"text":"a"},"1":{"value":2,"text":"b"}}}',
    'number (or rag) ✗ item',
  ],
  ['htmlentities in a label', '{"item":[{"value":1,"label":"caf&eacute;","color":"ff9900"}]}', 'pieChart'],
  [
    'a bullet graph',
    '{"orientation":"horizontal","item":{"label":"Revenue","sublabel":"$ (thousands)","axis":{"point":["0","200","400"]},"range":{"red":{"start":0,"end":100},"amber":{"start":101,"end":200},"green":{"start":201,"end":400}},"measure":{"current":{"start":"0","end":"250"}},"comparative":{"point":"300"}}}',
    'bullet',
  ],
  ['a byte order mark of an editor', '\ufeff{"item":[{"value":3}]}', '✗ byte_order_mark'],
  [
    'a warning before the payload',
    '\nWarning: Undefined array key "x" in /var/www/feed.php on line 7\n{"item":[{"value":3}]}',
    '✗ not_json',
  ],
  [
    'a notice in HTML',
    '<br />\n<b>Notice</b>:  Undefined index: x in <b>/var/www/feed.php</b> on line <b>7</b><br />\n{"item":[]}',
    '✗ not_json',
  ],
  ['a fatal error', 'PHP Fatal error:  Uncaught Error: Call to undefined function', '✗ not_json'],
  ['print_r', 'Array\n(\n    [item] => Array\n        (\n        )\n)\n', '✗ not_json'],
  ['var_dump', 'array(1) {\n  ["item"]=>\n  array(0) {\n  }\n}\n', '✗ not_json'],
  ['two payloads', '{"item":[{"value":3}]}{"item":[{"value":3}]}', '✗ not_json'],
  [
    'SimpleXML',
    '<?xml version="1.0"?>\n<root><item><value>3</value><text>Users</text></item></root>\n',
    'number',
  ],
  [
    'DOMDocument, formatted',
    '<?xml version="1.0" encoding="ISO-8859-1"?>\n<root>\n  <item>\n    <value>3</value>\n  </item>\n</root>\n',
    'number ! ',
  ],
  [
    'a line before the declaration',
    '\n<?xml version="1.0"?>\n<root><item><value>3</value></item></root>',
    '✗ not_xml',
  ],
  [
    'htmlentities in XML',
    '<?xml version="1.0"?><root><item><text>caf&eacute;</text></item></root>',
    '✗ not_xml',
  ],
  ['an & that was forgotten', '<root><item><text>Q&A</text></item></root>', '✗ not_xml'],
  ['a number by reference', '<root><item><text>caf&#233;</text><type>0</type></item></root>', 'text'],
  ['an HTML page', '<!DOCTYPE html>\n<html lang="en"><head><title>Log in</title></head></html>', '✗ html'],
  ['an answer of an API', '{"success":true,"data":{"item":[{"value":3}]}}', '✗ no_kind'],
]
