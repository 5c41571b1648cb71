import { wordsIn, inWords } from '#pages';
import type { Role } from './whom-to-tell.js';

export const moveWords = wordsIn({
  en: {
    title: 'You are moving',
    lead: 'One page for the whole move. You see who will be told, by name, before you send anything.',
    who: 'Who moves?',
    whoHint: 'Whoever you leave out stays where they are registered.',
    chooseWho: 'Choose who moves',
    sameAddress: 'This is the address we have. Write the new one',
    from: 'From when?',
    fromHint: 'The first day you live there. Until then your old address counts.',
    address: 'The new address',
    more: 'Who you live with, or rent from',
    protection: 'Is there someone who must not know where you live?',
    protectionLink: 'Ask for a protected address first',
    see: 'See who will be told',
    takeBack: 'Take the move back',
    takeBackNote: 'Then the registered address stands alone. Those who were told of the move are told of this.',
    check: {
      title: 'Check your move, and who will be told',
      lead: (count: number) =>
        count === 0
          ? 'Nothing has been sent.'
          : `Nothing has been sent. If you send, ${count === 1 ? 'this one is' : `these ${inWords(count, 'en')} are`} told once, in this order.`,
      addresses: 'Two addresses',
      registered: 'Now',
      now: 'Counts now',
      you: (day: string) => `You say, from ${day}`,
      notSent: 'Not sent yet',
      none: 'No address',
      leftBehind: (titles: string) => `Left behind: ${titles}`,
      told: 'Who will be told',
      /** What each gets, after its name. */
      gets: {
        new: () => 'your new one, first. It gets what it needs of you. It decides, and registers the new address.',
        same: () => 'the new address, and from when. It decides, and registers the new address.',
        oldDecided: (incoming) =>
          `your old one, when ${incoming} has been sent your case: that you move out, from when, and to which address.`,
        oldOpen: (incoming) =>
          `your old one, when ${incoming} has been sent your case: that you move, and that ${incoming} is responsible now.`,
        oldProtected: (incoming) =>
          `your old one, when ${incoming} has been sent your case: that you move out, and not where to.`,
        holder: () => 'the new address, and from when.',
        later: () => 'the new address only, with your application. It has not been sent your old one.',
      } satisfies Readonly<Record<Role, (incoming: string) => string>>,
      old: 'old',
      atOnce: 'Told at once.',
      on: (day: string) => `Told on ${day}.`,
      later: 'Gets only the new address',
      nobody: 'Nobody has been sent your old address. We keep the new one; whoever needs it gets the new one only.',
      untold: 'Not told by Ankomst',
      untoldOthers: 'Your employer, your bank, your landlord and your doctor. Tell them yourself.',
      notChanged: 'What does not change',
      notChangedLead:
        'Ankomst changes nothing that an agency has decided. If an agency does because of the move, you read it on your case.',
      tell: (count: number, name: string) => (count === 1 ? `Tell ${name}` : `Tell these ${inWords(count, 'en')}`),
      keep: 'Keep the new address',
      change: 'Change something',
      yourMove: 'Your move',
      whoMoves: 'Who',
      day: 'From',
    },
  },
  da: {
    title: 'Du flytter',
    lead: 'Én side for hele flytningen. Du ser ved navn, hvem der får besked, før du sender noget.',
    who: 'Hvem flytter?',
    whoHint: 'De andre bliver stående, hvor de er registreret.',
    chooseWho: 'Vælg, hvem der flytter',
    sameAddress: 'Det er den adresse, vi har. Skriv den nye',
    from: 'Fra hvornår?',
    fromHint: 'Den første dag, du bor der. Indtil da gælder din gamle adresse.',
    address: 'Den nye adresse',
    more: 'Hvem du bor hos eller lejer af',
    protection: 'Er der nogen, der ikke må vide, hvor du bor?',
    protectionLink: 'Bed først om adressebeskyttelse',
    see: 'Se, hvem der får besked',
    takeBack: 'Tag flytningen tilbage',
    takeBackNote: 'Så står den registrerede adresse alene. De, der fik besked om flytningen, får også besked om dette.',
    check: {
      title: 'Se din flytning igennem, og hvem der får besked',
      lead: (count) =>
        count === 0
          ? 'Intet er sendt.'
          : `Intet er sendt. Sender du, får ${count === 1 ? 'denne ene' : `disse ${inWords(count, 'da')}`} besked én gang, i denne rækkefølge.`,
      addresses: 'To adresser',
      registered: 'Nu',
      now: 'Gælder nu',
      you: (day) => `Du siger, fra ${day}`,
      notSent: 'Ikke sendt endnu',
      none: 'Ingen adresse',
      leftBehind: (titles) => `Følger ikke med: ${titles}`,
      told: 'Hvem der får besked',
      gets: {
        new: () =>
          'din nye, først. Den får det, den skal bruge om dig. Den afgør sagen og registrerer den nye adresse.',
        same: () => 'den nye adresse, og fra hvornår. Den afgør sagen og registrerer den nye adresse.',
        oldDecided: (incoming) =>
          `din gamle, når din sag er sendt til ${incoming}: at du flytter, fra hvornår og til hvilken adresse.`,
        oldOpen: (incoming) =>
          `din gamle, når din sag er sendt til ${incoming}: at du flytter, og at ${incoming} har din sag nu.`,
        oldProtected: (incoming) => `din gamle, når din sag er sendt til ${incoming}: at du flytter, men ikke hvorhen.`,
        holder: () => 'den nye adresse, og fra hvornår.',
        later: () => 'kun den nye adresse, sammen med din ansøgning. Den gamle er ikke sendt dertil.',
      },
      old: 'gammel',
      atOnce: 'Får besked med det samme.',
      on: (day) => `Får besked ${day}.`,
      later: 'Får kun den nye adresse',
      nobody: 'Ingen har fået din gamle adresse. Vi gemmer den nye; den, der skal bruge den, får kun den nye.',
      untold: 'Får ikke besked af Ankomst',
      untoldOthers: 'Din arbejdsgiver, din bank, din udlejer og din læge. Dem giver du selv besked.',
      notChanged: 'Det bliver ikke ændret',
      notChangedLead:
        'Ankomst ændrer ikke noget, en myndighed har afgjort. Gør en myndighed det på grund af flytningen, står det i din sag.',
      tell: (count, name) => (count === 1 ? `Giv ${name} besked` : `Giv disse ${inWords(count, 'da')} besked`),
      keep: 'Gem den nye adresse',
      change: 'Ret noget',
      yourMove: 'Din flytning',
      whoMoves: 'Hvem',
      day: 'Fra',
    },
  },
});
