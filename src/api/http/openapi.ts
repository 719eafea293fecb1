import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { apiSchemas } from '../views/registry.ts';

const tags = [
  { name: 'intake', description: 'Items come in.' },
  { name: 'webhooks', description: 'The networks call.' },
  { name: 'mentions', description: 'What people said.' },
  { name: 'understanding', description: 'How well labels hold, and what people set right.' },
  { name: 'cases', description: 'Who works on what.' },
  { name: 'routing', description: 'Work items for a routing service that pulls.' },
  { name: 'analytics', description: 'Sums over mentions and cases.' },
  { name: 'events', description: 'Every change as it happens.' },
  { name: 'operations', description: 'What is unfinished, set aside or failed.' },
  { name: 'account', description: 'Who the caller is.' },
  { name: 'health', description: 'Liveness, readiness, metrics, this description.' },
];

/** Sets up the collecting of routes into an OpenAPI 3.1 document. Call before routes are registered. */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Earshot',
        version,
        description:
          'Listens to what customers say about a brand in public and gives every complaint an owner, once. Errors are RFC 9457 problem documents.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags,
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A service key.' },
          cookie: {
            type: 'apiKey',
            in: 'cookie',
            name: 'earshot',
            description: 'Set by signing in; changes also need X-CSRF-Token.',
          },
          link: {
            type: 'apiKey',
            in: 'header',
            name: 'X-Earshot-Share',
            description: 'What stands in a link made with POST /v1/shares, behind `/s/`.',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry: apiSchemas, skipList: [] }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry: apiSchemas }),
  });
}

type Json = Record<string, unknown>;
const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const recordAt = (value: unknown, key: string): Json => {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
};

const SCHEMAS = '#/components/schemas/';

function collectReferences(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectReferences(item, into);
  if (!isRecord(value)) return;
  const reference = value['$ref'];
  if (typeof reference === 'string' && reference.startsWith(SCHEMAS)) into.add(reference.slice(SCHEMAS.length));
  for (const inner of Object.values(value)) collectReferences(inner, into);
}

/** Names of the schemas that something uses, directly or through another. */
function usedSchemas(paths: unknown, schemas: Json): ReadonlySet<string> {
  const used = new Set<string>();
  collectReferences(paths, used);
  // A set grows while it is walked, so what a schema uses is walked as well.
  for (const name of used) collectReferences(schemas[name], used);
  return used;
}

/** The collected document, without schemas that nothing uses, and with bodies marked that may be left out. */
export function finishDocument(collected: unknown, optionalBodies: ReadonlySet<string>): Json {
  const document: unknown = JSON.parse(JSON.stringify(collected));
  if (!isRecord(document)) throw new Error('the API description is not an object');
  const paths = recordAt(document, 'paths');
  for (const path of Object.values(paths)) {
    for (const operation of isRecord(path) ? Object.values(path) : []) {
      const body = recordAt(operation, 'requestBody');
      const name = isRecord(operation) ? operation['operationId'] : undefined;
      if (typeof name === 'string' && optionalBodies.has(name) && body['content'] !== undefined) body['required'] = false;
    }
  }
  const schemas = recordAt(document['components'], 'schemas');
  const used = usedSchemas(paths, schemas);
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...recordAt(document, 'components'), schemas: kept } };
}
