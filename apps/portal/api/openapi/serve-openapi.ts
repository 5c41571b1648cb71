import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { examples } from './examples.js';
import { schemas } from './schemas.js';

export const OPENAPI_PATH = '/api/v1/openapi.json';

/** The description of the API, made once from the controllers and the schemas beside this file. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const description = withComponents(SwaggerModule.createDocument(app, outline()));
  app
    .getHttpAdapter()
    .get(OPENAPI_PATH, (_request: unknown, reply: { send(body: unknown): unknown }) => reply.send(description));
}

function outline(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Ankomst')
    .setDescription('One combined application reaches every authority that a new resident of Denmark needs.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The accessToken of the application.' })
    .build();
}

function withComponents(description: OpenAPIObject): OpenAPIObject {
  const shown = Object.entries(schemas).map(([name, schema]): [string, object] => [name, withExample(name, schema)]);
  return { ...description, components: { ...description.components, schemas: Object.fromEntries(shown) } };
}

function withExample(name: string, schema: object): object {
  return Object.hasOwn(examples, name) ? { ...schema, examples: [examples[name]] } : schema;
}
