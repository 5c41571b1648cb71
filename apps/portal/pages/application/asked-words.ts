import { wordsIn } from '#pages';

export const askedWords = wordsIn({
  en: {
    title: 'Your employer or school',
    text: 'They can answer their own part, such as what stands in your contract. You see what they say.',
    link: 'Ask them by e-mail',
    with: { employer: 'With your employer', school: 'With your school' },
  },
  da: {
    title: 'Din arbejdsgiver eller dit uddannelsessted',
    text: 'De kan svare på deres egen del, for eksempel det, der står i din kontrakt. Du kan se, hvad de siger.',
    link: 'Spørg dem på e-mail',
    with: { employer: 'Hos din arbejdsgiver', school: 'Hos dit uddannelsessted' },
  },
});
