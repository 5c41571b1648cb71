import type { Deadline, Json } from '#contracts';
import { dateOf, type Happened, type MomentSources } from './moments.js';
import type { AgencyReport } from './record.js';
import { mayHold, surelyHolds, type Scene } from './scene.js';

/** The date before which an agency is sent nothing; undefined when nothing holds it back. */
export function earliestOf(scene: Scene, agency: string): string | undefined {
  const dates = scene.rules.contracts
    .process(agency)
    .notBefore.filter((one) => mayHold(scene, one.if))
    .map((one) => dateOf(one.from, one.offset, momentSources(scene, agency)));
  return dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
}

export function deadlinesOf(scene: Scene, agency: string): Deadline[] {
  const { deadlines } = scene.rules.contracts.process(agency);
  return deadlines.flatMap((deadline) => {
    const holds = surelyHolds(scene, deadline.if);
    const date = holds ? dateOf(deadline.from, deadline.offset, momentSources(scene, agency)) : undefined;
    return date ? [{ id: deadline.id, date }] : [];
  });
}

function momentSources(scene: Scene, own: string): MomentSources {
  return {
    date: (path) => asDate(scene.given.values.get(path)),
    happened: (event) => {
      const [agency = '', what = ''] = event.split('.');
      const status = scene.read.get(agency)?.state.status;
      if (agency !== own && (status === undefined || status === 'notApplicable')) return 'never';
      return happenedAt(scene, agency, what);
    },
  };
}

function happenedAt({ record }: Scene, agency: string, what: string): Happened {
  const times = record.said.filter((one) => one.agency === agency && tells(one, what)).map(({ time }) => time);
  const first = times.sort()[0];
  return first ? { at: first } : 'pending';
}

/** Whatever an agency says proves that it was delivered there. */
function tells({ by, status }: AgencyReport, what: string): boolean {
  return status === what || (what === 'delivered' && by === 'agency');
}

function asDate(value: Json | undefined): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
