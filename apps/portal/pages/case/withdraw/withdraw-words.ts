import type { AgencyStatus } from '#contracts';
import { wordsIn } from '#pages';
import type { Party } from '#case-reading';

type Say = (party: Party) => string;

const REACHED: ReadonlySet<AgencyStatus> = new Set([
  'delivered',
  'acknowledged',
  'moreNeeded',
  'delivering',
  'undeliverable',
]);
const DECIDED: ReadonlySet<AgencyStatus> = new Set(['granted', 'refused', 'revoked']);

const consequence =
  (unsent: Say, sent: Say, decided: Say): Say =>
  (party) => {
    const { status } = party.state;
    return (DECIDED.has(status) ? decided : REACHED.has(status) ? sent : unsent)(party);
  };

export const withdrawWords = wordsIn({
  en: {
    title: 'Withdraw your application',
    back: 'Back to your case',
    from: 'What do you withdraw?',
    all: 'The whole application',
    rest: 'Everything that is not decided',
    stays: (names: string) => `What is decided cannot be withdrawn here and stays: ${names}.`,
    allHint: 'From every agency that has not decided.',
    choose: 'Choose what you withdraw',
    go: 'Continue',
    nothing: 'There is nothing to withdraw. Every agency has decided, or your application is withdrawn already.',
    ended: 'To give up what an agency has decided, ask the agency itself.',
    confirm: (agency: string | undefined) =>
      agency === undefined ? 'Withdraw the whole application?' : `Withdraw your application at ${agency}?`,
    confirmRest: 'Withdraw everything that is not decided?',
    follows: 'This is what follows:',
    consequence: consequence(
      ({ name }) => `${name}: nothing has been sent, and nothing will be.`,
      ({ name }) => `${name}: we tell it that you withdraw. It still has what it was sent.`,
      ({ name }) => `${name}: it has decided. Its decision stands.`,
    ),
    halts: (names: string, agency: string) => `We send nothing to ${names} either: that needs a yes from ${agency}.`,
    household: 'Only this person’s case is withdrawn. The cases of the others in your household go on.',
    notUndone: 'You cannot undo this here. You can apply again.',
    yes: 'Withdraw',
    no: 'No, keep it',
  },
  da: {
    title: 'Træk din ansøgning tilbage',
    back: 'Tilbage til din sag',
    from: 'Hvad trækker du tilbage?',
    all: 'Hele ansøgningen',
    rest: 'Alt det, der ikke er afgjort',
    stays: (names) => `Det, der er afgjort, kan ikke trækkes tilbage her og bliver stående: ${names}.`,
    allHint: 'Hos alle myndigheder, der ikke har afgjort sagen.',
    choose: 'Vælg, hvad du trækker tilbage',
    go: 'Fortsæt',
    nothing:
      'Der er ikke noget at trække tilbage. Alle myndigheder har svaret, eller ansøgningen er allerede trukket tilbage.',
    ended: 'Vil du opgive noget, en myndighed har afgjort, så spørg myndigheden selv.',
    confirm: (agency) =>
      agency === undefined
        ? 'Vil du trække hele ansøgningen tilbage?'
        : `Vil du trække din ansøgning tilbage hos ${agency}?`,
    confirmRest: 'Vil du trække alt det tilbage, der ikke er afgjort?',
    follows: 'Det sker der så:',
    consequence: consequence(
      ({ name }) => `${name}: intet er sendt, og intet bliver sendt.`,
      ({ name }) =>
        `${name}: vi giver besked om, at du trækker den tilbage. Det, der er sendt, har myndigheden stadig.`,
      ({ name }) => `${name}: sagen er afgjort, og afgørelsen står ved magt.`,
    ),
    halts: (names, agency) => `Vi sender heller ikke noget til ${names}: det kræver et ja fra ${agency}.`,
    household: 'Kun denne persons sag bliver trukket tilbage. Resten af husstandens sager fortsætter.',
    notUndone: 'Det kan ikke gøres om her. Du kan søge igen.',
    yes: 'Træk tilbage',
    no: 'Nej, behold den',
  },
});
