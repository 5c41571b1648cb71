import { MendableError } from '#observability';
import { isAway } from '../when-away.js';
import { heardError, toldError } from './told-error.js';

const told = (error: Error): Error => heardError(structuredClone(toldError(error)));

describe('an error that another thread tells', () => {
  it('is a sentence again where a person can mend it', () => {
    const heard = told(new MendableError('PORT', 'Port 3001 is taken. Set PORT.'));
    expect(heard).toBeInstanceOf(MendableError);
    expect(heard).toMatchObject({ code: 'PORT', message: 'Port 3001 is taken. Set PORT.' });
  });

  it('says where a defect is, and is nothing that a person can mend', () => {
    const defect = new TypeError('of undefined');
    const heard = told(defect);
    expect(heard).not.toBeInstanceOf(MendableError);
    expect(heard).toMatchObject({ message: 'of undefined', stack: defect.stack });
  });

  it('passes where it would have passed', () => {
    const starting = Object.assign(new Error('the database system is starting up'), { code: '57P03' });
    expect([starting, new Error('of another kind')].map((error) => isAway(told(error)))).toEqual([true, false]);
  });
});
