import type { Sample } from './sample.js'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'

/** Builder templates, to_xml, jbuilder and render json. */
export const rails: readonly Sample[] = [
  [
    'a number of a builder template',
    `${XML}
<root>
  <item>
    <value>123</value>
    <text>Signups</text>
  </item>
  <item>
    <value>238</value>
    <text></text>
  </item>
</root>
`,
    'number',
  ],
  [
    'absolute of a builder template',
    `${XML}\n<root>\n  <absolute>true</absolute>\n  <type>reverse</type>\n  <item>\n    <value>3</value>\n  </item>\n  <item>\n    <value>4</value>\n  </item>\n</root>`,
    'number',
  ],
  [
    'RAG of a builder template',
    `${XML}
<root>
  <item>
    <value>3</value>
    <text>Overdue</text>
  </item>
  <item>
    <value></value>
    <text></text>
  </item>
  <item>
    <value>19</value>
    <text>Done &amp; dusted</text>
  </item>
</root>`,
    'rag',
  ],
  [
    'texts with cdata!',
    `${XML}
<root>
  <item>
    <text><![CDATA[Deploy <b>done</b>]]></text>
    <type>0</type>
  </item>
  <item>
    <text>
      <![CDATA[Disk full]]>
    </text>
    <type>1</type>
  </item>
</root>`,
    'text',
  ],
  [
    'a line chart of before 2015',
    `${XML}\n<root>\n  <item>12.3</item>\n  <item>2.3</item>\n  <settings>\n    <axisx>Jan</axisx>\n    <axisx>Feb</axisx>\n    <axisy>0</axisy>\n    <axisy>20</axisy>\n    <colour>ff9900</colour>\n  </settings>\n</root>`,
    'lineChartLegacy',
  ],
  [
    'a line chart with pairs',
    `${XML}\n<root>\n  <x_axis>\n    <type>datetime</type>\n  </x_axis>\n  <series>\n    <name>Net</name>\n    <data>\n      <x>2026-01</x>\n      <y>12.5</y>\n    </data>\n    <data>\n      <x>2026-02</x>\n      <y>14</y>\n    </data>\n  </series>\n</root>`,
    'lineChart',
  ],
  [
    'a pie of before 2015',
    `${XML}\n<root>\n  <item>\n    <value>100</value>\n    <label>May</label>\n    <colour>FFFF10AA</colour>\n  </item>\n  <item>\n    <value>160</value>\n    <label>June</label>\n    <colour>FFAA0AAA</colour>\n  </item>\n</root>`,
    'pieChart ! item[0].colour item[1].colour',
  ],
  [
    'a gauge of a builder template',
    `${XML}\n<root>\n  <item>23</item>\n  <max>\n    <text>Max visitors</text>\n    <value>30</value>\n  </max>\n  <min>\n    <text>Min visitors</text>\n    <value>10</value>\n  </min>\n</root>`,
    'geckOMeter',
  ],
  [
    'a funnel of a builder template',
    `${XML}\n<root>\n  <type>reverse</type>\n  <percentage>hide</percentage>\n  <item>\n    <value>50</value>\n    <label><![CDATA[Step <1>]]></label>\n  </item>\n</root>`,
    'funnel',
  ],
  [
    'a map of a builder template',
    `${XML}\n<root>\n  <points>\n    <point>\n      <city>\n        <city_name>Bergen</city_name>\n        <country_code>\n          NO\n        </country_code>\n      </city>\n      <size>10</size>\n    </point>\n  </points>\n</root>`,
    'map',
  ],
  ['a map without a point', `${XML}\n<root>\n  <points>\n  </points>\n</root>`, 'map'],
  [
    'a leaderboard of a builder template',
    `${XML}\n<root>\n  <items>\n    <label>Ada</label>\n    <value>7</value>\n    <previous_rank>2</previous_rank>\n  </items>\n</root>`,
    'leaderboard',
  ],
  ['a template without a row', `${XML}\n<root>\n</root>`, '✗ no_kind'],
  [
    'to_xml with a list',
    `${XML}\n<root>\n  <item type="array">\n    <item>\n      <value type="integer">3</value>\n      <text>Users</text>\n    </item>\n  </item>\n</root>\n`,
    'number ✗ item[0].value ! item[0].item item[0]["@type"]',
  ],
  [
    'to_xml without a name for the root',
    `${XML}\n<hash>\n  <item type="array">\n    <item>\n      <value type="integer">3</value>\n    </item>\n  </item>\n</hash>\n`,
    '✗ not_root',
  ],
  [
    'to_xml, which writes dashes',
    `${XML}\n<root>\n  <series>\n    <data type="integer">1</data>\n    <data type="integer">2</data>\n  </series>\n  <x-axis>\n    <labels>a</labels>\n  </x-axis>\n</root>`,
    'lineChart (or barChart) ! ["x-axis"]',
  ],
  [
    'to_xml with nil',
    `${XML}\n<root>\n  <item>\n    <value type="integer">3</value>\n    <text nil="true"/>\n  </item>\n</root>`,
    'number',
  ],
  ['render json', '{"item":[{"text":"","value":3},{"text":"","value":4}]}', 'number'],
  ['render json with a decimal, which is a string', '{"item":[{"value":"1234.5","prefix":"$"}]}', 'number'],
  ['render json with nil', '{"item":[{"value":3,"text":null}]}', 'number ! item[0].text'],
  ['render json with a sum of nothing', '{"item":[{"value":null}]}', 'number ✗ item[0].value'],
  [
    'number_to_currency in a value',
    '{"item":[{"value":"$1,234.50","text":"Sales"}]}',
    'number ✗ item[0].value',
  ],
  [
    'jbuilder with a leaderboard of records',
    '{"items":[{"id":7,"label":"Ada","value":3},{"id":9,"label":"Grace","value":2}]}',
    'leaderboard ! items[0].id items[1].id',
  ],
  [
    'jbuilder with a list',
    '[{"title":{"text":"Deploy"},"label":{"name":"ok","color":"#00ff00"},"description":"by Ada"}]',
    'list',
  ],
  ['a serializer with a root', '{"widget":{"item":[{"value":3}]}}', '✗ no_kind'],
  ['to_json of to_json', '"{\\"item\\":[{\\"value\\":3}]}"', '✗ no_kind'],
  ['pairs of group_by_day', '[["2026-01-01",3],["2026-01-02",4]]', 'list ✗ [0] [1]'],
  ['a hash of group_by_day', '{"2026-01-01":3,"2026-01-02":4}', '✗ no_kind'],
  ['an error', '{"status":404,"error":"Not Found"}', '✗ no_kind'],
]
