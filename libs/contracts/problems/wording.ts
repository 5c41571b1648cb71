import type { ErrorObject } from 'ajv';
import { ibanFault, type IbanFault } from '../formats/iban.js';
import type { ProblemCode, Text } from '../model.js';

type Wording = { code: ProblemCode; say: Text };

const both = (da: string, en: string): Text => ({ da, en });
const list = (values: readonly unknown[]): string =>
  values
    .slice(0, 12)
    .map((value) => JSON.stringify(value))
    .join(', ');

/** The remedy, with an example, for each `format` that a schema may name. */
const FORMATS: Readonly<Record<string, Text>> = {
  date: both(
    'Skriv en dato, der findes, som år-måned-dag, for eksempel 2026-09-01.',
    'Write a date that exists as year-month-day, for example 2026-09-01.',
  ),
  'partial-date': both(
    'Skriv en dato, der findes, eller kun det, der er kendt, for eksempel 1990-02-15, 1990-02 eller 1990.',
    'Write a date that exists, or only what is known of it, for example 1990-02-15, 1990-02 or 1990.',
  ),
  'date-or-open': both(
    'Skriv en dato, der findes, for eksempel 2028-06-30, eller open.',
    'Write a date that exists, for example 2028-06-30, or open.',
  ),
  moment: both(
    'Skriv tidspunktet i UTC, for eksempel 2026-08-20T10:15:00Z.',
    'Write the time in UTC, for example 2026-08-20T10:15:00Z.',
  ),
  timestamp: both(
    'Skriv tidspunktet i UTC med præcis tre decimaler, for eksempel 2026-08-20T10:15:00.000Z.',
    'Write the time in UTC with exactly three decimals, for example 2026-08-20T10:15:00.000Z.',
  ),
  name: both(
    'Et navn skrives med bogstaver, mellemrum, bindestreg og apostrof, for eksempel Åse O’Brien-Østerbye.',
    'A name is written with letters, spaces, hyphens and apostrophes, for example Åse O’Brien-Østerbye.',
  ),
  email: both(
    'Skriv en e-mailadresse, for eksempel navn@example.org.',
    'Write an e-mail address, for example name@example.org.',
  ),
  phone: both(
    'Skriv nummeret med plus og landekode, for eksempel +4522334455.',
    'Write the number with a plus and the country code, for example +4522334455.',
  ),
  language: both(
    'Skriv sprogets kode (BCP 47), for eksempel da eller pt-BR.',
    'Write the code of the language (BCP 47), for example da or pt-BR.',
  ),
  uuid: both(
    'Skriv id’et, som hubben gav det, for eksempel 01890a5d-ac96-774b-bcce-b302099a8057.',
    'Write the id as the hub gave it, for example 01890a5d-ac96-774b-bcce-b302099a8057.',
  ),
  cvr: both(
    'Kontrolcifret passer ikke. Se nummeret efter; det har otte cifre, for eksempel 99990007.',
    'The check digit does not match. Look the number up again; it has eight digits, for example 99990007.',
  ),
  'cpr-number': both(
    'Et CPR-nummer har ti cifre og begynder med en dato, der findes, for eksempel 7501904001.',
    'A CPR number has ten digits and begins with a date that exists, for example 7501904001.',
  ),
  'icao-issuer': both(
    'Skriv koden fra passets maskinlæsbare linjer, for eksempel IND, eller D for Tyskland.',
    'Write the code from the machine-readable lines of the document, for example IND, or D for Germany.',
  ),
};

/** An IBAN is long and copied from paper: what of it is wrong is half of mending it. */
const IBANS: Readonly<Record<IbanFault, Text>> = {
  writing: both(
    'Skriv det uden mellemrum og bindestreger og med store bogstaver, for eksempel DK6999990001234567.',
    'Write it without spaces and hyphens and in capital letters, for example DK6999990001234567.',
  ),
  country: both(
    'Et IBAN begynder med to bogstaver for et land, der bruger IBAN, for eksempel DK6999990001234567.',
    'An IBAN begins with the two letters of a country that uses IBAN, for example DK6999990001234567.',
  ),
  length: both(
    'Det har for få eller for mange tegn til et IBAN fra det land. Se nummeret efter, for eksempel på en kontoudskrift.',
    'It has too few or too many characters for an IBAN of that country. Look it up again, for example on a statement of the account.',
  ),
  structure: both(
    'Bogstaver og cifre står ikke, som de gør i et IBAN fra det land. Se nummeret efter, især 0 og O.',
    'Letters and digits do not stand as they do in an IBAN of that country. Look it up again, above all 0 and O.',
  ),
  checkDigits: both(
    'Kontrolcifrene passer ikke. Se nummeret efter; et IBAN er for eksempel DK6999990001234567.',
    'The check digits do not match. Look the number up again; an IBAN is for example DK6999990001234567.',
  ),
};

