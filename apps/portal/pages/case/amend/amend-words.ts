import { wordsIn } from '#pages';

export const amendWords = wordsIn({
  en: {
    back: 'Back to your case',
    send: 'Send',
    cancel: 'Cancel',
    questions: {
      title: (count: number) => (count === 1 ? 'One question for you' : `${count} questions for you`),
      lead: 'An agency waits for what stands here. Each answer goes to everyone who needs it, once.',
      none: 'No questions right now',
      noneLead: 'When an agency asks something, it stands here, and we write to you.',
      asked: (agency: string) => `${agency} has asked for it.`,
      some: 'You can answer some now and the others later.',
      left: 'What is left',
      count: (questions: number) => (questions === 1 ? 'One question' : `${questions} questions`),
    },
    correct: {
      title: 'Correct an answer',
      lead: 'Correct it once. You see who will be told before you send.',
      none: 'There is no answer to correct yet.',
      change: 'Correct',
      one: (title: string) => `Correct: ${title}`,
      present: 'It says now',
      nothing: 'No answer',
      saidBy: 'Said by',
      told: 'Who will be told',
      toldLead: 'They were sent the answer that stands now, and get the new one:',
      nobody: 'Nobody yet. We keep your answer; whoever needs it later gets the new one only.',
      agencysWord: (agency: string) =>
        `${agency} states this answer, and the word of an authority counts before your own. We keep yours beside it. Where the two differ, your case shows both, who decides, and how to object.`,
      /** Of what nobody else can take back. */
      agencysOnly: (agency: string) =>
        `${agency} states this answer, and nobody else can take it back: ask there. We keep what you write here; it changes nothing at any authority.`,
      shared: 'This answer counts for your whole household, but for those who have said otherwise.',
      retract: 'Take the answer back',
      retractNote: 'Then nobody has answered it. If an agency needs it, we ask you again.',
    },
  },
  da: {
    back: 'Tilbage til din sag',
    send: 'Send',
    cancel: 'Fortryd',
    questions: {
      title: (count) => (count === 1 ? 'Ét spørgsmål til dig' : `${count} spørgsmål til dig`),
      lead: 'En myndighed venter på det, der står her. Hvert svar går til alle, der skal bruge det, én gang.',
      none: 'Ingen spørgsmål lige nu',
      noneLead: 'Når en myndighed spørger om noget, står det her, og vi skriver til dig.',
      asked: (agency) => `${agency} har bedt om det.`,
      some: 'Du kan svare på nogle nu og resten senere.',
      left: 'Det, der mangler',
      count: (questions) => (questions === 1 ? 'Ét spørgsmål' : `${questions} spørgsmål`),
    },
    correct: {
      title: 'Ret et svar',
      lead: 'Ret det én gang. Du ser, hvem der får besked, før du sender.',
      none: 'Der er ikke noget svar at rette endnu.',
      change: 'Ret',
      one: (title) => `Ret: ${title}`,
      present: 'Der står nu',
      nothing: 'Intet svar',
      saidBy: 'Sagt af',
      told: 'Hvem der får besked',
      toldLead: 'De har fået det svar, der står nu, og får det nye:',
      nobody: 'Ingen endnu. Vi gemmer dit svar; den, der får brug for det senere, får kun det nye.',
      agencysWord: (agency) =>
        `${agency} oplyser dette svar, og en myndigheds ord går forud for dit eget. Vi gemmer dit ved siden af. Er de to ikke ens, viser din sag begge, hvem der afgør det, og hvordan du gør indsigelse.`,
      agencysOnly: (agency) =>
        `${agency} oplyser dette svar, og ingen anden kan ophæve det: spørg der. Vi gemmer det, du skriver her, men det ændrer intet hos myndighederne.`,
      shared: 'Svaret gælder for hele husstanden, undtagen for dem, der har sagt noget andet.',
      retract: 'Tag svaret tilbage',
      retractNote: 'Så har ingen svaret. Hvis en myndighed har brug for det, spørger vi dig igen.',
    },
  },
});
