import { wordsIn } from '#pages';
import type { Section } from './text-page.js';

export const privacyWords = wordsIn({
  en: {
    title: 'Privacy',
    lead: 'What Ankomst keeps about you, why, for how long, and what you can do about it.',
    before: [
      {
        heading: 'Who is responsible',
        text: [
          'The authority that runs Ankomst is responsible for what Ankomst keeps. Each agency that is sent your answers is responsible for what it has received and for its own decision.',
        ],
        links: [{ href: '/data', label: 'See who has received what about you' }],
      },
      {
        heading: 'What is kept',
        list: [
          'The answers you give, with the time you gave them.',
          'What agencies, your employer or your school say about the same, with source and time. What is not used is kept too, so that a mistake can be put right.',
          'Documents you hand in.',
          'Who was sent what, when, why and under which law.',
          'When your case moved, and who held it.',
          'Your code and the link to your application only as a fingerprint: nobody can read them from it.',
        ],
        text: [
          'What says something about you is kept apart from what only steers the case. It is not encrypted where it is stored yet; whoever runs Ankomst has to protect the disks.',
        ],
      },
      {
        heading: 'Why',
        text: [
          'So that you tell it once, and each agency receives what it needs for its part and nothing else. Ankomst makes no decision about you, no profile of you, and sells nothing.',
        ],
      },
    ] satisfies readonly Section[],
    laws: {
      heading: 'Under which law',
      text: 'The agencies use your answers in the exercise of public authority (General Data Protection Regulation, article 6(1)(e)); what is specially protected, under article 9(2). These laws are named for what each of them asks:',
      agency: 'Agency',
      why: 'Why',
      under: 'Law',
      noSection: 'no section named yet',
    } satisfies { heading: string; text: string; agency: string; why: string; under: string; noSection: string },
    cookies: {
      heading: 'Cookies',
      text: 'Only necessary ones, so nobody needs to accept anything. None follows you to other sites, and no script can read them. Over an encrypted connection __Host- stands in front of each name: then only this site can have set it.',
      name: 'Name',
      use: 'What it does',
      until: 'Until',
      rows: (minutes, hours) => [
        [
          'ankomst_visit',
          'Keeps your application open in this browser.',
          `You leave or close the browser, at the latest after ${hours} hours.`,
        ],
        [
          'ankomst_present',
          'Says that somebody is there; without it your application closes.',
          `${minutes} minutes after you last did something.`,
        ],
        ['ankomst_access', 'The same, for news of your case as it happens.', 'As long as ankomst_visit.'],
        [
          'ankomst_part',
          'Keeps the questions open that an employer or a school was asked.',
          'The browser is closed, at the latest 30 days after the mail.',
        ],
        ['ankomst_language', 'Remembers the language you chose.', 'One year.'],
      ],
    } satisfies {
      heading: string;
      text: string;
      name: string;
      use: string;
      until: string;
      rows: (minutes: number, hours: number) => readonly (readonly [string, string, string])[];
    },
    after: [
      {
        heading: 'How long',
        list: [
          'Your photo only passes through: it is deleted here as soon as the agency has confirmed that it received it.',
          'Answers, other documents and the list of who received what are kept with your case. Nothing of them is deleted by itself; you can ask for it.',
          'Wrong codes, applications begun and mails about them are counted for a day at most, to keep strangers out, without telling who it was.',
          '“Was this page useful” is one number per page and day. Nothing says who answered.',
        ],
      },
      {
        heading: 'Your rights',
        list: [
          'See everything, with its sources, and take it along as a file.',
          'Correct what is wrong. All who have it are told.',
          'Ask for deletion, or that something is not used while it is looked into.',
          'Object. A person then looks at it.',
          'Withdraw the application, or from one agency.',
        ],
        links: [{ href: '/data', label: 'Your data' }],
      },
      {
        heading: 'How to complain',
        text: [
          'Ask at the counter of International Citizen Service first, with your reference. You can also complain to Datatilsynet, the Danish Data Protection Agency: Carl Jacobsens Vej 35, 2500 Valby, phone +45 33 19 32 00.',
        ],
        links: [{ href: 'https://www.datatilsynet.dk', label: 'The website of Datatilsynet' }],
      },
    ] satisfies readonly Section[],
  },
  da: {
    title: 'Privatliv',
    lead: 'Hvad Ankomst gemmer om dig, hvorfor, hvor længe, og hvad du kan gøre ved det.',
    before: [
      {
        heading: 'Hvem har ansvaret',
        text: [
          'Den myndighed, der driver Ankomst, har ansvaret for det, Ankomst gemmer. Hver myndighed, der får dine svar, har ansvaret for det, den har fået, og for sin egen afgørelse.',
        ],
        links: [{ href: '/data', label: 'Se, hvem der har fået hvad om dig' }],
      },
      {
        heading: 'Hvad der gemmes',
        list: [
          'De svar, du giver, og hvornår du gav dem.',
          'Hvad myndigheder, din arbejdsgiver eller dit uddannelsessted siger om det samme, med kilde og tidspunkt. Det, der ikke bruges, gemmes også, så en fejl kan rettes.',
          'Dokumenter, du afleverer.',
          'Hvem der har fået hvad, hvornår, hvorfor og efter hvilken lov.',
          'Hvornår din sag flyttede sig, og hvem der havde den.',
          'Din kode og linket til din ansøgning kun som et fingeraftryk: ingen kan læse dem ud af det.',
        ],
        text: [
          'Det, der siger noget om dig, gemmes for sig, adskilt fra det, der kun styrer sagen. Det er endnu ikke krypteret, hvor det ligger; den, der driver Ankomst, skal beskytte sine diske.',
        ],
      },
      {
        heading: 'Hvorfor',
        text: [
          'For at du kun skal fortælle det én gang, og for at hver myndighed får det, den skal bruge til sin del, og intet andet. Ankomst træffer ingen afgørelse om dig, laver ingen profil af dig og sælger intet.',
        ],
      },
    ],
    laws: {
      heading: 'Efter hvilken lov',
      text: 'Myndighederne bruger dine svar som led i offentlig myndighedsudøvelse (databeskyttelsesforordningens artikel 6, stk. 1, litra e); det særligt beskyttede efter artikel 9, stk. 2. Disse love er nævnt for det, hver af dem spørger om:',
      agency: 'Myndighed',
      why: 'Hvorfor',
      under: 'Lov',
      noSection: 'ingen paragraf nævnt endnu',
    },
    cookies: {
      heading: 'Cookies',
      text: 'Kun de nødvendige, så ingen skal acceptere noget. Ingen følger dig til andre websteder, og intet script kan læse dem. Over en krypteret forbindelse står __Host- foran hvert navn: så kan kun dette websted have sat dem.',
      name: 'Navn',
      use: 'Hvad den gør',
      until: 'Indtil',
      rows: (minutes, hours) => [
        [
          'ankomst_visit',
          'Holder din ansøgning åben i denne browser.',
          `Du går ud eller lukker browseren, dog senest efter ${hours} timer.`,
        ],
        [
          'ankomst_present',
          'Siger, at der er nogen; uden den lukker din ansøgning.',
          `${minutes} minutter efter, at du sidst gjorde noget.`,
        ],
        ['ankomst_access', 'Det samme, for nyt om din sag, mens det sker.', 'Lige så længe som ankomst_visit.'],
        [
          'ankomst_part',
          'Holder de spørgsmål åbne, som en arbejdsgiver eller et uddannelsessted er blevet stillet.',
          'Browseren lukkes, dog senest 30 dage efter mailen.',
        ],
        ['ankomst_language', 'Husker det sprog, du har valgt.', 'Et år.'],
      ],
    },
    after: [
      {
        heading: 'Hvor længe',
        list: [
          'Dit foto kommer kun igennem: det slettes her, så snart myndigheden har bekræftet, at den har fået det.',
          'Svar, andre dokumenter og listen over, hvem der har fået hvad, gemmes sammen med din sag. Intet af det slettes af sig selv; du kan bede om det.',
          'Forkerte koder, påbegyndte ansøgninger og mails om dem tælles i højst et døgn for at holde fremmede ude, uden at det står, hvem det var.',
          '“Kunne du bruge siden” er ét tal for hver side og dag. Intet siger, hvem der svarede.',
        ],
      },
      {
        heading: 'Dine rettigheder',
        list: [
          'Se det hele med kilder, og tag det med som en fil.',
          'Ret det, der er forkert. Alle, der har det, får det at vide.',
          'Bed om sletning, eller om at noget ikke bruges, mens det undersøges.',
          'Gør indsigelse. Så ser et menneske på det.',
          'Træk ansøgningen tilbage, helt eller fra én myndighed.',
        ],
        links: [{ href: '/data', label: 'Dine oplysninger' }],
      },
      {
        heading: 'Sådan klager du',
        text: [
          'Spørg først ved skranken hos International Citizen Service med dit sagsnummer. Du kan også klage til Datatilsynet, Carl Jacobsens Vej 35, 2500 Valby, telefon 33 19 32 00.',
        ],
        links: [{ href: 'https://www.datatilsynet.dk', label: 'Datatilsynets websted' }],
      },
    ],
  },
});
