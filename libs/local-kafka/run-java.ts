import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What a program of Kafka needs to run. */
export interface JavaHome {
  readonly java: string;
  readonly jars: string;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A short-lived program of Kafka. It says little by itself: its log starts at warnings. */
export function programArguments(home: JavaHome, mainClass: string): readonly string[] {
  const quick = ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  return [...quick, ...classPath(home), mainClass];
}

export function classPath({ jars }: JavaHome): readonly string[] {
  return ['-cp', join(jars, '*')];
}

/** Runs a command to its end. */
export async function run(command: string, args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(command, args, { stdio: 'pipe' });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdin.on('error', () => undefined); // it may end without reading
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { code: code ?? 1, ...said };
}
