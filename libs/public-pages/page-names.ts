import type { Contracts } from '#contracts';
import type { Texts } from '#texts';

/**
 * Every page about which "was this page useful" can be answered, with where one goes on from it: the front page for what
 * is opened by a secret in its address. What is not here is not counted.
 */
const addresses: Readonly<Record<keyof Texts['pageNames'], string>> = {
  start: '/',
  tasks: '/application',
  household: '/application',
  check: '/application/check',
  receipt: '/receipt',
  continue: '/continue',
  return: '/',
  'lost-code': '/lost-code',
  code: '/application',
  'link-sent': '/continue',
  'return-gone': '/continue',
  left: '/',
  leave: '/application',
  erase: '/erase',
  erased: '/',
  restriction: '/restriction',
  case: '/case',
  questions: '/case/questions',
  move: '/case',
  correct: '/case',
  join: '/case',
  withdraw: '/case',
  data: '/data',
  ask: '/data',
  invitations: '/invitations',
  part: '/',
  'part-door': '/',
  'part-thanks': '/',
  'part-gone': '/',
  overlap: '/overlap',
  statistics: '/statistics',
  privacy: '/privacy',
  accessibility: '/accessibility',
  licences: '/licences',
  thanks: '/',
  problem: '/',
};

/** @internal for tests */
export const pageNames: readonly string[] = Object.keys(addresses);

/** A topic's pages share one name. */
export type PageName = keyof typeof addresses | `topic-${string}`;

const TOPIC = /^topic-(.+)$/;
/** Where the form begins with what decides everything else. */
const START_TOPIC = 'start';

/** Where one goes on from a page. Undefined for what is no page of ours. */
export function findAddress(contracts: Pick<Contracts, 'paths'>, name: string): string | undefined {
  const topic = TOPIC.exec(name)?.[1];
  if (topic === undefined) return new Map(Object.entries(addresses)).get(name);
  const isTopic = topic === START_TOPIC || contracts.paths.some((path) => path.topic === topic);
  return isTopic ? addresses.tasks : undefined;
}

/** How often a page was found useful, and how often not. */
export interface PageAnswer {
  page: string;
  yes: number;
  no: number;
}
