import { wordsIn } from '#pages';

const en = {
  title: 'Who moves with you',
  lead: 'Each person gets an own case, and the agencies answer each of them. What you share, such as the address, is entered once, by you.',
  people: 'People in this application',
  relation: { applicant: 'You', spouse: 'Spouse or partner', child: 'Child' },
  answer: 'Answer for',
  left: (count: number) =>
    count === 0 ? 'All answers are given' : count === 1 ? 'One answer to go' : `${count} answers to go`,
  addSpouse: 'Add your spouse or partner',
  addChild: 'Add a child',
  full: (most: number) =>
    `An application can have ${most} people besides you. Use another application for those who are left.`,
  remove: 'Take out of the application',
  removeSure: (name: string) => `Take ${name} out`,
  removeNote: 'What was answered for this person is deleted. Your own answers stay.',
  back: 'Your application',
  name: 'Name',
  state: 'State',
  action: 'What you can do',
};

const da: typeof en = {
  title: 'Hvem flytter med dig',
  lead: 'Hver person får sin egen sag, og myndighederne svarer hver af dem. Det, I har fælles, for eksempel adressen, skriver du én gang.',
  people: 'Personer i ansøgningen',
  relation: { applicant: 'Dig', spouse: 'Ægtefælle eller partner', child: 'Barn' },
  answer: 'Svar for',
  left: (count) => (count === 0 ? 'Alle svar er givet' : count === 1 ? 'Ét svar mangler' : `${count} svar mangler`),
  addSpouse: 'Tilføj din ægtefælle eller partner',
  addChild: 'Tilføj et barn',
  full: (most) => `En ansøgning kan have ${most} personer ud over dig. Brug en ansøgning til for dem, der mangler.`,
  remove: 'Tag ud af ansøgningen',
  removeSure: (name) => `Tag ${name} ud`,
  removeNote: 'Det, der er svaret for personen, slettes. Dine egne svar bliver.',
  back: 'Din ansøgning',
  name: 'Navn',
  state: 'Status',
  action: 'Hvad du kan gøre',
};

export const householdWords = wordsIn({ en, da });
