import type { AgencyState } from './agency-state.js';
import { questionsOf } from './questions.js';

const state = (gaps: string[], ...undecided: string[][]): AgencyState => ({
  takesPart: true,
  needed: new Set(),
  gaps: new Set(gaps),
  forbidden: new Set(),
  hidden: new Set(),
  undecided: undecided.map((paths) => new Set(paths)),
});
const asked = (states: Record<string, AgencyState>) =>
  Object.fromEntries(
    [...questionsOf(new Map(Object.entries(states)), (paths) => [...paths].sort())].map(([fact, agencies]) => [
      fact,
      [...agencies].join(' '),
    ]),
  );

describe('what is asked now', () => {
  it('is every fact certainly needed, once for all who need it', () => {
    expect(asked({ one: state(['a', 'b']), two: state(['b']) })).toEqual({ a: 'one', b: 'one two' });
  });

  it('is the first fact that decides, of several', () => {
    expect(asked({ one: state([], ['b', 'a']) })).toEqual({ a: 'one' });
  });

  it('is not a second decider where a certain need, of whichever agency, will decide', () => {
    expect(asked({ one: state([], ['a', 'b']), two: state(['b']) })).toEqual({ b: 'two one' });
    expect(asked({ one: state(['c'], ['a', 'c']), two: state(['a']) })).toEqual({ c: 'one', a: 'two' });
  });

  it('is the only decider of one thing, where it may decide another too', () => {
    expect(asked({ one: state([], ['a', 'b']), two: state([], ['b']) })).toEqual({ b: 'one two' });
  });

  it('leaves out again what the others cover', () => {
    expect(asked({ one: state([], ['a', 'b'], ['b', 'c']) })).toEqual({ b: 'one' });
  });

  it('is nothing where nobody can be asked', () => {
    expect(asked({ one: state([], []) })).toEqual({});
  });
});
