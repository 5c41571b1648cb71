import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { textsInBoth } from '#texts';
import { isPassedOn } from './passed-on.js';
import { ProblemError } from './problem.js';
import { sendProblem } from './problem-filter.js';

const { forOperators } = textsInBoth('requestProblem');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What lets somebody in; while it is changed there are two. */
export interface Accepted {
  readonly accepted: readonly string[];
}

/**
 * Answers this machine itself, and who shows the operator's token; never what a proxy passes on, which would be anybody's
 * who reaches the proxy. To be used as an `onRequest` hook.
 */
export function operatorsOnly(operatorToken: Accepted | undefined) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const isOperator = isFromHere(request) || showsToken(request, operatorToken);
    if (isOperator && !isPassedOn(request.headers)) return undefined;
    const problem = new ProblemError('unauthorised', {
      detail: forOperators,
      headers: { 'www-authenticate': 'Bearer' },
    });
    sendProblem(reply, request.headers['accept-language'], problem);
    return reply;
  };
}

/** Named as machines name themselves, too: what was asked of a public name came by something that passes it on. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress: from = '', localAddress } = socket;
  const isOwn = from === localAddress || loopback.check(from, isIPv6(from) ? 'ipv6' : 'ipv4');
  return from !== '' && isOwn && isOwnName(headers.host);
}

function isOwnName(host = ''): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || isIP(name) !== 0;
}

function showsToken({ headers: { authorization = '' } }: FastifyRequest, token: Accepted | undefined): boolean {
  const shown = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined || shown === undefined) return false;
  return token.accepted.filter((one) => timingSafeEqual(digest(shown), digest(one))).length > 0;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
