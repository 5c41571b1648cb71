import { textsInBoth } from '#texts';
import type { Doubt, Json, PathSpec, SchemaObject, Text } from './model.js';
import { entitled } from './problems/explain.js';
import { PROFILE_FOLDER } from './profile-paths.js';
import type { Resolve } from './references.js';

const says = textsInBoth('doubt');

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
  typeof value === 'string' && value < today ? { code: 'hasEnded', message: says.hasEnded } : undefined;

/** ICAO 9303 part 4 has nine places for the number of a passport; identity cards may have more. */
const longForPassport: Look = (value, values) =>
  typeof value === 'string' && value.length > 9 && values.get('travelDocument.type') !== 'nationalId'
    ? { code: 'longForPassport', message: says.longForPassport }
    : undefined;

/** A postal code that no list knows, or that lies in other municipalities than the one named. */
function liesElsewhere(codes: PostalCodes, paths: readonly PathSpec[]): Look {
  const named = paths.find(({ path }) => path === 'address.municipalityCode');
  const labels = (named?.schema['x-labels'] ?? {}) as Record<string, Text>;
  return (value, values) => {
    const code = Object.hasOwn(codes, value as string) ? codes[value as string] : undefined;
    if (!code) return { code: 'unknownPostalCode', message: says.unknownPostalCode };
    const municipality = values.get('address.municipalityCode');
    if (typeof municipality !== 'string' || code.municipalities.includes(municipality)) return undefined;
    const placesIn = (language: keyof Text): string =>
      code.municipalities.map((one) => labels[one]?.[language] ?? one).join(', ');
    const places = { da: placesIn('da'), en: placesIn('en') };
    return { code: 'liesElsewhere', message: says.liesElsewhere({ places }) };
  };
}
