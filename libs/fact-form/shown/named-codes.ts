import { issuers, type SchemaObject } from '#contracts';
import { findLanguageName, showCountry, type Language } from '#pages';

/** Codes that nobody has to know: they are chosen, and shown, by the names of what they stand for. */
interface NamedCodes {
  /** What there is to choose from; a value may be one more, where it came from elsewhere. */
  readonly codes: readonly string[];
  /** Undefined where the schema's own `x-labels` have to name it. */
  nameOf(code: string, language: Language): string | undefined;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Every language with a code of two letters, under the code that is in use: `tl` is `fil` now. */
const languageCodes = new Set(
  letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .flatMap((code) => Intl.getCanonicalLocales(code))
    .filter((code) => !code.includes('-') && findLanguageName(code, 'en') !== undefined),
);

const byFormat: Readonly<Record<string, NamedCodes>> = {
  language: { codes: [...languageCodes], nameOf: findLanguageName },
  'icao-issuer': {
    codes: [...issuers.keys()],
    nameOf: (code, language) => {
      const region = issuers.get(code);
      return region && showCountry(region, language);
    },
  },
};

/** By the `format` of a schema. */
export const findNamedCodes = ({ format }: SchemaObject): NamedCodes | undefined =>
  format !== undefined && Object.hasOwn(byFormat, format) ? byFormat[format] : undefined;