function sayFormat(format: string, value: unknown): Text {
  if (format === 'iban') return IBANS[ibanFault(String(value)) ?? 'checkDigits'];
  return FORMATS[format] ?? invalid.say;
}

const TYPES: Readonly<Record<string, Text>> = {
  string: both('Skriv det som tekst, for eksempel "Aarhus".', 'Write it as text, for example "Aarhus".'),
  boolean: both('Svar true (ja) eller false (nej).', 'Answer true (yes) or false (no).'),
  array: both('Skriv en liste, for eksempel [].', 'Write a list, for example [].'),
  object: both(
    'Skriv et objekt med navngivne felter, for eksempel {"name": "…"}.',
    'Write an object with named fields, for example {"name": "…"}.',
  ),
  null: both('Lad feltet være null.', 'Leave the field null.'),
};

function sayType(type: string, example: unknown): Text {
  if (type === 'integer')
    return both(
      `Skriv et helt tal uden anførselstegn, for eksempel ${String(Number(example ?? 1))}.`,
      `Write a whole number without quotation marks, for example ${String(Number(example ?? 1))}.`,
    );
  if (type === 'number')
    return both(
      `Skriv et tal uden anførselstegn, for eksempel ${String(Number(example ?? 37.5))}.`,
      `Write a number without quotation marks, for example ${String(Number(example ?? 37.5))}.`,
    );
  return TYPES[type] ?? invalid.say;
}

const invalid: Wording = {
  code: 'invalid',
  say: both(
    'Værdien passer ikke til skemaet. Se skemaet for feltet.',
    'The value does not fit the schema. See the schema of the field.',
  ),
};

type Wrong = Pick<ErrorObject, 'keyword' | 'params'>;

/** What stands in the place, which decides what is said and is never repeated; and what would do. */
interface There {
  value?: unknown;
  example?: unknown;
}

/** By keyword; `<limit>` and `<allowed>` are what the schema allows. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  pattern: { code: 'wrongFormat', say: invalid.say },
  enum: { code: 'notInList', say: both('Vælg en af disse: <allowed>.', 'Choose one of these: <allowed>.') },
  const: { code: 'notInList', say: both('Her kan kun stå <allowed>.', 'Only <allowed> can stand here.') },
  discriminator: {
    code: 'notInList',
    say: both(
      'Et sådant findes ikke. Ret stavemåden; skemaet viser alle.',
      'There is no such one. Correct its spelling; the schema shows all.',
    ),
  },
  required: { code: 'missing', say: both('Mangler. Tilføj det.', 'Is missing. Add it.') },
  additionalProperties: {
    code: 'unknown',
    say: both(
      'Findes ikke her. Fjern det, eller ret stavemåden.',
      'Does not exist here. Remove it, or correct its spelling.',
    ),
  },
  'false schema': {
    code: 'forbidden',
    say: both(
      'Må ikke gives her i denne situation. Fjern det.',
      'Must not be given here in this situation. Remove it.',
    ),
  },
  minimum: {
    code: 'outOfRange',
    say: both('Skriv et tal, der mindst er <limit>.', 'Write a number of at least <limit>.'),
  },
  maximum: {
    code: 'outOfRange',
    say: both('Skriv et tal, der højst er <limit>.', 'Write a number of at most <limit>.'),
  },
  minLength: {
    code: 'tooShort',
    say: both(
      'Feltet må ikke være tomt. Skriv noget, for eksempel Ida.',
      'The field must not be empty. Write something, for example Ida.',
    ),
  },
  maxLength: { code: 'tooLong', say: both('Skriv højst <limit> tegn.', 'Write at most <limit> characters.') },
  minItems: {
    code: 'tooShort',
    say: both('Listen skal have mindst <limit>.', 'The list must have at least <limit>.'),
  },
  maxItems: {
    code: 'tooLong',
    say: both('Listen må højst have <limit>. Fjern resten.', 'The list may have at most <limit>. Remove the rest.'),
  },
  minProperties: {
    code: 'tooShort',
    say: both('Udfyld mindst <limit> af felterne.', 'Fill in at least <limit> of the fields.'),
  },
  maxProperties: {
    code: 'tooLong',
    say: both('Udfyld højst <limit> af felterne.', 'Fill in at most <limit> of the fields.'),
  },
};

/** What is wrong in general; a schema's own `x-wrong` says it better where it has one. */
export function wordingFor({ keyword, params }: Wrong, { value, example }: There = {}): Wording {
  if (keyword === 'type') return { code: 'wrongType', say: sayType(String(params.type), example) };
  if (keyword === 'format') return { code: 'wrongFormat', say: sayFormat(String(params.format), value) };
  const { code, say } = WORDINGS[keyword] ?? invalid;
  const allowed = list((params.allowedValues as unknown[] | undefined) ?? [params.allowedValue]);
  const filled = (text: string): string =>
    text.replace('<limit>', String(params.limit)).replace('<allowed>', () => allowed);
  return { code, say: both(filled(say.da), filled(say.en)) };
}

