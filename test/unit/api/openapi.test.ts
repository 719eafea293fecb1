import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { policies } from '../../../src/api/policies.ts';
import { routes } from '../../../src/api/routes/index.ts';
import { sharedRoutes } from '../../../src/api/shared-pages.ts';
import { makeCase, makeItem, makeMention } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Json[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Json;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Record<string, { readonly schema: Json }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: Record<string, { readonly schema: Json }> }
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly securitySchemes: Json };
}

describe('the API’s description', () => {
  let harness: Harness;
  let document: Document;
  const operations = (): readonly (readonly [string, string, Operation])[] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
    );
  const schemasIn = (operation: Operation): readonly Json[] => [
    ...(operation.parameters ?? []).map((parameter) => parameter.schema),
    ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content ?? {}).map(({ schema }) => schema)),
  ];

  beforeAll(async () => {
    harness = await openApi();
    document = (await harness.send({ url: '/openapi.json' })).json() as Document;
  });

  it('is OpenAPI 3.1 and holds every route, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = operations().map(([path, method]) => `${method.toUpperCase()} ${path}`);
    const registered = routes.map(({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.toSorted()).toEqual(registered.toSorted());
  });

  it('names every operation once, says what it does, and who may', () => {
    const names = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [, , operation] of operations()) {
      const policy = routes.find((route) => route.name === operation.operationId)?.policy ?? 'public';
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(operation.tags).toHaveLength(1);
      expect(operation.security).toHaveLength(policies[policy] === null ? 0 : sharedRoutes.has(operation.operationId) ? 3 : 2);
    }
    expect(Object.keys(document.components.securitySchemes)).toEqual(['key', 'cookie', 'link']);
  });

  it('declares every part of an address', () => {
    for (const [path, , operation] of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(named);
      expect(declared.every(({ required }) => required === true)).toBe(true);
    }
  });

  it('tells every answer, the refusals as problem documents', () => {
    for (const [path, method, operation] of operations()) {
      const statuses = Object.keys(operation.responses).map(Number);
      expect([path, method, statuses.some((status) => status < 300)]).toEqual([path, method, true]);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description.length).toBeGreaterThan(3);
        const media = Number(status) < 400 || path === '/readyz' ? [] : ['application/problem+json'];
        expect(Object.keys(response.content ?? {})).toEqual(expect.arrayContaining(media));
      }
    }
    expect(document.paths['/v1/events']?.['get']?.responses['200']?.content).toHaveProperty(['text/event-stream']);
    expect(document.paths['/v1/sign-in']?.['post']?.responses['204']?.content).toBeUndefined();
    expect(document.paths['/v1/cases/{id}/claim']?.['post']?.requestBody?.required).toBe(false);
    expect(document.paths['/v1/cases/{id}/notes']?.['post']?.requestBody?.required).toBe(true);
  });

  it('has only schemas that are JSON Schema and used, and references that lead somewhere', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'api', components: document.components });
    const point = (schema: unknown): Json =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as Json;
    const schemas = operations().flatMap(([, , operation]) => schemasIn(operation));
    const different = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]));
    for (const schema of different.values()) expect(() => ajv.compile(point(schema))).not.toThrow();
    const text = JSON.stringify(document);
    for (const name of Object.keys(document.components.schemas)) expect(text).toContain(`"#/components/schemas/${name}"`);
  });

  it('is true: answers and bodies fit what it says', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({
      $id: 'api',
      components: JSON.parse(JSON.stringify(document.components).replaceAll('"#/components/', '"api#/components/')) as Json,
    });
    const fits = (name: string, value: unknown) => ajv.validate(`api#/components/schemas/${name}`, value);
    await harness.deps.stores.mentions.insert([makeMention({ id: 'm1', case: 'c1' })]);
    await harness.deps.stores.cases.insert([
      { next: makeCase({ id: 'c1', lastMention: 'm1' }), expectedVersion: 0, activities: [], events: [], batch: null },
    ]);
    expect(fits('MentionDetail', (await harness.ask('GET', '/v1/mentions/m1')).json())).toBe(true);
    expect(fits('CaseDetail', (await harness.ask('GET', '/v1/cases/c1')).json())).toBe(true);
    expect(fits('Status', (await harness.ask('GET', '/v1/status')).json())).toBe(true);
    expect(fits('Problem', (await harness.ask('GET', '/v1/cases/none')).json())).toBe(true);
    expect(fits('IntakeRequestInput', { connection: 'c', items: [makeItem()] })).toBe(true);
    expect(fits('IntakeRequestInput', { connection: 'c', items: [{}] })).toBe(false);
  });

  it('shows parameters with what they mean, and examples', () => {
    const parameters = document.paths['/v1/cases/{id}/notes']?.['post']?.parameters ?? [];
    expect(parameters.find(({ name }) => name === 'if-match')).toMatchObject({ description: expect.stringContaining('ETag') });
    expect(document.components.schemas['IntakeRequestInput']).toHaveProperty('examples');
  });
});
