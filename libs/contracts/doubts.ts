import type { Doubt, Json, PathSpec, SchemaObject, Text } from './model.js';
import { entitled } from './problems/explain.js';
import { PROFILE_FOLDER } from './profile-paths.js';
import type { Resolve } from './references.js';

type PostalCodes = Readonly<Record<string, { town: string; municipalities: readonly string[] }>>;
type Values = ReadonlyMap<string, Json>;

/** What is strange about a value, among the others and today; undefined where nothing is. */
type Look = (value: Json, values: Values, today: string) => Omit<Doubt, 'path'> | undefined;

/** @returns what `Contracts.doubts` is. `x-doubt` names one of a closed list of looks. */
export function doubtsOver(paths: readonly PathSpec[], resolve: Resolve): (values: Values, today: string) => Doubt[] {
  const codes = (resolve(`${PROFILE_FOLDER}postal-codes.json`) as SchemaObject)['x-postalCodes'] as PostalCodes;
  const looks: Readonly<Record<string, Look>> = {
    hasEnded,
    longForPassport,
    liesElsewhere: liesElsewhere(codes, paths),
  };
  const doubtful = paths.flatMap((spec) => {
    const look = looks[spec.schema['x-doubt'] as string];
    return look ? [{ ...spec, look }] : [];
  });
  return (values, today) =>
    doubtful.flatMap(({ path, title, look }): Doubt[] => {
      const value = values.get(path);
      const doubt = value === undefined ? undefined : look(value, values, today);
      return doubt ? [{ path, ...doubt, message: entitled(title, doubt.message) }] : [];
    });
}

const hasEnded: Look = (value, _values, today) =>
  typeof value === 'string' && value < today
    ? {
        code: 'hasEnded',
        message: {
          da: 'Den dag er passeret. Er det rigtigt?',
          en: 'That day has passed. Is that so?',
        },
      }
    : undefined;

/** ICAO 9303 part 4 has nine places for the number of a passport; identity cards may have more. */
const longForPassport: Look = (value, values) =>
  typeof value === 'string' && value.length > 9 && values.get('travelDocument.type') !== 'nationalId'
    ? {
        code: 'longForPassport',
        message: {
          da: 'Et pasnummer har højst ni tegn. Er det rigtigt?',
          en: 'The number of a passport has at most nine characters. Is that so?',
        },
      }
    : undefined;

/** A postal code that no list knows, or that lies in other municipalities than the one named. */
function liesElsewhere(codes: PostalCodes, paths: readonly PathSpec[]): Look {
  const named = paths.find(({ path }) => path === 'address.municipalityCode');
  const labels = (named?.schema['x-labels'] ?? {}) as Record<string, Text>;
  return (value, values) => {
    const code = Object.hasOwn(codes, value as string) ? codes[value as string] : undefined;
    if (!code) return { code: 'unknownPostalCode', message: unknown };
    const municipality = values.get('address.municipalityCode');
    if (typeof municipality !== 'string' || code.municipalities.includes(municipality)) return undefined;
    return {
      code: 'liesElsewhere',
      message: elsewhere(code.municipalities.map((one) => labels[one] ?? { da: one, en: one })),
    };
  };
}

const unknown: Text = {
  da: 'Vi kender ikke det postnummer. Er det rigtigt?',
  en: 'We do not know this postal code. Is that so?',
};

function elsewhere(municipalities: readonly Text[]): Text {
  const list = (language: keyof Text): string => municipalities.map((one) => one[language]).join(', ');
  return {
    da: `Postnummeret hører til en anden kommune: ${list('da')}. Er det rigtigt?`,
    en: `The postal code belongs to another municipality: ${list('en')}. Is that so?`,
  };
}
