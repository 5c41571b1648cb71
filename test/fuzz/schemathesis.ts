import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonWith } from '../support/python.js';
import type { Target, Targets } from './targets.js';

interface Round {
  seed: number;
  /** Left out: about people that nobody knows. */
  targets: Targets | undefined;
  signal: AbortSignal;
}

/** A live stream never ends by itself; here it would be waited for. */
const STREAMS = '/events$';
const EXAMPLES_A_CALL = 400;

/** What makes requests from an OpenAPI document. What it finds wrong is not asked for: the hub's log says what it answered. */
export class Schemathesis {
  private constructor(private readonly python: string) {}

  /** @throws Error with what is missing on this machine */
  static install(): Schemathesis {
    const { folder, missing } = pythonWith(join(__dirname, 'requirements.txt'));
    if (missing) throw new Error(missing);
    return new Schemathesis(folder);
  }

  async run(hubUrl: string, { seed, targets, signal }: Round): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'ankomst-fuzz-'));
    const config = join(folder, 'schemathesis.toml');
    writeFileSync(config, targets ? configOf(targets) : '');
    const options = [
      ...['--checks', 'not_a_server_error', '--phases', 'examples,coverage,fuzzing', '--continue-on-failure'],
      ...['--max-examples', String(EXAMPLES_A_CALL), '--seed', String(seed), '--no-shrink', '--workers', '2'],
      ...['--exclude-path-regex', STREAMS, '--suppress-health-check', 'all', '--warnings', 'off'],
      ...['--request-timeout', '60'],
    ];
    const args = ['--config-file', config, 'run', ...options, `${hubUrl}/api/v1/openapi.json`];
    const program = join(this.python, 'bin/schemathesis');
    try {
      const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], signal });
      await once(child, 'exit');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** Each call is about somebody whom it can reach: a case's its case, a submission one that is still to be handed in. */
function configOf({ draft, toSubmit, arrived }: Targets): string {
  return [
    section('/api/v1/applications/', draft),
    section('/api/v1/cases/', arrived),
    section('/submission$', toSubmit),
  ].join('\n');
}

function section(path: string, { applicationId, caseId, accessToken }: Target): string {
  return [
    '[[operations]]',
    `include-path-regex = "${path}"`,
    `headers = { Authorization = "Bearer ${accessToken}" }`,
    `parameters = { "path.applicationId" = "${applicationId}"${caseId ? `, "path.caseId" = "${caseId}"` : ''} }`,
    '',
  ].join('\n');
}
