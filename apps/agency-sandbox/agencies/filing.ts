import { isObject, type DossiersReadyV1, type Problem } from '#contracts';
import { textsInBoth } from '#texts';

const says = textsInBoth('simulatorProblem');

/** What a connector files with a simulated agency. */
export interface Filing extends Pick<
  DossiersReadyV1,
  'recipient' | 'dossierVersion' | 'data' | 'absent' | 'mayBeSameAs'
> {
  readonly caseReference: string;
  /** What the person says against the register, and what counts no longer. */
  readonly claims?: readonly { readonly path: string }[];
  readonly ended?: readonly { readonly path: string }[];
}

export interface WithdrawalNotice extends Pick<Filing, 'caseReference' | 'recipient' | 'dossierVersion'> {
  readonly reason?: string;
}

/** Everything that is wrong with a filing's frame; what it says of a person is the agency's to judge. */
export function filingProblems(body: unknown): Problem[] {
  const { data, absent, claims = [], ended = [], mayBeSameAs = [] } = (body ?? {}) as Partial<Filing>;
  return [
    ...noticeProblems(body),
    ...problemUnless(isObject(data), 'data', 'object'),
    ...problemUnless(Array.isArray(absent), 'absent', 'list'),
    ...problemUnless(Array.isArray(claims), 'claims', 'list'),
    ...problemUnless(Array.isArray(ended), 'ended', 'list'),
    ...problemUnless(Array.isArray(mayBeSameAs) && mayBeSameAs.every(isText), 'mayBeSameAs', 'list'),
  ];
}

export function noticeProblems(body: unknown): Problem[] {
  const { caseReference, recipient, dossierVersion, reason } = (body ?? {}) as Partial<WithdrawalNotice>;
  return [
    ...problemUnless(isText(caseReference), 'caseReference', 'text'),
    ...problemUnless(isText(recipient), 'recipient', 'text'),
    ...problemUnless(Number.isInteger(dossierVersion) && Number(dossierVersion) > 0, 'dossierVersion', 'version'),
    ...problemUnless(reason === undefined || isText(reason), 'reason', 'text'),
  ];
}

/** What a filing tells: the paths of its values, and those answered by "I have none". */
export function tellsOf(filing: Filing): string[] {
  return [...Object.keys(filing.data), ...filing.absent.map(({ path }) => path)];
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}

function problemUnless(holds: boolean, path: string, kind: 'text' | 'version' | 'object' | 'list'): Problem[] {
  return holds ? [] : [{ path, code: 'wrongType', message: says[kind] }];
}