/** Problems that no schema keyword reports. */
export const SAY = {
  noSuchDossier: both(
    'Myndigheden har ingen dossierbeskrivelse af den version. Se schemas/<myndighed>/dossier.',
    'The agency has no dossier schema of that version. See schemas/<agency>/dossier.',
  ),
  unknownPath: both(
    'Et sådant felt findes ikke. Ret stavemåden, eller fjern det; GET /api/v1/overlap viser alle felter.',
    'There is no such field. Correct its spelling or remove it; GET /api/v1/overlap shows every field.',
  ),
  issued: both(
    'Det udsteder en myndighed, og kun den kan oplyse det. Fjern det.',
    'An authority issues it, and only the authority can state it. Remove it.',
  ),
  notNested: both(
    'Skriv et objekt med et navn for hvert felt, for eksempel {"identity": {"familyName": "…"}}.',
    'Write an object with a name for each field, for example {"identity": {"familyName": "…"}}.',
  ),
  notLeaves: both(
    'Skriv et objekt med mindst ét af felterne, for eksempel {"birthDate": "1989-06-21"}.',
    'Write an object with at least one of the fields, for example {"birthDate": "1989-06-21"}.',
  ),
  derived: both(
    'Det regnes ud af de andre felter og sendes aldrig. Fjern det.',
    'It is computed from the other fields and is never sent. Remove it.',
  ),
  notSeen: both(
    'Denne myndighed må ikke se feltet i denne situation. Tag det ud.',
    'This authority may not see the field in this situation. Take it out.',
  ),
  tooDeep: both(
    'Indlejret dybere, end noget felt er. Skriv det fladere.',
    'Nested deeper than any field is. Write it flatter.',
  ),
  tooLong: both(
    'Flere elementer, end noget felt kan have. Skriv højst 2000.',
    'More entries than any field can have. Write at most 2000.',
  ),
  unfitText: both(
    'Teksten indeholder et tegn, der ikke kan gemmes. Fjern usynlige tegn, og skriv den som Unicode NFC.',
    'The text holds a character that cannot be kept. Remove invisible characters, and write it as Unicode NFC.',
  ),
  notAbsent: both(
    'Feltet kan ikke besvares med "det har jeg ikke". Giv en værdi.',
    'The field cannot be answered by "I have none". Give a value.',
  ),
  absentReason: (reasons: readonly string[]): Text =>
    both(`Vælg en af disse grunde: ${list(reasons)}.`, `Choose one of these reasons: ${list(reasons)}.`),
  absentAndGiven: both(
    'Feltet er både givet og meldt fraværende. Behold det ene.',
    'The field is both given and reported absent. Keep one of the two.',
  ),
} as const;
