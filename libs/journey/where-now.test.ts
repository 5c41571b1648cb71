import { party } from '#case-reading';
import { whereNow } from './where-now.js';

it('names whoever was asked for all that is missing where a line waits, as the cards do', () => {
  const waiting = party('tax', 'collecting');
  const asked = { ...waiting, answeredBy: 'employer' } as const;
  const here = (language: 'da' | 'en', one = waiting): string => whereNow(one, (agency) => agency, language);
  expect([here('en'), here('en', asked)]).toEqual(['Waits for your answers', 'Waits for your employer']);
  expect([here('da'), here('da', asked)]).toEqual(['Venter på dine svar', 'Venter på din arbejdsgiver']);
});
