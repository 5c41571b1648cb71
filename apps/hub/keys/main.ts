import { run } from './run.js';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());

void run(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  interrupted: interrupted.signal,
}).then((code) => {
  process.exitCode = code;
});
