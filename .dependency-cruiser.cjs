const room = (name) => `^packages/core/src/${name}/`
const core = '^packages/core/src/'
/** What a package of its own may import of core. */
const door = 'core/src/(?:(?:adapter|datasets|index|push|schema|types|xml)|testing/index)[.]ts$'
const shared = '/(axes|chartSlips|dates|document|fields|jsonValue|quick|standard|types|widget)[.]ts$'

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbidden('no-cycles', 'A cycle has no lowest file to begin with.', {}, { circular: true }),
    forbidden('resolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),
    forbidden(
      'payload-knows-nothing-above',
      'Payload is the lowest room.',
      { path: room('payload') },
      { path: core, pathNot: room('payload') },
    ),
    forbidden(
      'security-knows-nothing-above',
      'Security knows no other room.',
      { path: room('security') },
      { path: core, pathNot: room('security') },
    ),
    forbidden(
      'codec-knows-nothing-of-ours',
      'Codecs know no other room: they could describe anything.',
      { path: room('codec') },
      { path: core, pathNot: room('codec') },
    ),
    forbidden(
      'widgets-know-payload',
      'Widgets know how they are described, and the payload; nothing above.',
      { path: room('widgets') },
      { path: core, pathNot: `${core}(codec|widgets|payload)/` },
    ),
    forbidden(
      'feed-knows-rooms',
      'The feed knows widgets, payload, security and how issues are said; only its effects load the XML entry.',
      { path: room('feed'), pathNot: 'feed/effects[.]ts$' },
      {
        path: core,
        pathNot: `${core}(feed|widgets|payload|security)/|codec/(configError|hint|issue|nearest|own)[.]ts$`,
      },
    ),
    forbidden(
      'api-knows-nothing-of-ours',
      "What Geckoboard's APIs have in common knows neither of them.",
      { path: room('api') },
      { path: core, pathNot: `${core}api/|codec/own[.]ts$` },
    ),
    forbidden(
      'push-knows-payload',
      'Pushing knows the payload and the errors of widgets; it has nothing to do with the feed.',
      { path: room('push') },
      { path: core, pathNot: `${core}(api|push|payload)/|codec/(issue|own)[.]ts$|widgets/widget[.]ts$` },
    ),
    forbidden(
      'push-is-not-below',
      'No other room of core pushes.',
      { path: core, pathNot: `${room('push')}|${core}push[.]ts$` },
      { path: room('push') },
    ),
    forbidden(
      'datasets-know-codecs',
      'Datasets know how values are described, and no kind of widget.',
      { path: room('datasets') },
      { path: core, pathNot: `${core}(api|codec|datasets)/|widgets/(fields|standard)[.]ts$` },
    ),
    forbidden(
      'datasets-are-not-below',
      'A person who serves widgets loads nothing of datasets.',
      { path: core, pathNot: `${room('(datasets|testing)')}|${core}datasets[.]ts$` },
      { path: room('datasets'), dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'effects-load-xml',
      'Effects load the XML entry, and no other.',
      { path: 'feed/effects[.]ts$' },
      { path: core, pathNot: `${core}(feed|payload|xml[.]ts)` },
    ),
    forbidden(
      'effects-are-given',
      'Effects are an argument, which adapters give; only their types are imported.',
      { path: core, pathNot: `${core}adapter[.]ts$` },
      { path: 'feed/effects[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'effects-load-xml-late',
      'A person who serves JSON never loads the XML builder.',
      { path: 'feed/effects[.]ts$' },
      { path: `${core}xml[.]ts$`, dependencyTypesNot: ['dynamic-import'] },
    ),
    forbidden(
      'kinds-by-the-table',
      'Other rooms reach a kind through the table.',
      { path: core, pathNot: `${room('widgets')}|${core}(index|types)[.]ts$` },
      { path: room('widgets'), pathNot: `/index[.]ts$|${shared}`, dependencyTypesNot: ['type-only'] },
    ),
    // The constants of text messages are public, and only the entry hands them out.
    forbidden(
      'kinds-lend-types',
      'The entries take the types of a kind, not its code.',
      { path: `${core}(index|types)[.]ts$` },
      { path: room('widgets'), pathNot: `/(index|text)[.]ts$|${shared}`, dependencyTypesNot: ['type-only'] },
    ),
    forbidden(
      'fast-check-tests',
      'Arbitraries live in testing/ alone.',
      { path: '^packages/', pathNot: room('testing') },
      { path: '(^|/)fast-check(/|$)' },
    ),
    forbidden(
      'testing-is-an-edge',
      'What people test with stands outside what they run.',
      { path: '^packages/', pathNot: room('testing') },
      { path: room('testing') },
    ),
    // By its package name core is not a local file to the tool: a relative path is.
    forbidden(
      'core-by-its-name',
      'An adapter knows core by its package name.',
      { path: '^packages/(?!core/)' },
      { path: '^packages/core/', dependencyTypes: ['local'] },
    ),
    forbidden(
      'xml-entry',
      'The XML entry knows widgets and payload.',
      { path: `${core}xml[.]ts$` },
      { path: core, pathNot: `${core}(widgets|payload)/` },
    ),
    forbidden(
      'schema-entry',
      'The schema entry knows widgets, and of datasets the types.',
      { path: `${core}schema[.]ts$` },
      { path: core, pathNot: room('(widgets|datasets)') },
    ),
    forbidden(
      'kinds-are-strangers',
      'A kind is known by the table and the list of types, and by no other kind.',
      { path: room('widgets'), pathNot: 'widgets/(index|types)[.]ts$' },
      { path: room('widgets'), pathNot: shared },
    ),
    forbidden(
      'one-xml-builder',
      'payload/frame.ts alone knows xmlbuilder2.',
      { path: '^packages/', pathNot: `${room('payload')}frame[.]ts$` },
      { path: 'xmlbuilder2' },
    ),
    forbidden(
      'one-cache',
      'Only the cache package knows the locks of a store.',
      { path: '^packages/', pathNot: '^packages/cache/src/lock[.]ts$' },
      { path: 'verrou|kysely' },
    ),
    forbidden(
      'one-crypto',
      'Security and effects alone know node:crypto, and the preview for its token.',
      { path: '^packages/', pathNot: `${room('security')}|${room('feed')}effects[.]ts$|^packages/preview/` },
      { path: '^(node:)?crypto$' },
    ),
    forbidden(
      'one-delivery',
      'The delivery package alone knows its queue and its retries.',
      { path: '^packages/', pathNot: '^packages/delivery/src/' },
      { path: 'cockatiel|p-queue' },
    ),
    forbidden(
      'core-has-no-framework',
      'Core has six dependencies.',
      { path: core, pathNot: room('testing') },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional'],
        pathNot: '(@standard-schema/spec|fastest-levenshtein|fp-ts|io-ts|xmlbuilder2|xmlchars)',
      },
    ),
    forbidden(
      'preview-by-the-front-door',
      'The preview knows core and push, each by its package name.',
      { path: '^packages/preview/src' },
      { path: `^packages/(?!push/src/index[.]ts$|${door})`, pathNot: '^packages/preview/' },
    ),
    forbidden(
      'adapters-by-the-front-door',
      'An adapter knows core by its entries, and no other adapter.',
      { path: '^packages/(?!(?:core|preview|push|datasets)/)([^/]+)/src' },
      { path: `^packages/(?!${door})`, pathNot: '^packages/$1/' },
    ),
    forbidden(
      'apis-by-delivery',
      'Pushes and datasets know core by its entries, and what delivers both.',
      { path: '^packages/(push|datasets)/src' },
      { path: `^packages/(?!delivery/src/index[.]ts$|${door})`, pathNot: '^packages/$1/' },
    ),
    forbidden(
      'core-below-adapters',
      'Core knows no adapter.',
      { path: core },
      { path: '^packages/(?!core/)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
    },
  },
}
