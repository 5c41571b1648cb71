/** A call of ours that got no answer, or one that leads elsewhere. Its sentence says why and names nobody and no address. */
export class NoAnswer extends Error {
  constructor(
    why: string,
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

type Init = Omit<RequestInit, 'redirect'> & { duplex?: 'half' };

/**
 * How this project calls another service. A redirect is not followed: what was meant for one address, a person's data or
 * a credential, is not sent to another.
 * @throws NoAnswer for a redirect too; whoever gave the `signal` knows whether it was that
 */
export async function callOut(url: string, init: Init = {}): Promise<Response> {
  const answer = await fetch(url, { ...init, redirect: 'manual' }).catch((error: unknown) => {
    throw noAnswer(error);
  });
  if (answer.status < 300 || answer.status >= 400) return answer;
  await answer.body?.cancel();
  throw new NoAnswer(`HTTP ${answer.status}: a redirect, which is not followed`, 'REDIRECT');
}

/** Codes of Node's sockets and TLS, and of its HTTP client (undici), as what they mean. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'refused, nothing listens there'],
  [/^ENOTFOUND$/, 'unknown name'],
  [/^EAI_AGAIN$/, 'the name could not be looked up'],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'timed out'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, 'broken off'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN)$/, 'not reachable in the network'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'the certificate is not valid today'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'the certificate is for another name'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'the certificate is not trusted: self-signed'],
  [/^(UNABLE_TO_\w+|CERT_\w+)$/, 'the certificate is not trusted'],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'no TLS could be agreed on'],
  [/^bad port$/, 'a port that HTTP clients do not call'], // https://fetch.spec.whatwg.org/#port-blocking has no code
  [/^(HPE_\w+|UND_ERR_(RES|HEADERS)\w*)$/, 'the answer is no HTTP'],
];

/** What a code of a socket or of TLS means, in words; undefined for one that nobody has met. */
export function meaningOf(code: string): string | undefined {
  return MEANINGS.find(([codes]) => codes.test(code))?.[1];
}

function noAnswer(error: unknown): NoAnswer {
  const code = codeOf(error);
  const why = meaningOf(code ?? messageOf(error)) ?? code;
  return new NoAnswer(why ? `no connection: ${why}` : 'no connection', code ?? 'NO_CONNECTION', { cause: error });
}

interface Fault {
  readonly code?: unknown;
  readonly message?: string;
  readonly cause?: Fault;
  /** Of a name that has several addresses, what each of them said. */
  readonly errors?: readonly Fault[];
}

const messageOf = (error: unknown): string => (error as Fault).cause?.message ?? '';

/** The innermost cause that has one: `fetch failed` says nothing itself. */
function codeOf(error: unknown): string | undefined {
  const { code, cause, errors } = (error ?? {}) as Fault;
  const inner = (cause && codeOf(cause)) ?? (errors?.[0] && codeOf(errors[0]));
  return inner ?? (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : undefined);
}
