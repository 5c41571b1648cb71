import { readArguments } from './arguments.js';

const read = (...args: string[]) => readArguments(args, ['start', 'receipt'], 'docs/screenshots');

describe('npm run screenshots', () => {
  it('pictures every page, or those that are named', () => {
    expect(read()).toEqual({ only: ['start', 'receipt'], out: 'docs/screenshots', help: false });
    expect(read('--only', 'receipt, start', '--out', '/tmp/x')).toMatchObject({
      only: ['receipt', 'start'],
      out: '/tmp/x',
    });
  });

  it('says which pages there are', () => {
    expect(() => read('--only', 'start,end')).toThrow('--only takes some of start, receipt, separated by commas');
  });

  it('takes no option that it does not know', () => {
    expect(() => read('--all')).toThrow("Unknown option '--all'");
  });
});
