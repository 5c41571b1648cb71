import { UsageError } from '#observability';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { TestBrowser } from '../../test/browser/browser.js';
import { pagesOfThePortal, type PortalPage } from '../../test/browser/pages-of-the-portal.js';
import { PortalUnderTest } from '../../test/browser/portal-under-test.js';
import { table, timesOf, type Row } from './times.js';

const usage = `npm run bench:pages -- [options]

Starts a hub of its own, goes to every page of the portal in a browser, then asks for it again and again, one request
after the other, as that visitor: how long the document takes. Needs Chromium and a machine that does nothing else.
Progress goes to stderr, the table to stdout.

  --requests <number>  how often each page is asked for, after a tenth of that to warm up (200)
  --help               this text

Ends with 0, with 1 when a page was not reached, 2 on a wrong option, 130 when interrupted.
`;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const browser = await TestBrowser.launch();
  let portal: PortalUnderTest | undefined;
  try {
    process.stderr.write('starting a hub\n');
    portal = await PortalUnderTest.open();
    const rows: Row[] = [];
    for (const page of pagesOfThePortal) {
      process.stderr.write(`${rows.length + 1} of ${pagesOfThePortal.length}: ${page.name}\n`);
      rows.push(await measure(browser, portal, page, options.requests));
    }
    const busy = loadavg()[0]!.toFixed(1);
    process.stdout.write(`${options.requests} requests a page, one at a time; load of the machine ${busy}.\n`);
    process.stdout.write(table(rows));
    return 0;
  } finally {
    await browser.close();
    await portal?.close();
  }
}

async function measure(browser: TestBrowser, portal: PortalUnderTest, wanted: PortalPage, requests: number) {
  const page = await browser.open();
  await wanted.reach(page, portal);
  const address = page.url();
  const cookies = await page.context().cookies(address);
  await page.context().close();
  const headers = {
    accept: 'text/html',
    'accept-language': 'en',
    cookie: cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join('; '),
  };
  const ask = async () => {
    const began = performance.now();
    const answer = await fetch(address, { headers, redirect: 'manual', signal: interrupted.signal });
    const { byteLength: bytes } = await answer.arrayBuffer();
    return { time: performance.now() - began, status: answer.status, bytes };
  };
  for (let warm = 0; warm < requests / 10; warm += 1) await ask();
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) times.push((await ask()).time);
  const { status, bytes } = await ask();
  return { page: wanted.name, status, bytes, ...timesOf(times) };
}

function readArguments(args: string[]): { requests: number; help: boolean } {
  const { requests, help } = parsed(args);
  const number = /^\d{1,6}$/.test(requests) ? Number(requests) : 0;
  if (number === 0) throw new UsageError(`--requests takes a whole number from 1 to 999999, not "${requests}".`);
  return { requests: number, help };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { requests: { type: 'string', default: '200' }, help: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

void main()
  .catch((error: Error) => {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`${error instanceof UsageError ? error.message : error.stack}\n`);
    return error instanceof UsageError ? 2 : 1;
  })
  .then((code) => process.exit(code));
