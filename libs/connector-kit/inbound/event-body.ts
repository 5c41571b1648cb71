import { ProblemError } from '#http';
import { textsInBoth } from '#texts';

const says = textsInBoth('reportProblem');

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
/** An answer to a batch is computed in one transaction. */
const MOST_IN_A_BATCH = 500;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** JSON by its own name, or by the suffix of a format that is JSON (RFC 6839). */
const isJson = (mediaType = ''): boolean => /^application\/(?:json|[\w.+-]+\+json)$/.test(mediaType);

/** One event of a request, and how to name its place in it. */
export interface Part {
  readonly place: string;
  readonly body: unknown;
}

/**
 * The three modes of the CloudEvents HTTP binding (1.0.2, section 3): batched and structured by content type, binary by
 * the header `ce-specversion`. `application/json` without that header is taken as structured.
 */
export function partsOf(headers: Headers, body: unknown): Part[] {
  const mediaType = String(headers['content-type'] ?? '')
    .split(';', 1)[0]
    ?.trim()
    .toLowerCase();
  if (mediaType === BATCH) return batch(body);
  if (mediaType === STRUCTURED) return [{ place: '', body }];
  if (isJson(mediaType) && headers['ce-specversion'] !== undefined)
    return [{ place: '', body: { ...attributesIn(headers), data: body } }];
  if (mediaType === 'application/json') return [{ place: '', body }];
  throw new ProblemError('unsupportedMediaType', { detail: says.mediaType });
}

function batch(body: unknown): Part[] {
  if (Array.isArray(body) && body.length > 0 && body.length <= MOST_IN_A_BATCH)
    return body.map((one, index) => ({ place: `[${index}].`, body: one as unknown }));
  const message = says.batch({ most: MOST_IN_A_BATCH });
  throw new ProblemError('invalidInput', { errors: [{ path: '', code: 'wrongType', message }] });
}

/** Header values are percent-encoded (section 3.1.3.2); what cannot be decoded stays as it came and fails its check. */
function attributesIn(headers: Headers): Record<string, string> {
  const entries = Object.entries(headers).filter(
    ([name, value]) => name.startsWith('ce-') && typeof value === 'string',
  );
  return Object.fromEntries(entries.map(([name, value]) => [name.slice('ce-'.length), decoded(value as string)]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
