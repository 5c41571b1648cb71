import type { Contracts, Text } from '#contracts';

interface NamedPage {
  /** What it is called in the report of answers. */
  title: Text;
  /** Where one goes on from; the front page for what is opened by a secret in its address. */
  address: string;
}

/** Every page about which "was this page useful" can be answered. What is not here is not counted. */
const pages = {
  start: { title: { da: 'Forside', en: 'Start' }, address: '/' },
  tasks: { title: { da: 'Din ansøgning', en: 'Your application' }, address: '/application' },
  household: { title: { da: 'Hvem flytter med', en: 'Who moves with you' }, address: '/application' },
  check: { title: { da: 'Se igennem', en: 'Check your answers' }, address: '/application/check' },
  receipt: { title: { da: 'Kvittering', en: 'Receipt' }, address: '/receipt' },
  continue: { title: { da: 'Fortsæt en ansøgning', en: 'Continue an application' }, address: '/continue' },
  return: { title: { da: 'Link fra en e-mail', en: 'Link from an e-mail' }, address: '/' },
  'lost-code': { title: { da: 'Mistet kode', en: 'Lost code' }, address: '/lost-code' },
  code: { title: { da: 'Sagsnummer og kode', en: 'Reference and code' }, address: '/application' },
  'link-sent': { title: { da: 'Link sendt', en: 'Link sent' }, address: '/continue' },
  'return-gone': {
    title: { da: 'Link, der ikke gælder mere', en: 'Link that is no longer valid' },
    address: '/continue',
  },
  left: { title: { da: 'Gået ud', en: 'Left' }, address: '/' },
  leave: { title: { da: 'Gå ud', en: 'Leave' }, address: '/application' },
  case: { title: { da: 'Din sag', en: 'Your case' }, address: '/case' },
  questions: { title: { da: 'Spørgsmål til dig', en: 'Questions to you' }, address: '/case/questions' },
  move: { title: { da: 'Flytning', en: 'Move' }, address: '/case' },
  correct: { title: { da: 'Ret et svar', en: 'Correct an answer' }, address: '/case' },
  join: { title: { da: 'En, der kommer efter dig', en: 'Somebody who joins you' }, address: '/case' },
  withdraw: { title: { da: 'Træk ansøgningen tilbage', en: 'Withdraw' }, address: '/case' },
  data: { title: { da: 'Dine oplysninger', en: 'Your data' }, address: '/data' },
  ask: { title: { da: 'Spørg om en oplysning', en: 'Ask about an answer' }, address: '/data' },
  invitations: { title: { da: 'Invitationer', en: 'Invitations' }, address: '/invitations' },
  part: { title: { da: 'Arbejdsgivers eller skoles del', en: 'Part of an employer or school' }, address: '/' },
  'part-door': { title: { da: 'Invitation', en: 'Invitation' }, address: '/' },
  'part-thanks': {
    title: { da: 'Tak fra arbejdsgiver eller skole', en: 'Thanks to an employer or school' },
    address: '/',
  },
  'part-gone': {
    title: { da: 'Invitation, der ikke gælder mere', en: 'Invitation that is no longer valid' },
    address: '/',
  },
  overlap: { title: { da: 'Hvad der går igen', en: 'What overlaps' }, address: '/overlap' },
  statistics: { title: { da: 'Hvor lang tid det tager', en: 'How long it takes' }, address: '/statistics' },
  privacy: { title: { da: 'Privatliv', en: 'Privacy' }, address: '/privacy' },
  accessibility: { title: { da: 'Tilgængelighed', en: 'Accessibility' }, address: '/accessibility' },
  licences: { title: { da: 'Licenser', en: 'Licences' }, address: '/licences' },
  thanks: { title: { da: 'Tak for svaret', en: 'Thank you' }, address: '/' },
  problem: { title: { da: 'Fejlside', en: 'Problem page' }, address: '/' },
} as const satisfies Record<string, NamedPage>;

/** @internal for tests */
export const pageNames: readonly string[] = Object.keys(pages);

/** A topic's pages share one name. */
export type PageName = keyof typeof pages | `topic-${string}`;

const TOPIC = /^topic-(.+)$/;
/** Where the form begins with what decides everything else. */
const START_TOPIC = 'start';

/** Undefined for what is no page of ours. */
export function findPage(contracts: Pick<Contracts, 'paths'>, name: string): NamedPage | undefined {
  const topic = TOPIC.exec(name)?.[1];
  if (topic === undefined) return Object.hasOwn(pages, name) ? pages[name as keyof typeof pages] : undefined;
  const isTopic = topic === START_TOPIC || contracts.paths.some((path) => path.topic === topic);
  return isTopic ? { title: { da: `Emne: ${topic}`, en: `Topic: ${topic}` }, address: '/application' } : undefined;
}

/** How often a page was found useful, and how often not. */
export interface PageAnswer {
  page: string;
  yes: number;
  no: number;
}
