/** A request that the portal answered, as its log has it. */
export interface Answer {
  method: string;
  route: string;
  status: number;
}

export interface Answered {
  all: number;
  byStatus: ReadonlyMap<number, number>;
  /** Those with a 5xx. */
  failed: readonly Answer[];
}

/** What the hub itself says that it answered: independent of who asked, and of what they make of it. */
export function answersIn(log: string): Answered {
  const answers = log.split('\n').flatMap(answerIn);
  const byStatus = new Map<number, number>();
  for (const { status } of answers) byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  return { all: answers.length, byStatus, failed: answers.filter(({ status }) => status >= 500) };
}

function answerIn(line: string): Answer[] {
  if (!line.startsWith('{')) return [];
  const { service, method, route, status } = JSON.parse(line) as Partial<Answer> & { service?: string };
  const isOfTheApi = service === 'portal' && route?.startsWith('/api/v1/') === true && route !== '/api/v1/openapi.json';
  return isOfTheApi && method && status ? [{ method, route, status }] : [];
}
