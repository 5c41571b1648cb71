import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import type { Behaviours } from './behaviour/behaviours.js';
import type { SandboxContext } from './context.js';

interface Address {
  agency: string;
  documentId: string;
}

/**
 * `PUT /{agency}/documents/{id}`: takes any media type and reads the bytes to their end. The simulator has no use for
 * them and keeps none.
 */
export async function takeDocuments(
  server: FastifyInstance,
  { contracts }: Pick<SandboxContext, 'contracts'>,
  behaviours: Behaviours,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', async (_request: unknown, payload: NodeJS.ReadableStream) => {
      payload.resume();
      await finished(payload);
    });
    scope.put<{ Params: Address }>('/:agency/documents/:documentId', async ({ params: { agency } }, reply) => {
      if (!contracts.agencies.includes(agency)) return reply.code(404).send();
      const { down } = await behaviours.of(agency);
      return reply.code(down ? 503 : 204).send();
    });
  });
}
