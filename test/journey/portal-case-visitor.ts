import type { Json } from '#contracts';
import type { Arrived, Opened, PortalStage, Told } from './portal-stage.js';

export interface Page {
  status: number;
  location: string | null;
  type: string;
  text: string;
}

/** A browser with a case open, and what the portal told of it. */
export class CaseVisitor {
  constructor(private readonly stage: PortalStage) {}

  async visit(arrived: Opened, path: string, form?: Record<string, string>, language = 'en'): Promise<Page> {
    const answer = await fetch(this.stage.url + path, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        cookie: `ankomst_visit=${arrived.accessToken}; ankomst_present=1; ankomst_language=${language}`,
        ...(form && { 'sec-fetch-site': 'same-origin' }),
      },
      body: form && new URLSearchParams(form),
    });
    const { status, headers } = answer;
    return {
      status,
      location: headers.get('location'),
      type: headers.get('content-type') ?? '',
      text: await answer.text(),
    };
  }

  /** What was told since the application was handed in. */
  async toldOf({ caseId }: Arrived): Promise<Told[]> {
    return (await this.stage.told([caseId])).filter(({ type }) => !type.includes('submitted'));
  }
}

export const headline = ({ text }: Pick<Page, 'text'>): string => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1] ?? '';

export const stateOf = (status: string, more: object = {}): Json => ({
  status,
  missing: [],
  waitingFor: [],
  deadlines: [],
  ...more,
});

export const agency = (id: string, body: Json): { kind: string; id: string; version: number; body: Json } => ({
  kind: 'agency',
  id,
  version: 1,
  body,
});
