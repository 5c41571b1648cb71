import { danishDate, plus } from '#clock';
import type { AgencyState, Silence } from '#contracts';
import type { AgencyReport } from './record.js';
import { surelyHolds, type Scene } from './scene.js';
import { byTime, type ReportSummary } from './report-summary.js';

const WITH_THE_AGENCY: ReadonlySet<AgencyState['status']> = new Set(['delivered', 'acknowledged']);

/**
 * From the agency's last word, or from the delivery of what it has not spoken of yet. Who has set a time to meet is not
 * silent before that day is over.
 */
export function silenceOf(
  scene: Scene,
  { agency, recipient }: { agency: string; recipient?: string },
  { status, summary }: { status: AgencyState['status']; summary: ReportSummary },
): Silence | undefined {
  if (!WITH_THE_AGENCY.has(status)) return undefined;
  const heard = lastHeard(scene.record.said.filter((one) => one.agency === agency && one.recipient === recipient));
  const meeting = summary.appointment?.to;
  const today = danishDate(scene.now);
  if (heard === undefined || (meeting !== undefined && danishDate(meeting) >= today)) return undefined;
  const since = meeting !== undefined && meeting > heard ? meeting : heard;
  const goal = scene.rules.contracts.process(agency).serviceGoals?.find((one) => surelyHolds(scene, one.if));
  if (!goal) return { since, exceeded: false };
  const date = plus(danishDate(since), goal.offset);
  return { since, goal: { id: goal.id, date }, exceeded: today > date };
}

/** The day on which time alone changes it. */
export function silenceChanges({ silence, appointment }: AgencyState): string[] {
  const ends = [silence?.goal?.date, appointment && danishDate(appointment.to)];
  return ends.flatMap((date) => (date === undefined ? [] : [plus(date, 'P1D')]));
}

function lastHeard(said: readonly AgencyReport[]): string | undefined {
  const inOrder = [...said].sort(byTime);
  const word = inOrder.findLast(({ by }) => by === 'agency')?.time;
  return word ?? inOrder.find(({ status }) => status === 'delivered')?.time;
}
