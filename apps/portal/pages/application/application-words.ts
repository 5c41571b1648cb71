import { wordsIn } from '#pages';

const en = {
  title: 'Your application',
  titleOf: (name: string) => `Application: ${name}`,
  lead: (given: number, of: number) =>
    of === 1 ? 'One answer is to be given.' : `You have given ${given} of ${of} answers. Take the rest in any order.`,
  leadDone: (of: number) =>
    of === 1
      ? 'The one answer is given. Check it, then sign and send.'
      : `All ${of} answers are given. Check them, then sign and send.`,
  startFirst: 'Begin with the first topic. It decides which agencies you need and what they ask.',
  meter: (given: number, of: number) => `${given} of ${of} ${of === 1 ? 'answer' : 'answers'} given`,
  questions: 'Questions',
  usedBy: 'Asked once, used by:',
  shapes: 'Shapes used on this page',
  goesTo: 'Goes to',
  done: 'Done',
  left: (left: number, of: number) => `${left} of ${of} left`,
  begun: 'Begun',
  notStarted: 'Not started',
  finish: 'Finish',
  check: 'Check, sign and send',
  checkSummary: 'You see who gets what, and under which law, before you sign',
  ready: 'Ready',
  canSend: 'You can send now and answer the rest later',
  startTopic: 'Why you come',
  startSummary: 'Citizenship, reason and dates',
  once: 'Once is enough',
  onceText: (asked: number, would: number) =>
    `What you tell here, no agency asks again${asked < would ? `: ${asked} answers instead of ${would}` : ''}. The shapes beside each topic show who uses it.`,
  household: 'Who moves with you',
  householdText: 'Your spouse and your children can be in the same application. What you share is entered once.',
  householdLink: 'Add or see people',
  back: 'Come back at any time',
  backText: 'Use the link in your e-mail, or your reference and your code, on any device.',
  reference: 'Your reference',
  people: 'People in this application',
  allTopics: 'All topics',
  topicOf: (number: number, of: number) => `Topic ${number} of ${of}`,
  pageOf: (number: number, of: number) => `page ${number} of ${of}`,
  neededBy: 'Used by',
  whichLaw: 'Why, and under which law?',
  noSection: 'no section named',
  saveAndContinue: 'Save and continue',
  saveForLater: 'Save, and do the rest later',
  saving: {
    saved: 'Saved',
    notSaved: 'Not saved: we cannot be reached just now. What you have typed is still here, and we keep trying.',
    notOpen:
      'Not saved: your application is no longer open in this browser. Open it again in another window, then come back here and press the button.',
    sending: 'Sending',
    broken:
      'The connection broke while the file was sent. Everything is still here, the file too. Press the button once more.',
  },
  yes: 'Yes',
  no: 'No',
  notYet: 'No, or not yet',
};

const da: typeof en = {
  title: 'Din ansøgning',
  titleOf: (name) => `Ansøgning: ${name}`,
  lead: (given, of) =>
    of === 1 ? 'Der skal gives ét svar.' : `Du har givet ${given} af ${of} svar. Tag resten i den rækkefølge, du vil.`,
  leadDone: (of) =>
    of === 1
      ? 'Det ene svar er givet. Se det igennem, skriv under, og send.'
      : `Alle ${of} svar er givet. Se dem igennem, skriv under, og send.`,
  startFirst: 'Begynd med det første emne. Det afgør, hvilke myndigheder du har brug for, og hvad de spørger om.',
  meter: (given, of) => `${given} af ${of} svar er givet`,
  questions: 'Spørgsmål',
  usedBy: 'Spurgt én gang, bruges af:',
  shapes: 'Figurer på denne side',
  goesTo: 'Går til',
  done: 'Færdig',
  left: (left, of) => `${left} af ${of} mangler`,
  begun: 'Begyndt',
  notStarted: 'Ikke begyndt',
  finish: 'Afslut',
  check: 'Se igennem, skriv under og send',
  checkSummary: 'Du ser, hvem der får hvad, og efter hvilken lov, før du skriver under',
  ready: 'Klar',
  canSend: 'Du kan sende nu og svare på resten senere',
  startTopic: 'Hvorfor du kommer',
  startSummary: 'Statsborgerskab, grund og datoer',
  once: 'Én gang er nok',
  onceText: (asked, would) =>
    `Det, du fortæller her, spørger ingen myndighed om igen${asked < would ? `: ${asked} svar i stedet for ${would}` : ''}. Figurerne ved hvert emne viser, hvem der bruger det.`,
  household: 'Hvem flytter med',
  householdText: 'Din ægtefælle og dine børn kan være i den samme ansøgning. Det, I har fælles, skrives én gang.',
  householdLink: 'Tilføj eller se personer',
  back: 'Kom tilbage, når du vil',
  backText: 'Brug linket i din e-mail eller dit sagsnummer og din kode på enhver computer eller telefon.',
  reference: 'Dit sagsnummer',
  people: 'Personer i ansøgningen',
  allTopics: 'Alle emner',
  topicOf: (number, of) => `Emne ${number} af ${of}`,
  pageOf: (number, of) => `side ${number} af ${of}`,
  neededBy: 'Bruges af',
  whichLaw: 'Hvorfor, og efter hvilken lov?',
  noSection: 'ingen paragraf nævnt',
  saveAndContinue: 'Gem og fortsæt',
  saveForLater: 'Gem, og tag resten senere',
  saving: {
    saved: 'Gemt',
    notSaved: 'Ikke gemt: vi kan ikke nås lige nu. Det, du har skrevet, er her stadig, og vi bliver ved med at prøve.',
    notOpen:
      'Ikke gemt: din ansøgning er ikke længere åben i denne browser. Åbn den igen i et andet vindue, og tryk så på knappen her.',
    sending: 'Sender',
    broken: 'Forbindelsen gik, mens filen blev sendt. Alt er her stadig, også filen. Tryk på knappen en gang til.',
  },
  yes: 'Ja',
  no: 'Nej',
  notYet: 'Nej, eller ikke endnu',
};

export const applicationWords = wordsIn({ en, da });
