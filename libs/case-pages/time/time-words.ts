import type { Holder } from '#contracts';
import { wordsIn } from '#pages';

export const timeWords = wordsIn({
  en: {
    title: 'Time so far',
    since: (duration: string) => `${duration} since you signed.`,
    took: (duration: string) => `${duration} from your signature to the last answer.`,
    rulerTitle: 'Who held your case since you signed',
    now: 'Now',
    ended: 'Ended',
    signed: 'signed',
    fourHours: 'four hours',
    who: 'Who held your case',
    time: 'Time',
    holders: {
      agencies: 'The agencies',
      resident: 'You',
      hub: 'Ankomst',
      calendar: 'Waiting for a date',
    } satisfies Record<Holder, string>,
    held: (holder: string, duration: string) => `${holder}: ${duration}`,
  },
  da: {
    title: 'Tid indtil nu',
    since: (duration) => `${duration}, siden du skrev under.`,
    took: (duration) => `${duration} fra din underskrift til det sidste svar.`,
    rulerTitle: 'Hvem der havde din sag, siden du skrev under',
    now: 'Nu',
    ended: 'Slut',
    signed: 'underskrift',
    fourHours: 'fire timer',
    who: 'Hvem havde sagen',
    time: 'Tid',
    holders: { agencies: 'Myndighederne', resident: 'Dig', hub: 'Ankomst', calendar: 'Venter på en dato' },
    held: (holder, duration) => `${holder}: ${duration}`,
  },
});
