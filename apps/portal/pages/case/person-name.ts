import type { Person, Relation } from '../../applications/application.js';
import type { Language } from '../frame/language.js';

const relations: Readonly<Record<Language, Readonly<Record<Relation, string>>>> = {
  en: { applicant: 'You', spouse: 'Your spouse', child: 'Your child' },
  da: { applicant: 'Dig', spouse: 'Din ægtefælle', child: 'Dit barn' },
};

/** The name as it was stated, or whose relation it is. */
export function nameOfPerson({ statements, relation }: Person, language: Language, place: number): string {
  const parts = ['identity.givenNames', 'identity.familyName'].flatMap((fact) => {
    const value = statements[fact]?.value;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  const name = parts.join(' ');
  return name !== ''
    ? name
    : relation === 'child'
      ? `${relations[language].child} ${place}`
      : relations[language][relation];
}
