import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, SettingError } from './index.js';

const CODES = ['0101', '0751', '0851'];
const [ONE, OTHER] = ['the-token-of-the-one', 'the-token-of-the-other'];
function tokens(env: NodeJS.ProcessEnv, recipients = CODES) {
  const { forAll, forOne } = readSettings(env).eventsTokens('municipality', recipients);
  const forEach = new Map([...forOne].map(([recipient, { current }]) => [recipient, current]));
  return { ...(forAll && { forAll: forAll.current }), forOne: forEach };
}

function wrongSetting(env: NodeJS.ProcessEnv, recipients?: string[]): string {
  try {
    tokens(env, recipients);
  } catch (error) {
    if (error instanceof SettingError) return error.setting;
    throw error;
  }
  throw new Error('no SettingError was thrown');
}

describe('the tokens of an agency of many organisations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ankomst-tokens-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('speak for one each, from the environment or from a file', () => {
    const MUNICIPALITY_EVENTS_TOKEN_0751_FILE = join(folder, 'token');
    writeFileSync(MUNICIPALITY_EVENTS_TOKEN_0751_FILE, `${OTHER}\n`);
    const env = { NODE_ENV: 'production', MUNICIPALITY_EVENTS_TOKEN_0101: ONE, MUNICIPALITY_EVENTS_TOKEN_0751_FILE };
    expect(tokens(env)).toEqual({ forOne: new Map(Object.entries({ '0101': ONE, '0751': OTHER })) });
  });

  it('may be one for all in development, besides those of single ones', () => {
    expect(tokens({})).toEqual({ forAll: 'development-token-of-municipality', forOne: new Map() });
    expect(tokens({ MUNICIPALITY_EVENTS_TOKEN: OTHER, MUNICIPALITY_EVENTS_TOKEN_0101: ONE })).toEqual({
      ...{ forAll: OTHER, forOne: new Map([['0101', ONE]]) },
    });
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    [
      'one for all in production',
      { NODE_ENV: 'production', MUNICIPALITY_EVENTS_TOKEN: ONE },
      'MUNICIPALITY_EVENTS_TOKEN',
    ],
    [
      'one for all beside others in production, in a file',
      {
        ...{ NODE_ENV: 'production', MUNICIPALITY_EVENTS_TOKEN_0101: ONE },
        MUNICIPALITY_EVENTS_TOKEN_FILE: __filename,
      },
      'MUNICIPALITY_EVENTS_TOKEN',
    ],
    ['none in production', { NODE_ENV: 'production' }, 'MUNICIPALITY_EVENTS_TOKEN_0101'],
    ['one for a code that nobody has', { MUNICIPALITY_EVENTS_TOKEN_0102: ONE }, 'MUNICIPALITY_EVENTS_TOKEN_0102'],
    ['one that is short', { MUNICIPALITY_EVENTS_TOKEN_0101: 'hunter2' }, 'MUNICIPALITY_EVENTS_TOKEN_0101'],
    [
      'the same for two',
      { MUNICIPALITY_EVENTS_TOKEN_0101: ONE, MUNICIPALITY_EVENTS_TOKEN_0851: ONE },
      'MUNICIPALITY_EVENTS_TOKEN_0851',
    ],
  ])('are not %s', (_what, env, setting) => {
    expect(wrongSetting(env)).toBe(setting);
  });

  it('are one for an agency that is one organisation, which then speaks for no other', () => {
    const env = { NODE_ENV: 'production', MUNICIPALITY_EVENTS_TOKEN: ONE };
    expect(tokens(env, ['fund'])).toEqual({ forOne: new Map([['fund', ONE]]) });
    expect(wrongSetting({ ...env, MUNICIPALITY_EVENTS_TOKEN_FUND: OTHER }, ['fund'])).toBe(
      'MUNICIPALITY_EVENTS_TOKEN_FUND',
    );
  });
});
