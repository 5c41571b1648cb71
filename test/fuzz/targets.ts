import { randomUUID } from 'node:crypto';

/** An application of the hub's, and what opens it. */
export interface Target {
  applicationId: string;
  accessToken: string;
  caseId?: string;
}

/** Whom requests are about: one who goes on filling in, one who is to hand in, one whose case is under way. */
export interface Targets {
  draft: Target;
  toSubmit: Target;
  arrived: Required<Target>;
}

export async function openTargets(hubUrl: string): Promise<Targets> {
  const [draft, toSubmit, arrived] = [await open(hubUrl), await open(hubUrl), await open(hubUrl)];
  const submitted = await fetch(`${hubUrl}/api/v1/applications/${arrived.applicationId}/submission`, {
    method: 'POST',
    headers: { authorization: `Bearer ${arrived.accessToken}`, 'idempotency-key': randomUUID() },
  });
  const { caseId } = (await submitted.json()) as { caseId: string };
  return { draft, toSubmit, arrived: { ...arrived, caseId } };
}

async function open(hubUrl: string): Promise<Target> {
  const answers = {
    identity: { familyName: 'Solheim', givenNames: 'Ingrid', citizenship: 'NO' },
    stay: { ground: 'work' },
  };
  const opened = await fetch(`${hubUrl}/api/v1/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel: 'api', answers }),
  });
  return (await opened.json()) as Target;
}
