import { wordsIn } from '#pages';

export const announcedWords = wordsIn({
  en: {
    move: (day: string) => `From ${day}: new address`,
    other: (title: string, day: string) => `From ${day}: ${title}`,
    /** In the place of a title, where it is about more than one thing. */
    several: 'several changes',
    /** What counts until then. */
    untilMove: 'Until then your present address counts.',
    untilOther: 'Until then what stands now counts.',
    saidBy: (name: string) => `Said by: ${name}.`,
    noLonger: 'no longer',
    change: 'Change the day or the address',
    takeBackMove: 'Take the move back',
    takeBackOther: 'Take it back',
    takeBackNote: (day: string) =>
      `You can take it back until ${day}. Then all stays as it is now, and those who were told of it are told of this.`,
  },
  da: {
    move: (day) => `Fra ${day}: ny adresse`,
    other: (title, day) => `Fra ${day}: ${title}`,
    several: 'flere ændringer',
    untilMove: 'Indtil da gælder din nuværende adresse.',
    untilOther: 'Indtil da gælder det, der står nu.',
    saidBy: (name) => `Oplyst af: ${name}.`,
    noLonger: 'ikke længere',
    change: 'Ret dagen eller adressen',
    takeBackMove: 'Tag flytningen tilbage',
    takeBackOther: 'Tag det tilbage',
    takeBackNote: (day) =>
      `Du kan tage det tilbage indtil ${day}. Så bliver alt, som det er nu, og de, der har fået besked, får også besked om dette.`,
  },
});
