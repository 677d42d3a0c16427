import type { Sample } from './sample.js'

const NAMESPACES =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'

/** XmlSerializer, DataContractSerializer, Newtonsoft.Json and System.Text.Json. */
export const dotnet: readonly Sample[] = [
  [
    'XmlSerializer',
    `<?xml version="1.0" encoding="utf-8"?>\r\n<root ${NAMESPACES}>\r\n  <item>\r\n    <value>3</value>\r\n    <text>Users</text>\r\n  </item>\r\n  <item>\r\n    <value>4</value>\r\n    <text />\r\n  </item>\r\n</root>`,
    'number',
  ],
  [
    'XmlSerializer, with a byte order mark',
    `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<root ${NAMESPACES}>\r\n  <status>Up</status>\r\n  <downTime>Never</downTime>\r\n</root>`,
    'monitoring',
  ],
  [
    'XmlSerializer into a StringWriter',
    '<?xml version="1.0" encoding="utf-16"?>\r\n<root><item><value>3</value></item></root>',
    '✗ encoding',
  ],
  [
    'XmlSerializer with nil',
    `<?xml version="1.0"?>\r\n<root ${NAMESPACES}>\r\n  <item>\r\n    <value>3</value>\r\n    <text xsi:nil="true" />\r\n  </item>\r\n</root>`,
    'number',
  ],
  [
    'XmlSerializer with tabs',
    '<?xml version="1.0"?>\r\n<root>\r\n\t<item>\r\n\t\t<value>\t1\t</value>\r\n\t\t<text>a</text>\r\n\t</item>\r\n\t<item>\r\n\t\t<value>2</value>\r\n\t\t<text>b</text>\r\n\t</item>\r\n\t<item>\r\n\t\t<value>3</value>\r\n\t\t<text>c</text>\r\n\t</item>\r\n</root>',
    'rag',
  ],
  [
    'XmlArray, which wraps',
    '<root><item><Item><value>3</value></Item><Item><value>4</value></Item></item></root>',
    'number ✗ item[0].value ! item[0].Item',
  ],
  [
    'a list by itself',
    '<?xml version="1.0"?><ArrayOfItem><Item><value>3</value></Item></ArrayOfItem>',
    '✗ not_root',
  ],
  [
    'the name of the class',
    '<?xml version="1.0"?><GeckoNumber><item><value>3</value></item></GeckoNumber>',
    '✗ not_root',
  ],
  [
    'the name with a capital',
    '<?xml version="1.0"?><Root><item><value>3</value></item></Root>',
    '✗ not_root',
  ],
  [
    'a SOAP service',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body/></soap:Envelope>',
    '✗ not_root',
  ],
  [
    'JsonProperty',
    '{"item":[{"value":31.50,"text":"Net","prefix":"\u20ac"},{"value":27.0,"text":""}]}',
    'number',
  ],
  ['names with capitals', '{"Item":[{"Value":3,"Text":"Users"}]}', '✗ no_kind'],
  [
    'names with capitals below',
    '{"item":[{"Value":3,"Text":"Users"}]}',
    'number ✗ item[0].value ! item[0].Value item[0].Text',
  ],
  [
    'nulls that were not left out',
    '{"item":[{"value":3,"text":null,"prefix":null,"type":null}],"absolute":null,"type":null}',
    'number ! item[0].text item[0].prefix item[0].type absolute type',
  ],
  [
    'references that are kept',
    '{"$id":"1","item":{"$id":"2","$values":[{"value":1,"label":"a","color":"ff0000"}]}}',
    'pieChart ✗ item ! $id',
  ],
  ['ASMX', '{"d":{"item":[{"value":3}]}}', '✗ no_kind'],
  ['a string of JSON', '"{\\"items\\":[]}"', '✗ no_kind'],
  ['NaN as a string', '{"item":[{"value":"NaN","text":"Rate"}]}', 'number ✗ item[0].value'],
  ['NaN', '{"item":[{"value":NaN}]}', '✗ not_json'],
  [
    'monitoring in lower case',
    '{"status":"Up","downtime":"Never","responseTime":"12 ms"}',
    'monitoring ! downtime',
  ],
  ['a map whose points are a list', '{"points":[{"city":{"city_name":"Bergen"}}]}', 'map ✗ points'],
  [
    'a bullet whose bands are a list',
    '{"item":[{"label":"a","axis":{"point":["0","1"]},"range":[{"color":"red","start":0,"end":1},{"color":"amber","start":1,"end":2},{"color":"green","start":2,"end":3}],"measure":{"current":{"start":"0","end":"1"}},"comparative":{"point":"1"}}]}',
    'bullet ! item[0].range',
  ],
  [
    'a bar chart',
    '{"x_axis":{"labels":["2025","2026"]},"y_axis":{"format":"currency","unit":"USD"},"series":[{"data":[1.5,2.5]}]}',
    'lineChart (or barChart)',
  ],
  [
    'dates of ASP.NET',
    '{"x_axis":{"type":"datetime"},"series":[{"data":[["/Date(1767225600000)/",3]]}]}',
    'lineChart ✗ series[0].data[0][0]',
  ],
  [
    'a problem',
    '{"type":"https://tools.ietf.org/html/rfc9110","title":"Not Found","status":404,"traceId":"00-a"}',
    '✗ no_kind',
  ],
  ['a health check', '{"status":"Healthy","results":{}}', 'monitoring ✗ status ! results'],
]
