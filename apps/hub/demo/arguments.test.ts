import { readArguments } from './arguments.js';

describe('the options of the demo', () => {
  it('are all optional', () => {
    expect(readArguments([], {})).toEqual({
      help: false,
      json: false,
      only: [],
      hubUrl: undefined,
      resume: undefined,
      patienceSeconds: 120,
    });
  });

  it('name several residents and a hub', () => {
    const args = readArguments(['--only', 'a', '--only', 'b', '--hub', 'http://127.0.0.1:3000/'], {});
    expect(args).toMatchObject({ only: ['a', 'b'], hubUrl: 'http://127.0.0.1:3000' });
  });

  it('take the hub from the environment unless one is named', () => {
    expect(readArguments([], { HUB_URL: 'http://a:1' }).hubUrl).toBe('http://a:1');
    expect(readArguments(['--hub', 'http://b:2'], { HUB_URL: 'http://a:1' }).hubUrl).toBe('http://b:2');
  });

  it.each([
    [['--patience', 'long'], '--patience takes seconds'],
    [['--patience', '-1'], 'patience'],
    [['--hub', '127.0.0.1:3000'], 'is no address of a hub'],
    [['--loud'], 'loud'],
    [['eu-worker-single'], 'eu-worker-single'],
  ])('refuse %j with a sentence', (args, sentence) => {
    expect(() => readArguments(args, {})).toThrow(sentence);
  });
});
