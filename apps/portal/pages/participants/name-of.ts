import type { Person } from '../../applications/application.js';

/** Given and family name, as much as somebody needs to know whom questions are about; undefined before both are known. */
export function fullNameOf({ statements }: Person): string | undefined {
  const names = ['identity.givenNames', 'identity.familyName'].flatMap((fact) => {
    const value = statements[fact]?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return names.length === 2 ? names.join(' ') : undefined;
}
