import { wordsIn } from '#pages';

interface AnnouncedWords {
  move(day: string): string;
  other(title: string, day: string): string;
  /** In the place of a title, where it is about more than one thing. */
  several: string;
  /** What counts until then. */
  untilMove: string;
  untilOther: string;
  saidBy(name: string): string;
  noLonger: string;
  change: string;
  takeBackMove: string;
  takeBackOther: string;
  takeBackNote(day: string): string;
}

export const announcedWords = wordsIn<AnnouncedWords>({
  en: {
    move: (day) => `From ${day}: new address`,
    other: (title, day) => `From ${day}: ${title}`,
    several: 'several changes',
    untilMove: 'Until then your present address counts.',
    untilOther: 'Until then what stands now counts.',
    saidBy: (name) => `Said by: ${name}.`,
    noLonger: 'no longer',
    change: 'Change the day or the address',
    takeBackMove: 'Take the move back',
    takeBackOther: 'Take it back',
    takeBackNote: (day) =>
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
