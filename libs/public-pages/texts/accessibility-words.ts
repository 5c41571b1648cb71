import { wordsIn } from '#pages';
import type { Section } from './text-page.js';

export const accessibilityWords = wordsIn({
  en: {
    title: 'Accessibility statement',
    lead: 'Ankomst is to be usable by everybody: with a keyboard, a screen reader, large text, a small phone, without scripts.',
    sections: [
      {
        heading: 'What this covers',
        text: [
          'This statement is about the pages of Ankomst for residents. It follows the Danish act on the accessibility of public bodies’ websites and mobile applications, and the model statement of the European Commission (2018/1523).',
        ],
      },
      {
        heading: 'Status',
        text: [
          'Ankomst complies partially with the act and with EN 301 549, that is WCAG at level AA. What does not comply, or is not known to, stands below.',
        ],
      },
      {
        heading: 'Known limits',
        list: [
          'Nobody who uses assistive technology every day has tested it yet. Until that is done we do not say that it complies fully.',
          'The PDF with your data has a title, a language and headings, but no tables. The page itself says the same and more.',
          'The picture of what the agencies ask has a description and a table beside it; its single marks cannot be reached one by one.',
          'Documents that you or others hand in are shown as they are.',
          'Some titles of answers are still those of the agencies’ forms, and hard to read.',
        ],
      },
      {
        heading: 'How it was tested',
        list: [
          'By program: each page in both languages at 1280 and 320 pixels, against WCAG 2.0, 2.1 and 2.2 at levels A and AA (axe-core).',
          'By script: with the keyboard alone, without JavaScript, at 320 pixels without sideways scrolling, with wider spacing of text.',
          'By eye: each page on a large screen in English and on a small one in Danish.',
        ],
        text: [
          'The statement was written from our own examination. It is looked at again with each change of the pages.',
        ],
      },
      {
        heading: 'If something does not work for you',
        text: [
          'Tell International Citizen Service at the counter what you could not do, on which page and with which device. You can do the whole application there with somebody’s help; they see the same case as you.',
        ],
      },
      {
        heading: 'How to complain',
        text: [
          'If you get no good answer, or none within ten working days, you can turn to the Agency for Digital Government (Digitaliseringsstyrelsen), which supervises the act: phone +45 20 16 36 12.',
        ],
        links: [
          {
            href: 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/',
            label: 'How to contact Digitaliseringsstyrelsen (in Danish)',
          },
        ],
      },
    ] satisfies readonly Section[],
  },
  da: {
    title: 'Tilgængelighedserklæring',
    lead: 'Ankomst skal kunne bruges af alle: med tastatur, skærmlæser, stor skrift, en lille telefon og uden scripts.',
    sections: [
      {
        heading: 'Hvad erklæringen gælder',
        text: [
          'Erklæringen gælder Ankomsts sider til borgere. Den følger lov om tilgængelighed af offentlige organers websteder og mobilapplikationer og Europa-Kommissionens standarderklæring (2018/1523).',
        ],
      },
      {
        heading: 'Overholdelse',
        text: [
          'Ankomst overholder delvist loven og EN 301 549, det vil sige WCAG på niveau AA. Det, der ikke overholder dem, eller som vi ikke ved om gør, står herunder.',
        ],
      },
      {
        heading: 'Kendte mangler',
        list: [
          'Ingen, der bruger hjælpemidler til daglig, har prøvet det endnu. Før det er gjort, siger vi ikke, at det overholder kravene helt.',
          'PDF-filen med dine oplysninger har titel, sprog og overskrifter, men ingen tabeller. Selve siden siger det samme og mere.',
          'Billedet af, hvad myndighederne spørger om, har en beskrivelse og en tabel ved siden af; de enkelte mærker kan ikke nås et for et.',
          'Dokumenter, som du eller andre afleverer, vises, som de er.',
          'Nogle svar har endnu navn efter myndighedernes blanketter og er svære at læse.',
        ],
      },
      {
        heading: 'Hvordan det er prøvet',
        list: [
          'Med program: hver side på begge sprog i 1280 og 320 pixels efter WCAG 2.0, 2.1 og 2.2 på niveau A og AA (axe-core).',
          'Med script: kun med tastatur, uden JavaScript, i 320 pixels uden at rulle til siden, med større afstand i teksten.',
          'Med øjnene: hver side på stor skærm på engelsk og på lille skærm på dansk.',
        ],
        text: ['Erklæringen er lavet ud fra vores egen gennemgang. Den ses efter, hver gang siderne ændres.'],
      },
      {
        heading: 'Hvis noget ikke virker for dig',
        text: [
          'Fortæl International Citizen Service ved skranken, hvad du ikke kunne, på hvilken side og med hvilket udstyr. Du kan lave hele ansøgningen dér med hjælp; de ser den samme sag som dig.',
        ],
      },
      {
        heading: 'Sådan klager du',
        text: [
          'Får du ikke et godt svar, eller intet inden ti arbejdsdage, kan du henvende dig til Digitaliseringsstyrelsen, der fører tilsyn med loven: telefon 20 16 36 12.',
        ],
        links: [
          {
            href: 'https://digst.dk/digital-inklusion/webtilgaengelighed/oplever-du-ikke-tilgaengeligt-indhold/',
            label: 'Sådan kontakter du Digitaliseringsstyrelsen',
          },
        ],
      },
    ],
  },
});
