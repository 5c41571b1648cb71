import { baseImageOf, installationOf } from './dockerfile.js';

const DOCKERFILE = `FROM docker.io/library/node:24-bookworm-slim AS packages
RUN npm ci --ignore-scripts --no-fund
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-fund
FROM docker.io/library/node:24-trixie-slim
COPY --from=packages /app/node_modules node_modules
`;

describe('the Dockerfile, as scripts read it', () => {
  it('stands on the base of its last stage', () => {
    expect(baseImageOf(DOCKERFILE)).toEqual({
      type: 'container',
      name: 'docker.io/library/node',
      version: '24-trixie-slim',
      purl: 'pkg:docker/library/node@24-trixie-slim',
    });
    expect(() => baseImageOf('FROM scratch\n')).toThrow('no image with a tag');
  });

  it('says how packages of production are installed', () => {
    expect(installationOf(DOCKERFILE)).toEqual([
      'ci',
      '--ignore-scripts',
      '--omit=dev',
      '--omit=optional',
      '--no-fund',
    ]);
    expect(() => installationOf('RUN npm ci\n')).toThrow('no longer installs');
  });
});
