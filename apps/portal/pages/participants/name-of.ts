import type { Person } from '../../applications/application.js';

/** Given and family name, as much as somebody needs to know whom questions are about; undefined before both are known. */
export function fullNameOf({ statements }: Person): string | undefined {
  const names = ['identity.givenNames', 'identity.familyName'].map((fact) => statements[fact]?.value);
  const known = names.filter((name) => typeof name === 'string' && name !== '');
  return known.length === names.length ? known.join(' ') : undefined;
}
