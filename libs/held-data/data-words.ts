import { wordsIn } from '#pages';

const en = {
  title: 'Your data',
  titleOf: (name: string) => `The data about ${name}`,
  lead: 'Everything Ankomst holds about you: where each answer comes from, what others have said, and who has received it.',
  leadOf: (name: string) =>
    `Everything Ankomst holds about ${name}: where each answer comes from, what others have said, and who has received it.`,
  leadDraft: 'What you have told us so far. You have not sent your application, so nobody has received anything.',
  onThisPage: 'On this page',
  people: 'People in this application',

  facts: 'Answers and their sources',
  shapes: 'Shapes used on this page',
  goesTo: 'Sent to',
  sentToNobody: 'Sent to nobody yet',
  noFacts: 'There are no answers yet.',
  none: (reason: string) => `None: ${reason}`,
  from: (source: string, since: string) => `From ${source}, ${since}.`,
  notInUse: 'Kept, and not counting now',
  ended: {
    revoked: (who: string, day: string) => `Ended on ${day}, because ${who} revoked it.`,
    refused: (who: string, day: string) => `Ended on ${day}, because ${who} refused after all.`,
  },
  alsoHeld: 'Also held',
  countsFrom: (day: string) => `It counts from ${day} on.`,
  nothingThen: 'No longer said',
  documented: 'A document shows it.',
  verified: 'It has been checked.',
  same: (sources: string, one: boolean) => `${sources} ${one ? 'says' : 'say'} the same.`,
  protectedByLaw: 'Specially protected by law: only who needs it by law may see it.',
  correct: 'Correct',
  change: 'Change',
  ask: 'Ask about this',
  aboutIt: (title: string) => ` ${title}`,

  differ: 'Where sources differ',
  differText: (count: number) =>
    count === 1
      ? 'About one answer, not everybody says the same.'
      : `About ${count} answers, not everybody says the same.`,
  disputed:
    'None of the sources counts enough to settle it, so it waits for a caseworker. Until then the first is used.',
  because: {
    staff: () => 'A caseworker has weighed what was said and decided.',
    first: (used: string, says: string) =>
      `Ankomst uses what ${used} ${says}, because a number stays as it was first given.`,
    authority: (used: string, says: string, counts: string, others: string) =>
      `Ankomst uses what ${used} ${says}, because for this answer ${used} ${counts} before ${others}.`,
    newest: (used: string, says: string) =>
      `Ankomst uses what ${used} ${says}, because it is the best shown or the newest of sources that count the same.`,
  },
  kept: 'What the others said is kept.',
  tableOf: (title: string) => `What each source says: ${title}`,
  source: 'Source',
  value: 'Says',
  since: 'Since',
  use: 'Used',
  used: 'Used',
  keptShort: 'Kept',
  receivedBy: 'Sent to:',
  sentWhen: (agency: string, when: string, confirmed: boolean) =>
    `${agency}, ${when}, ${confirmed ? 'confirmed' : 'not confirmed'}`,

  disclosures: 'Who received what',
  disclosuresText: 'Each time an agency was sent something. It is written down before anything leaves.',
  noDisclosures: 'Nothing has been sent to anybody yet.',
  disclosuresCaption: 'What was sent, newest first',
  when: 'When',
  to: 'To',
  what: 'What',
  why: 'Why, and under which law',
  receipt: 'Receipt',
  answers: (count: number) => (count === 1 ? '1 answer' : `${count} answers`),
  listOf: (to: string, when: string) => ` sent to ${to} ${when}`,
  noSection: 'no section named',
  confirmed: 'Confirmed',
  notConfirmed: 'Not confirmed',
  complete: 'Is the list complete?',
  completeYes: (when: string, count: number) =>
    count === 1
      ? `Compared at ${when}: the history of the case says that one message was sent to an agency, and it stands in this list.`
      : `Compared at ${when}: the history of the case says that ${count} messages were sent to agencies, and all ${count} stand in this list.`,
  completeNone: (when: string) =>
    `Compared at ${when}: the history of the case says that nothing was sent, and the list is empty.`,
  missing: (agency: string, when: string) =>
    `The history says that ${agency} was sent something ${when}, and this list does not have it. Tell us, so that we find out why.`,
  answeredUnsent: (agency: string) => `${agency} has answered, though this list has nothing that was sent there.`,
  limits: 'The list shows what Ankomst has sent. Whether an agency has passed something on, that agency must tell you.',

  download: 'Download everything',
  downloadText:
    'All that is held: answers now and before, sources, who received what, documents, mails, who was asked, ways in. Not in it: codes, and papers of others in the application. For you to keep, or to show to somebody who helps you.',
  pdfLacks: 'Some of what you wrote has letters that the PDF cannot show. The JSON file has them all.',
  pdf: 'Download as PDF',
  zip: 'Download with the documents (ZIP)',
  json: 'Download as JSON',

  askTitle: (title: string) => `Ask about ${title}`,
  askLead: 'Ankomst does not send a message in your name. Here is what you need to call or write yourself.',
  sayThis: 'What to say',
  yourReference: 'Your reference',
  theAnswer: 'What it is about',
  standsHere: 'What Ankomst shows',
  fromWhom: 'Where it comes from',
  sayWrong: 'Say what you think is wrong, and how you know. Never write your CPR number in an e-mail.',
  whom: 'Whom to ask',
  askSource: 'It comes from there, so it can be corrected there.',
  askReceiver: (when: string, confirmed: boolean) =>
    confirmed ? `Was sent it ${when} and has confirmed.` : `Was sent it ${when} and has not confirmed.`,
  askSelf: 'You said this yourself, so you can correct it here. You see who will be told before you send.',
  correctHere: 'Correct this answer',
  phone: 'Phone',
  website: 'Write or find opening hours',
  askDesk: 'International Citizen Service helps at a counter, whoever it concerns. They see the same case as you.',
  noReceivers: 'No agency has been sent it.',
  noContact: 'The agency has given no address here. Ask at the counter.',
  back: 'Back to your data',
};

