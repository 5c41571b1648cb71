/**
 * The seam for secrecy. Personal values pass it at two places only: the message codec and the mapping of stored values.
 * `audience` names who may open what was sealed (a service's store, or `wire:<topic>`), so that a key can later be
 * chosen by resident and audience without touching a caller. `open(r, a, seal(r, a, x))` equals `x`.
 */
export interface Sealer {
  seal(residentId: string, audience: string, bytes: Buffer): Buffer;
  open(residentId: string, audience: string, bytes: Buffer): Buffer;
}

/** Keeps bytes as they are: encryption comes behind the same two calls. */
export const plainSealer: Sealer = {
  seal: (_residentId, _audience, bytes) => bytes,
  open: (_residentId, _audience, bytes) => bytes,
};
