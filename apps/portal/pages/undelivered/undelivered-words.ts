import type { UndeliveredMail } from '../../notifications/undelivered.js';
import { wordsIn } from '#pages';

export const undeliveredWords = wordsIn({
  en: {
    said: {
      resident: (day) =>
        `On ${day} a mail to you could not be delivered. Check your e-mail address, so that our mails reach you.`,
      employer: (day) =>
        `On ${day} our mail to your employer could not be delivered. Check the address, and send it again.`,
      school: (day) =>
        `On ${day} our mail to your school or university could not be delivered. Check the address, and send it again.`,
    } satisfies Record<UndeliveredMail['to'], (day: string) => string>,
    link: {
      resident: 'Correct your e-mail address',
      employer: 'Ask your employer again',
      school: 'Ask your school or university again',
    } satisfies Record<UndeliveredMail['to'], string>,
  },
  da: {
    said: {
      resident: (day) =>
        `Den ${day} kunne en mail til dig ikke afleveres. Kontrollér din e-mailadresse, så vores mails når dig.`,
      employer: (day) =>
        `Den ${day} kunne vores mail til din arbejdsgiver ikke afleveres. Kontrollér adressen, og send den igen.`,
      school: (day) =>
        `Den ${day} kunne vores mail til dit uddannelsessted ikke afleveres. Kontrollér adressen, og send den igen.`,
    },
    link: {
      resident: 'Ret din e-mailadresse',
      employer: 'Spørg din arbejdsgiver igen',
      school: 'Spørg dit uddannelsessted igen',
    },
  },
});
