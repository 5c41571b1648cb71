import { party } from '#case-reading';
import { journeyWords } from './journey-words.js';

it('names whoever was asked for all that is missing where a line waits, as the cards do', () => {
  const waiting = party('tax', 'collecting');
  const asked = { ...waiting, answeredBy: 'employer' } as const;
  const here = (language: 'da' | 'en', one = waiting): string =>
    journeyWords({ language }).here(one, (agency) => agency);
  expect([here('en'), here('en', asked)]).toEqual(['Waits for your answers', 'Waits for your employer']);
  expect([here('da'), here('da', asked)]).toEqual(['Venter på dine svar', 'Venter på din arbejdsgiver']);
});
