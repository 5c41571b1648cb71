/** Columns of a line, the last one not included. */
export type Columns = readonly [line: number, start: number, end: number];

type Check = readonly [at: Columns, over: readonly Columns[]];

/** Where the fields of a machine-readable zone stand, and which digit checks which of them. */
export interface Layout {
  readonly lines: number;
  readonly width: number;
  readonly code: Columns;
  readonly issuer: Columns;
  /** With the columns into which a number goes on that is longer than its place. */
  readonly number: { at: Columns; check: Columns; goesOn?: Columns };
  readonly nationality?: Columns;
  readonly birth: Columns;
  readonly sex: Columns;
  readonly expiry?: Columns;
  /** One field for both names, divided by `<<`; or one for each. */
  readonly names: Columns | { family: Columns; given: Columns };
  readonly checks: readonly Check[];
}

const CODE: Columns = [0, 0, 2];
const ISSUER: Columns = [0, 2, 5];

/** ICAO 9303 part 5: cards of three lines. */
const TD1: Layout = {
  lines: 3,
  width: 30,
  code: CODE,
  issuer: ISSUER,
  number: { at: [0, 5, 14], check: [0, 14, 15], goesOn: [0, 15, 30] },
  nationality: [1, 15, 18],
  birth: [1, 0, 6],
  sex: [1, 7, 8],
  expiry: [1, 8, 14],
  names: [2, 0, 30],
  checks: [
    [[1, 6, 7], [[1, 0, 6]]],
    [[1, 14, 15], [[1, 8, 14]]],
    [[1, 29, 30], [[0, 5, 30], [1, 0, 7], [1, 8, 15], [1, 18, 29]]],
  ],
}; // prettier-ignore

/** Part 6: cards of two lines. */
const TD2: Layout = {
  lines: 2,
  width: 36,
  code: CODE,
  issuer: ISSUER,
  number: { at: [1, 0, 9], check: [1, 9, 10], goesOn: [1, 28, 35] },
  nationality: [1, 10, 13],
  birth: [1, 13, 19],
  sex: [1, 20, 21],
  expiry: [1, 21, 27],
  names: [0, 5, 36],
  checks: [
    [[1, 19, 20], [[1, 13, 19]]],
    [[1, 27, 28], [[1, 21, 27]]],
    [[1, 35, 36], [[1, 0, 10], [1, 13, 20], [1, 21, 35]]],
  ],
}; // prettier-ignore

/** Part 4: passports. */
const TD3: Layout = {
  ...TD2,
  width: 44,
  number: { at: [1, 0, 9], check: [1, 9, 10] },
  names: [0, 5, 44],
  checks: [
    [[1, 19, 20], [[1, 13, 19]]],
    [[1, 27, 28], [[1, 21, 27]]],
    [[1, 42, 43], [[1, 28, 42]]],
    [[1, 43, 44], [[1, 0, 10], [1, 13, 20], [1, 21, 43]]],
  ],
}; // prettier-ignore

/** The French identity card until 2021, older than the standard: names apart, no expiry, a number of twelve digits. */
const FRENCH_CARD: Layout = {
  lines: 2,
  width: 36,
  code: CODE,
  issuer: ISSUER,
  number: { at: [1, 0, 12], check: [1, 12, 13] },
  birth: [1, 27, 33],
  sex: [1, 34, 35],
  names: { family: [0, 5, 30], given: [1, 13, 27] },
  checks: [
    [[1, 33, 34], [[1, 27, 33]]],
    [[1, 35, 36], [[0, 0, 36], [1, 0, 35]]],
  ],
}; // prettier-ignore

export function findLayout(lines: readonly string[]): Layout | undefined {
  const fits = [TD1, TD2, TD3].find(
    ({ lines: count, width }) => lines.length === count && lines.every((line) => line.length === width),
  );
  return fits === TD2 && lines[0]!.startsWith('IDFRA') ? FRENCH_CARD : fits;
}

/** What a document is, by the two letters of its code; a residence card, a crew member's card or a visa is none to travel on. */
const TYPES: readonly (readonly [RegExp, string | undefined])[] = [
  [/^V/, undefined],
  [/^[ACI]R|^AC|^C[12]/, undefined],
  [/^PR/, 'refugeeTravelDocument'],
  [/^P[ST]/, 'alienPassport'],
  [/^P/, 'passport'],
  [/^[ACI]/, 'nationalId'],
];

/** Whose nationality is none: stateless, refugees by the convention and others, not known (part 3, section 5). */
const OF_NO_STATE: Readonly<Record<string, string>> = {
  XXA: 'alienPassport',
  XXB: 'refugeeTravelDocument',
  XXC: 'refugeeTravelDocument',
  XXX: 'alienPassport',
};

/** A value of `travelDocument.type`; undefined where nobody travels on such a document. */
export function typeOfDocument(code: string, nationality: string | undefined): string | undefined {
  const type = TYPES.find(([pattern]) => pattern.test(code))?.[1];
  return type === 'passport' ? (OF_NO_STATE[nationality ?? ''] ?? type) : type;
}