const da: typeof en = {
  title: 'Dine oplysninger',
  titleOf: (name) => `Oplysningerne om ${name}`,
  lead: 'Alt, hvad Ankomst har om dig: hvor hvert svar kommer fra, hvad andre har sagt, og hvem der har fået det.',
  leadOf: (name) =>
    `Alt, hvad Ankomst har om ${name}: hvor hvert svar kommer fra, hvad andre har sagt, og hvem der har fået det.`,
  leadDraft: 'Det, du har fortalt os indtil nu. Du har ikke sendt din ansøgning, så ingen har fået noget.',
  onThisPage: 'På denne side',
  people: 'Personer i ansøgningen',

  facts: 'Svar og deres kilder',
  shapes: 'Figurer på denne side',
  goesTo: 'Sendt til',
  sentToNobody: 'Ikke sendt til nogen endnu',
  noFacts: 'Der er ingen svar endnu.',
  none: (reason) => `Ingen: ${reason}`,
  from: (source, since) => `Fra ${source}, ${since}.`,
  notInUse: 'Gemt, men gælder ikke nu',
  ended: {
    revoked: (who: string, day: string) => `Ophørt ${day}, fordi ${who} har inddraget det.`,
    refused: (who: string, day: string) => `Ophørt ${day}, fordi ${who} alligevel har givet afslag.`,
  },
  alsoHeld: 'Også gemt',
  countsFrom: (day: string) => `Det gælder fra ${day}.`,
  nothingThen: 'Oplyses ikke længere',
  documented: 'Et dokument viser det.',
  verified: 'Det er kontrolleret.',
  same: (sources) => `${sources} siger det samme.`,
  protectedByLaw: 'Særligt beskyttet ved lov: kun den, der skal bruge det efter loven, må se det.',
  correct: 'Ret',
  change: 'Skift',
  ask: 'Spørg om det',
  aboutIt: (title) => `: ${title}`,

  differ: 'Hvor kilderne er uenige',
  differText: (count) =>
    count === 1 ? 'Om ét svar siger ikke alle det samme.' : `Om ${count} svar siger ikke alle det samme.`,
  disputed:
    'Ingen af kilderne tæller nok til at afgøre det, så det venter på en sagsbehandler. Indtil da bruges den første.',
  because: {
    staff: () => 'En sagsbehandler har vejet det, der er sagt, og afgjort det.',
    first: (used, says) => `Ankomst bruger det, ${used} ${says}, for et nummer bliver, som det først blev givet.`,
    authority: (used, says, counts, others) =>
      `Ankomst bruger det, ${used} ${says}, for ved dette svar ${counts} ${used} mere end ${others}.`,
    newest: (used, says) =>
      `Ankomst bruger det, ${used} ${says}, for det er bedst dokumenteret eller nyest blandt kilder, der tæller lige meget.`,
  },
  kept: 'Det, de andre har sagt, er gemt.',
  tableOf: (title) => `Hvad hver kilde siger: ${title}`,
  source: 'Kilde',
  value: 'Siger',
  since: 'Siden',
  use: 'Bruges',
  used: 'Bruges',
  keptShort: 'Gemt',
  receivedBy: 'Sendt til:',
  sentWhen: (agency, when, confirmed) => `${agency}, ${when}, ${confirmed ? 'bekræftet' : 'ikke bekræftet'}`,

  disclosures: 'Hvem har fået hvad',
  disclosuresText: 'Hver gang en myndighed har fået noget sendt. Det skrives ned, før noget går ud.',
  noDisclosures: 'Intet er sendt til nogen endnu.',
  disclosuresCaption: 'Hvad der er sendt, det nyeste først',
  when: 'Hvornår',
  to: 'Til',
  what: 'Hvad',
  why: 'Hvorfor, og efter hvilken lov',
  receipt: 'Kvittering',
  answers: (count) => `${count} svar`,
  listOf: (to, when) => ` sendt til ${to} ${when}`,
  noSection: 'ingen paragraf nævnt',
  confirmed: 'Bekræftet',
  notConfirmed: 'Ikke bekræftet',
  complete: 'Er listen hel?',
  completeYes: (when, count) =>
    count === 1
      ? `Sammenlignet kl. ${when}: sagens historie siger, at én besked er sendt til en myndighed, og den står i listen.`
      : `Sammenlignet kl. ${when}: sagens historie siger, at ${count} beskeder er sendt til myndigheder, og alle ${count} står i listen.`,
  completeNone: (when) => `Sammenlignet kl. ${when}: sagens historie siger, at intet er sendt, og listen er tom.`,
  missing: (agency, when) =>
    `Historien siger, at ${agency} fik noget sendt ${when}, og det står ikke i listen. Fortæl os det, så vi finder ud af hvorfor.`,
  answeredUnsent: (agency) => `${agency} har svaret, selv om listen ikke har noget, der er sendt dertil.`,
  limits: 'Listen viser det, Ankomst har sendt. Om en myndighed har givet noget videre, må den myndighed svare på.',

  download: 'Hent det hele',
  downloadText:
    'Alt, hvad der er gemt: svar nu og før, kilder, hvem der har fået hvad, dokumenter, mails, hvem der er spurgt, veje ind. Ikke koder og ikke papirer om andre i ansøgningen. Til dig selv eller til en, der hjælper dig.',
  pdfLacks: 'Noget af det, du har skrevet, har bogstaver, som PDF-filen ikke kan vise. JSON-filen har dem alle.',
  pdf: 'Hent som PDF',
  zip: 'Hent med dokumenterne (ZIP)',
  json: 'Hent som JSON',

  askTitle: (title) => `Spørg om ${title}`,
  askLead: 'Ankomst sender ingen besked i dit navn. Her er det, du skal bruge for selv at ringe eller skrive.',
  sayThis: 'Hvad du skal sige',
  yourReference: 'Dit sagsnummer',
  theAnswer: 'Hvad det handler om',
  standsHere: 'Hvad Ankomst viser',
  fromWhom: 'Hvor det kommer fra',
  sayWrong: 'Fortæl, hvad du mener er forkert, og hvordan du ved det. Skriv aldrig dit CPR-nummer i en e-mail.',
  whom: 'Hvem du skal spørge',
  askSource: 'Det kommer derfra, så det kan rettes der.',
  askReceiver: (when, confirmed) =>
    confirmed ? `Fik det sendt ${when} og har bekræftet.` : `Fik det sendt ${when} og har ikke bekræftet.`,
  askSelf: 'Det har du selv sagt, så du kan rette det her. Du ser, hvem der får besked, før du sender.',
  correctHere: 'Ret dette svar',
  phone: 'Telefon',
  website: 'Skriv, eller find åbningstider',
  askDesk: 'International Citizen Service hjælper ved skranken, uanset hvem det gælder. De ser den samme sag som dig.',
  noReceivers: 'Ingen myndighed har fået det sendt.',
  noContact: 'Myndigheden har ikke givet en adresse her. Spørg ved skranken.',
  back: 'Tilbage til dine oplysninger',
};

export const dataWords = wordsIn({ en, da });
export type DataWords = typeof en;
