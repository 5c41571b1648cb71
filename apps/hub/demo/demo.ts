import type { Arguments } from './arguments.js';
import { HubClient } from './hub-client.js';
import { findHub } from './hub-process.js';
import { Journal } from './journal.js';
import { travel, type JourneyContext } from './journey.js';
import { readPersonas, todayInDenmark, type Persona } from './personas.js';
import { closingSentence, reportOf, table, type ResidentReport } from './report.js';
import { openScreen, type Screen } from './screen.js';

export interface Streams {
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
}

/** Sends the residents through the hub, all at once, and says how it went; true when every one got what is expected. */
export async function runDemo(
  args: Arguments,
  env: NodeJS.ProcessEnv,
  streams: Streams,
  stopped: AbortSignal,
): Promise<boolean> {
  const journal = Journal.open(args.resume, todayInDenmark(new Date()));
  const personas = readPersonas(journal.today, args.only);
  const screen = openScreen(
    streams.err,
    personas.map(({ persona }) => persona),
  );
  const hub = await findHub(args, env, (text) => screen.note(text), stopped);
  try {
    const patienceMs = args.patienceSeconds * 1000;
    const client = new HubClient(hub.url, patienceMs, stopped);
    const around = { hub: client, journal, patienceMs, stopped, tell: screen.tell.bind(screen) };
    const { reports, failures } = await travelAll(personas, around, screen);
    const wrong = [...reports.flatMap(({ shortfalls }) => shortfalls), ...failures];
    streams.out.write(
      args.json ? `${JSON.stringify({ residents: reports, wrong }, null, 2)}\n` : closing(reports, wrong),
    );
    return wrong.length === 0;
  } finally {
    await hub.stop();
  }
}

/** One resident's misfortune stops no other; being stopped from outside stops all. */
async function travelAll(personas: readonly Persona[], around: JourneyContext, screen: Screen) {
  const journeys = await Promise.allSettled(
    personas.map(async (persona) => {
      const report = reportOf(await travel(persona, around));
      screen.tell(persona.persona, `${report.status}: ${Object.keys(report.outcome).join(', ')}`);
      return report;
    }),
  );
  around.stopped.throwIfAborted();
  const reports = journeys.flatMap((journey) => (journey.status === 'fulfilled' ? [journey.value] : []));
  const failures = journeys.flatMap((journey, at) =>
    journey.status === 'rejected' ? [`${personas[at]?.persona}: ${(journey.reason as Error).message}`] : [],
  );
  return { reports, failures };
}

function closing(reports: readonly ResidentReport[], wrong: readonly string[]): string {
  const shown = reports.length > 0 ? `\n${table(reports)}\n\n${closingSentence(reports)}\n` : '';
  if (wrong.length === 0) return `${shown}Everybody got what is expected.\n`;
  return `${shown}Not as expected:\n${wrong.map((sentence) => `  ${sentence}`).join('\n')}\n`;
}
