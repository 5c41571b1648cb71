import { wordsIn } from '#pages';

const enNumbers = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const daNumbers = ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni'];

const en = {
  title: 'What the agencies ask, and what overlaps',
  heading: 'Most of what each agency asks, another asks too.',
  lead: (pieces: number) =>
    `Each agency asks a newcomer for what its law needs. We wrote down every piece of information, ${pieces} in all, and looked at who else asks for it.`,
  share: (agency: string, shared: number, of: number) =>
    `of what ${agency} asks, another agency asks too (${shared} of ${of})`,
  percent: (number: number) => `${number} %`,
  byTopic: 'Every piece of information, by topic',
  ask: (askers: number, of: number) => {
    if (askers === 0) return 'an agency issues it';
    const all = of === 2 ? 'both' : `all ${enNumbers[of] ?? of}`;
    return askers === of ? `${all} ask` : askers === 1 ? 'one asks' : `${enNumbers[askers] ?? askers} ask`;
  },
  barTitle: 'How many agencies ask for each piece of information',
  howTo:
    'Below, one column is one piece of information, such as your date of birth. A mark in an agency’s row means that the agency asks for it.',
  howToNarrow:
    'Below, one line is one piece of information, such as your date of birth. A mark in an agency’s column means that the agency asks for it.',
  legend: 'Marks in the picture',
  shapes: 'Shapes of the agencies',
  kinds: {
    always: 'Asks everyone',
    situation: 'Asks in some situations',
    optional: 'Accepts if given',
    issued: 'Issues it itself',
  },
  cells: { always: 'Everyone', situation: 'Some situations', optional: 'If given', issued: 'Issues it' },
  never: '–',
  neverText: 'does not ask',
  picture: 'What each agency asks',
  bracket: (all: string) => `Bracket: ${all}.`,
  grounds: 'Sand ground: two or more ask. White ground: one asks.',
  caption: (pieces: number, topics: number, parts: string) =>
    `${pieces} pieces of information in ${topics} topics: ${parts}. Computed from our own list, made from laws and forms; the agencies have not confirmed it yet.`,
  part: (pieces: number, ask: string) => `${pieces} where ${ask}`,
  table: 'The same as a table',
  tableCaption: 'Pieces of information asked, by topic and agency',
  topic: 'Topic',
  inAll: 'In all',
  twoOrMore: 'Two or more ask',
  together: 'Together',
  all: (pieces: number) => `All ${pieces} pieces of information`,
  allRegion: 'All pieces of information and who asks for them',
  piece: 'Information',
  onePerson: 'What it means for one person',
  onePersonText: (pieces: number) =>
    `Nobody is asked all ${pieces}. The start page asks five questions and tells which agencies and how many answers are yours.`,
  toStart: 'Answer the five questions',
  toStatistics: 'How many questions people were spared',
};

const da: typeof en = {
  title: 'Hvad myndighederne spørger om, og hvad der går igen',
  heading: 'Det meste af det, én myndighed spørger om, spørger en anden også om.',
  lead: (pieces) =>
    `Hver myndighed spørger en tilflytter om det, dens lov kræver. Vi har skrevet hver eneste oplysning ned, ${pieces} i alt, og set, hvem der ellers spørger om den.`,
  share: (agency, shared, of) => `af det, ${agency} spørger om, spørger en anden også om (${shared} af ${of})`,
  percent: (number) => `${number} %`,
  byTopic: 'Hver oplysning efter emne',
  ask: (askers, of) => {
    if (askers === 0) return 'en myndighed udsteder den';
    const all = of === 2 ? 'begge' : `alle ${daNumbers[of] ?? of}`;
    return askers === of ? `${all} spørger` : `${daNumbers[askers] ?? askers} spørger`;
  },
  barTitle: 'Hvor mange myndigheder der spørger om hver oplysning',
  howTo:
    'Herunder er hver kolonne én oplysning, for eksempel din fødselsdato. Et mærke i en myndigheds række betyder, at den spørger om oplysningen.',
  howToNarrow:
    'Herunder er hver linje én oplysning, for eksempel din fødselsdato. Et mærke i en myndigheds kolonne betyder, at den spørger om oplysningen.',
  legend: 'Mærker i billedet',
  shapes: 'Myndighedernes figurer',
  kinds: {
    always: 'Spørger alle',
    situation: 'Spørger i nogle situationer',
    optional: 'Tager imod, hvis det gives',
    issued: 'Udsteder det selv',
  },
  cells: { always: 'Alle', situation: 'Nogle situationer', optional: 'Hvis givet', issued: 'Udsteder det' },
  never: '–',
  neverText: 'spørger ikke',
  picture: 'Hvad hver myndighed spørger om',
  bracket: (all) => `Klamme: ${all}.`,
  grounds: 'Sandfarvet bund: to eller flere spørger. Hvid bund: én spørger.',
  caption: (pieces, topics, parts) =>
    `${pieces} oplysninger i ${topics} emner: ${parts}. Regnet ud fra vores egen liste, lavet efter love og blanketter; myndighederne har ikke bekræftet den endnu.`,
  part: (pieces, ask) => `${pieces}, hvor ${ask}`,
  table: 'Det samme som tabel',
  tableCaption: 'Oplysninger, der spørges om, efter emne og myndighed',
  topic: 'Emne',
  inAll: 'I alt',
  twoOrMore: 'To eller flere spørger',
  together: 'Tilsammen',
  all: (pieces) => `Alle ${pieces} oplysninger`,
  allRegion: 'Alle oplysninger, og hvem der spørger om dem',
  piece: 'Oplysning',
  onePerson: 'Hvad det betyder for ét menneske',
  onePersonText: (pieces) =>
    `Ingen bliver spurgt om alle ${pieces}. Forsiden stiller fem spørgsmål og fortæller, hvilke myndigheder og hvor mange svar der er dine.`,
  toStart: 'Svar på de fem spørgsmål',
  toStatistics: 'Hvor mange spørgsmål folk er sluppet for',
};

export const overlapWords = wordsIn({ en, da });
export type OverlapWords = typeof en;
