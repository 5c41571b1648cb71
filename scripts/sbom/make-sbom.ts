import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImageOf, installationOf } from '../images/dockerfile.js';
import { componentsOf, missingFrom, type Lock, type Sbom } from './sbom.js';

/**
 * npm's own `npm sbom --omit dev` leaves out packages of production that one of development needs as well
 * (findings/npm-sbom-omits-production.sh). This is no dependency: it brings more packages than the image holds.
 */
const TOOL = '@cyclonedx/cyclonedx-npm@6.0.1';

/** The bill of materials of the image, and which packages of the lock file it lacks. */
export function makeSbom(project: string): { sbom: Sbom; missing: readonly string[] } {
  const dockerfile = readFileSync(join(project, 'Dockerfile'), 'utf8');
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as Lock;
  const sbom = describeInstallation(project, installationOf(dockerfile));
  return {
    sbom: { ...sbom, components: [baseImageOf(dockerfile), ...sbom.components] },
    missing: missingFrom(lock, componentsOf(sbom)),
  };
}

/** Installs as the image does, and has that described. */
function describeInstallation(project: string, install: readonly string[]): Sbom {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-sbom-'));
  const npm = (...args: readonly string[]): string =>
    execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(project, name), join(folder, name));
    npm(...install);
    const describe = ['--omit', 'dev', '--omit', 'optional', '--mc-type', 'application', '--of', 'JSON'];
    return JSON.parse(
      npm('exec', '--yes', '--ignore-scripts', `--package=${TOOL}`, '--', 'cyclonedx-npm', ...describe),
    ) as Sbom;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
