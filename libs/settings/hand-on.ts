import { settingPrefix } from './table.js';

/** What only the owner of an installation is told; a service gets its own instead. */
const OWNERS = /^(DATABASE_URL|KAFKA_[A-Z]+|SECRET|SERVICE_KEY|DOCUMENTS_TOKEN)(_FILE)?$/;

/** What one service alone is told. */
const ONE_SERVICES: readonly (readonly [service: string, setting: RegExp])[] = [
  ['portal', /^SMTP_URL(_FILE)?$/],
  ['collector', /^AUDITOR_TOKEN(_FILE)?$/],
];
/** What an agency's system shows is told to who plays it and to the connector that it shows it to. */
const AN_AGENCYS = /^([A-Z\d_]+)_EVENTS_TOKEN(_|$)/;

/** Who is started. */
export interface Started {
  readonly service: string;
  readonly agency?: string;
  readonly simulator?: true;
}

/** The environment of a service that this process starts: what this one was told and is that service's, and its `own`. */
export function handOn(
  started: Started,
  own: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => isToldTo(started, name));
  return { ...Object.fromEntries(others), ...own };
}

function isToldTo({ service, agency, simulator }: Started, name: string): boolean {
  if (OWNERS.test(name)) return false;
  const whose = ONE_SERVICES.find(([, setting]) => setting.test(name));
  if (whose) return whose[0] === service;
  const [, prefix] = AN_AGENCYS.exec(name) ?? [];
  return prefix === undefined || simulator === true || prefix === settingPrefix(agency ?? '');
}
