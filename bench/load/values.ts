import type { Json } from '#contracts';

const families = [
  'García Moreno',
  'Østerbye',
  'Nguyen',
  'Kowalska',
  'Sharma',
  'Øzdemir',
  'Fernandes da Silva',
  'Ivanova',
];
const given = ['Lucía', 'Jonas Emil', 'Thi Minh', 'Agnieszka', 'Arjun', 'Elif', 'João', 'Oksana'];
const towns = ['Valencia', 'Tromsø', 'Hải Phòng', 'Łódź', 'Bengaluru', 'İzmir', 'Guimarães', 'Kharkiv'];
const countries = ['ES', 'NO', 'VN', 'PL', 'IN', 'TR', 'PT', 'UA'];
const issuers = ['ESP', 'NOR', 'VNM', 'POL', 'IND', 'TUR', 'PRT', 'UKR'];
const statuses = ['unmarried', 'married', 'divorced', 'widowed'];

const of = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
const day = (from: number, at: number): string =>
  new Date(Date.UTC(from, 0, 1) + (at % 3_650) * 86_400_000).toISOString().slice(0, 10);

/**
 * The 24 facts of the load: each may be stated by the resident and by both agencies of the load. `at` is the resident's
 * number plus a variant, so sources agree on a resident unless one of them is told to say something else.
 */
const values: Readonly<Record<string, (at: number) => Json>> = {
  'identity.familyName': (at) => of(families, at),
  'identity.givenNames': (at) => of(given, at),
  'identity.middleName': (at) => of(families, at + 3),
  'identity.birthDate': (at) => day(1970, at),
  'identity.sex': (at) => of(['female', 'male'], at),
  'identity.birthPlace': (at) => of(towns, at),
  'identity.birthCountry': (at) => of(countries, at),
  'identity.citizenship': (at) => of(countries, at),
  'identity.maritalStatus': (at) => of(statuses, at),
  'identity.maritalStatusDate': (at) => day(2010, at),
  'travelDocument.type': (at) => of(['passport', 'nationalId'], at),
  'travelDocument.number': (at) => `X${String(at % 10_000_000).padStart(7, '0')}`,
  'travelDocument.issuingCountry': (at) => of(issuers, at),
  'travelDocument.issueDate': (at) => day(2016, at),
  'travelDocument.expiryDate': (at) => day(2027, at),
  'contact.email': (at) => `resident-${at}@example.org`,
  'contact.phone': (at) => `+346${String(at % 100_000_000).padStart(8, '0')}`,
  'contact.language': (at) => of(['es', 'nb', 'vi', 'pl', 'hi', 'tr', 'pt', 'uk'], at),
  'origin.address': (at) => ({ lines: [`Calle de la Paz ${1 + (at % 200)}`, `${of(towns, at)} ${at % 99_999}`] }),
  'origin.country': (at) => of(countries, at),
  'stay.entryDate': (at) => day(2017, at),
  'stay.intendedEnd': (at) => of(['open', day(2028, at)], at),
  'address.careOf': (at) => `${of(given, at + 1)} ${of(families, at + 2)}`,
  'stay.ground': (at) => of(['work', 'study', 'ownMeans', 'jobSeeker'], at),
};

export const loadedFacts: readonly string[] = Object.keys(values);

export function valueOf(fact: string, residentNumber: number, variant: number): Json {
  const make = values[fact];
  if (!make) throw new Error(`The load has no fact ${fact}.`);
  return make(residentNumber + variant);
}

const letter =
  'Vi har set på din sag og har de oplysninger, vi skal bruge. Hvis noget af det er forkert, så fortæl os det i ' +
  'portalen; du behøver ikke at sende det igen til andre. Har du spørgsmål, kan du ringe til os på hverdage mellem ' +
  'klokken 9 og 15. We have looked at your case and have what we need. If any of it is wrong, tell us in the portal. ';

/** The text of an agency's letter, so many characters of it. */
export function letterOf(characters: number): string {
  return letter.slice(0, Math.max(1, characters));
}
