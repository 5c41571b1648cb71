import { wordsIn } from '#pages';

const en = {
  title: 'How long it takes',
  lead: 'Counted over all cases, without anything about anybody. The figures are from this moment.',
  few: (least: number) =>
    `Figures of fewer than ${least} cases are not shown: somebody who knows one of the people could find them in the figures.`,
  cases: 'Cases',
  state: 'State',
  number: 'Cases',
  states: {
    inProgress: 'Under way',
    actionNeeded: 'Waits for the resident',
    completed: 'Completed',
    refused: 'Refused by an agency',
    withdrawn: 'Withdrawn',
  },
  fewer: (least: number) => `Fewer than ${least}`,
  nothing: (least: number) =>
    `There are fewer than ${least} cases in each state, so there is nothing to show yet. Come back when more people have used it.`,
  time: 'Time, by who held the case',
  timeText: 'Of completed cases: half were held no longer than the first time, nine in ten no longer than the second.',
  noTime: (least: number) => `There are fewer than ${least} completed cases, so no times are shown yet.`,
  holder: 'Who held the case',
  holders: {
    hub: 'Ankomst',
    resident: 'The resident',
    agencies: 'The agencies',
    calendar: 'A date that has to come first',
  },
  median: 'Half within',
  p90: 'Nine in ten within',
  picture: 'Time by who held the case',
  pictureText: (rows: string) => `The dark bar is half of the cases, the light bar nine in ten. ${rows}.`,
  row: (holder: string, median: string, p90: string) => `${holder}: half ${median}, nine in ten ${p90}`,
  facts: 'Answers asked and reused',
  factsText: (asked: string, would: string) =>
    `People were asked for ${asked} answers. The agencies’ own forms would have asked for ${would}.`,
  spared: (percent: number) => `${percent} %`,
  sparedText: 'of the answers did not have to be given again',
  noFacts: (least: number) => `There are fewer than ${least} cases, so nothing is shown yet.`,
  useful: 'Was this page useful?',
  usefulText: 'What people have answered at the foot of each page. No answer is tied to anybody.',
  noAnswers: 'Nobody has answered yet.',
  page: 'Page',
  yes: 'Yes',
  no: 'No',
  share: 'Share of yes',
  percent: (number: number) => `${number} %`,
};

const da: typeof en = {
  title: 'Hvor lang tid det tager',
  lead: 'Talt over alle sager, uden noget om nogen. Tallene er fra dette øjeblik.',
  few: (least) =>
    `Tal for færre end ${least} sager vises ikke: den, der kender et af menneskene, kunne finde dem i tallene.`,
  cases: 'Sager',
  state: 'Tilstand',
  number: 'Sager',
  states: {
    inProgress: 'I gang',
    actionNeeded: 'Venter på borgeren',
    completed: 'Færdige',
    refused: 'Afslået af en myndighed',
    withdrawn: 'Trukket tilbage',
  },
  fewer: (least) => `Færre end ${least}`,
  nothing: (least) =>
    `Der er færre end ${least} sager i hver tilstand, så der er intet at vise endnu. Kom igen, når flere har brugt det.`,
  time: 'Tid efter hvem der havde sagen',
  timeText: 'For færdige sager: i halvdelen gik der højst den første tid, i ni af ti højst den anden.',
  noTime: (least) => `Der er færre end ${least} færdige sager, så der vises ingen tider endnu.`,
  holder: 'Hvem havde sagen',
  holders: {
    hub: 'Ankomst',
    resident: 'Borgeren',
    agencies: 'Myndighederne',
    calendar: 'En dato, der skal komme først',
  },
  median: 'Halvdelen inden',
  p90: 'Ni af ti inden',
  picture: 'Tid efter hvem der havde sagen',
  pictureText: (rows) => `Den mørke bjælke er halvdelen af sagerne, den lyse ni af ti. ${rows}.`,
  row: (holder, median, p90) => `${holder}: halvdelen ${median}, ni af ti ${p90}`,
  facts: 'Svar, der er spurgt om og genbrugt',
  factsText: (asked, would) =>
    `Folk blev spurgt om ${asked} svar. Myndighedernes egne blanketter ville have spurgt om ${would}.`,
  spared: (percent) => `${percent} %`,
  sparedText: 'af svarene skulle ikke gives igen',
  noFacts: (least) => `Der er færre end ${least} sager, så der vises intet endnu.`,
  useful: 'Kunne du bruge siden?',
  usefulText: 'Hvad folk har svaret nederst på hver side. Intet svar hører til nogen.',
  noAnswers: 'Ingen har svaret endnu.',
  page: 'Side',
  yes: 'Ja',
  no: 'Nej',
  share: 'Andel af ja',
  percent: (number) => `${number} %`,
};

export const statisticsWords = wordsIn({ en, da });
export type StatisticsWords = typeof en;
