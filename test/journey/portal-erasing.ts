import { run } from '../../apps/hub/erase/run.js';
import type { Arrived, PortalStage } from './portal-stage.js';

/** The collector shows a case with one agency. */
export async function showCase(
  stage: PortalStage,
  arrived: Arrived,
  caseId: string,
  version: number,
  agency: string,
  done: boolean,
  now = stage.clock.now(),
): Promise<void> {
  const { reference, applicationId } = arrived;
  const at = now.toISOString();
  const about = { reference, applicationId, householdId: applicationId, relation: 'applicant', channel: 'web' };
  const status = done ? 'completed' : 'inProgress';
  const state = {
    ...{ status: done ? 'granted' : 'acknowledged', recipient: agency, missing: [], waitingFor: [], deadlines: [] },
  };
  await stage.show(caseId, [
    { kind: 'case', id: caseId, version, body: { ...about, submittedAt: at, status } },
    { kind: 'agency', id: agency, version, body: state },
    {
      kind: 'timeline',
      id: `${agency}-${version}`,
      version,
      body: { at, event: done ? 'granted' : 'acknowledged', agency },
    },
    {
      kind: 'disclosure',
      id: 'v1',
      version,
      body: {
        ...{ agency, recipient: agency, dossierVersion: 1, at, paths: ['identity.familyName'], confirmed: true },
        eventId: 'event',
        purpose: { da: 'Fordi.', en: 'Because.' },
        legalBasis: [{ law: 'CPR-loven', section: '§ 16', gdpr: '6(1)(e)' }],
      },
    },
  ]);
}

/** Its exit code, and what it wrote. */
export async function erasing(stage: PortalStage, ...args: string[]): Promise<[number, string]> {
  const before = process.env;
  process.env = { ...before, NODE_ENV: 'test', PORT: new URL(stage.url).port };
  let written = '';
  const stream = { write: (text: string) => (written += text) };
  try {
    return [await run(args, { out: stream, err: stream }), written];
  } finally {
    process.env = before;
  }
}
