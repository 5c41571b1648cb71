import { applyDecorators } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import { problemStatuses, problemTexts, type ProblemKind } from '#http';
import type { SchemaName } from './schemas.js';

interface Description {
  summary: string;
  /** The JSON body's schema. */
  body?: SchemaName;
  /** A multipart/form-data body with the field `file`. */
  file?: boolean;
  idempotencyKey?: boolean;
  /** It takes an access token; else this follows from its problems. */
  takesToken?: boolean;
  /** Without a schema it has no body. */
  answer: { status: number; schema?: SchemaName; mediaType?: string };
  problems: readonly number[];
}

/** All that OpenAPI says of one call, in one place beside it. A call that can answer 401 takes an access token. */
export function Described(description: Description): MethodDecorator {
  const { summary, body, file, idempotencyKey, answer, problems } = description;
  const takesToken = description.takesToken ?? (problems.includes(401) && problems.includes(404));
  return applyDecorators(
    ApiOperation({ summary }),
    ...(takesToken ? [ApiBearerAuth()] : []),
    ...(body ? [ApiBody({ schema: refTo(body) })] : []),
    ...(file ? [ApiConsumes('multipart/form-data'), ApiBody({ schema: fileBody })] : []),
    ...(idempotencyKey
      ? [ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', maxLength: 255 } })]
      : []),
    ApiProduces(answer.mediaType ?? 'application/json'),
    ApiResponse(answerOf(answer)),
    ...problems.map((status) => ApiResponse(problemOf(status))),
  );
}

const fileBody = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

function refTo(name: SchemaName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

function answerOf({ status, schema, mediaType = 'application/json' }: Description['answer']): ApiResponseOptions {
  if (!schema) return { status, description: 'Done.' };
  return { status, description: 'As asked.', content: { [mediaType]: { schema: refTo(schema) } } };
}

function problemOf(status: number): ApiResponseOptions {
  const kinds = Object.keys(problemStatuses) as ProblemKind[];
  const kind = kinds.find((one) => problemStatuses[one] === status);
  const description = kind ? problemTexts[kind].title.en : 'A problem.';
  return { status, description, content: { 'application/problem+json': { schema: refTo('Problem') } } };
}
