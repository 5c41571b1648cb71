import { showDay, showList, type Language } from '#pages';
import { awaySince, wasSent, type Party } from '#case-reading';
import { filled, textsIn } from '#texts';

const journeyWords = textsIn('journey');

/** Where a line stands now, in few words. */
export function whereNow(party: Party, nameOf: (agency: string) => string, language: Language): string {
  const { here } = journeyWords({ language });
  const { status, notBefore, waitingFor } = party.state;
  if (status === 'notApplicable') return '';
  if (status === 'delivering' && awaySince(party) !== undefined) return here.kept;
  if (status === 'stopped' && !wasSent(party)) return here.neverSent;
  const others = showList(waitingFor.map(nameOf), language);
  const date = notBefore === undefined ? '' : showDay(notBefore, language);
  return filled(here, { whose: party.answeredBy, others, date })[status];
}
