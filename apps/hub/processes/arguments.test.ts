import { checkArguments, readArguments } from './arguments.js';

const services = ['tax-connector', 'collector', 'portal'];
const check = (...args: string[]) => checkArguments(readArguments(args), services, ['tax']);

describe('the options of start:kafka', () => {
  it('leave nothing out by themselves', () => {
    expect(readArguments([])).toEqual({ status: false, help: false, without: [], printClient: undefined });
  });

  it('take a connector out and tell what its place needs', () => {
    const args = ['--without', 'tax-connector', '--without', 'portal', '--print-client', 'tax'];
    expect(readArguments(args)).toMatchObject({ without: ['tax-connector', 'portal'], printClient: 'tax' });
    expect(() => check(...args)).not.toThrow();
  });

  it.each([
    ['--without', 'tax', 'one of tax-connector, collector, portal'],
    ['--print-client', 'tax-connector', 'one of tax,'],
    ['--print-client', 'tax', 'add --without tax-connector'],
  ])('refuse %s %s with what to write instead', (option, value, remedy) => {
    expect(() => check(option, value)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining(remedy) }),
    );
  });
});
