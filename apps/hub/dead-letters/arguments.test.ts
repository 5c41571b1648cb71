import { readArguments } from './arguments.js';

describe('the arguments of dead-letters', () => {
  it('list everything unless told otherwise', () => {
    expect(readArguments(['list'])).toEqual({
      command: 'list',
      json: false,
      service: undefined,
      filter: { code: undefined, topic: undefined },
      limit: 100,
    });
  });

  it('choose by service, code, topic and state', () => {
    expect(
      readArguments(['list', '--service', 's', '--topic', 't', '--parked', '--limit', '5', '--json']),
    ).toMatchObject({
      json: true,
      service: 's',
      filter: { topic: 't', state: 'parked' },
      limit: 5,
    });
    expect(readArguments(['list', '--code', 'c'])).toMatchObject({ filter: { code: 'c' } });
  });

  it('try names again, each once, or all dead letters that match', () => {
    expect(readArguments(['retry', 'a', 'b', 'a', '--wait', '0'])).toMatchObject({ names: ['a', 'b'], waitSeconds: 0 });
    expect(readArguments(['retry', '--all'])).toMatchObject({ names: [], filter: { state: 'deadLettered' } });
    expect(readArguments(['retry', '--all', '--parked'])).toMatchObject({ filter: { state: 'parked' } });
  });

  it('show one, its data only when that is said', () => {
    expect(readArguments(['show', 'a'])).toMatchObject({ name: 'a', data: false });
    expect(readArguments(['show', 'a', '--data'])).toMatchObject({ data: true });
  });

  it('ask for help wherever that stands', () => {
    expect(readArguments(['retry', '--help'])).toEqual({ command: 'help' });
  });

  it.each([
    [[], 'Say what to do'],
    [['burn'], '"burn" is not something to do'],
    [['list', 'a'], 'list takes no names'],
    [['list', '--limit', '0'], '--limit takes a whole number from 1'],
    [['list', '--data'], 'list takes no --data'],
    [['list', '--parked', '--code', 'X'], 'A parked message has no code yet'],
    [['show'], 'show takes one name'],
    [['show', 'a', 'b'], 'show takes one name'],
    [['retry'], 'retry takes names, or --all'],
    [['retry', '--code', 'X'], 'Write --all beside --code'],
    [['retry', 'a', '--all'], 'names or --all, not both'],
    [['retry', 'a', '--service', 's'], '--service chooses among all'],
    [['retry', 'a', '--wait', 'long'], '--wait takes a whole number'],
    [['list', '--loud'], 'loud'],
  ])('refuse %j with a sentence', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(sentence);
    expect(() => readArguments(args)).toThrow('--help');
  });
});
