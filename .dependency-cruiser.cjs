/** Who may import whom. The reasons are in docs/architecture.md; the directions in short: domain, ports, the middle, the edges, app. */

const MIDDLE = '^src/(understand|pipeline|cases|customers|routing|insights)/';

/** A folder that may see only what is listed, of ours. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|config|connectors|workers|embedded|web|test|bench|models)/', pathNot: allowed },
});

/** A package that only these folders may import. */
const fence = (vendor, folders) => ({
  name: `fence of ${vendor}`,
  comment: 'It stays behind its fence, so that it can be replaced there',
  severity: 'error',
  from: { pathNot: [...folders, '^(test|bench)/'] },
  to: { path: `(^|/)node_modules/${vendor}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'A circle has no beginning to read from', severity: 'error', from: {}, to: { circular: true } },
    only('domain-alone', '^src/domain/', ['^src/domain/'], 'Nouns know nothing of ours'),
    only('ports-see-domain', '^src/ports/', ['^src/(domain|ports)/'], 'Promises know only nouns'),
    only('middle-sees-ports', MIDDLE, ['^src/(domain|ports)/', MIDDLE], 'What decides knows no edge'),
    only('stores-see-ports', '^src/stores/', ['^src/(domain|ports|stores)/'], 'An edge keeps a port and knows no other edge'),
    only('queues-see-ports', '^src/queues/', ['^src/(domain|ports|queues)/'], 'An edge keeps a port and knows no other edge'),
    only('observe-sees-ports', '^src/observe/', ['^src/(domain|ports|observe)/'], 'An edge keeps a port and knows no other edge'),
    only(
      'mail-sees-ports',
      '^src/mail/',
      ['^src/(domain|ports|mail)/', '^connectors/kit/address-guard\\.ts$'],
      'An edge keeps a port and knows no other edge',
    ),
    only('api-sees-middle', '^src/api/', ['^src/(domain|ports|api)/', MIDDLE], 'The API is handed its stores and queues'),
    only('config-sees-domain', '^config/', ['^config/', '^src/(domain|ports)/'], 'Configuration is read before anything runs'),
    only('embedded-alone', '^embedded/', ['^embedded/'], 'The embedded stores stand for servers, which know nothing of us'),
    only('web-alone', '^web/', ['^web/'], 'Pages know the API only'),
    only('kit-sees-ports', '^connectors/kit/', ['^connectors/kit/', '^src/(domain|ports)/'], 'The kit knows no network'),
    only(
      'connector-sees-kit',
      '^connectors/(?!kit/)([^/]+)/',
      ['^connectors/kit/', '^src/(domain|ports)/', '^connectors/$1/'],
      'A connector never knows another one',
    ),
    only(
      'workers-see-context',
      '^workers/(?!main\\.ts|start\\.ts)',
      ['^workers/', '^src/(domain|ports)/', '^src/app/(?!(compose|program|lifecycle|data|cli|earshot)\\.ts$|commands/)', MIDDLE],
      'A job works with the context it is handed; only the entries compose',
    ),
    {
      name: 'app-composes',
      comment: 'Only the entries and tests start the program',
      severity: 'error',
      from: { pathNot: ['^src/app/', '^workers/', '^(test|bench|models)/'] },
      to: { path: '^src/app/' },
    },
    {
      name: 'no-test-code',
      comment: 'What ships knows no tests',
      severity: 'error',
      from: { path: '^(src|config|connectors|workers|embedded|web)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-unlisted-package',
      comment: 'A package must stand in package.json, among dependencies where the running program needs it',
      severity: 'error',
      // These load threads from their TypeScript source, in development only.
      from: {
        path: '^(src|config|connectors|workers|embedded)/',
        pathNot: '^(embedded/document-server/worker|src/understand/transformer/thread)-source\\.mjs$',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    fence('(mongoose|msgpackr)', ['^src/stores/']),
    fence('(bullmq|ioredis)', ['^src/queues/']),
    fence('@electric-sql', ['^embedded/queue-database/']),
    fence('(lmdb|mingo|bson)', ['^embedded/document-server/', '^src/stores/']),
    fence('(@?fastify[^/]*)', ['^src/api/']),
    fence('axios', ['^connectors/kit/', '^src/routing/']),
    fence('nodemailer', ['^src/mail/']),
    fence('twitter-api-v2', ['^connectors/x/']),
    fence('sentiment', ['^src/understand/', '^models/']),
    fence('(onnxruntime-[^/]*|@huggingface)', ['^src/understand/transformer/']),
    fence('(pino|prom-client)', ['^src/observe/']),
    fence('(react|react-dom|@mantine|@tanstack)', ['^web/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.earshot|bench/rivals)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
