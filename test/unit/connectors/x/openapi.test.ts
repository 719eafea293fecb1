import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRecord, listAt, recordAt } from '../../../../connectors/x/reading/record.ts';
import { sharedFixture } from '../../../fixtures.ts';
import { writeLine } from '../../../networks/x/dialect.ts';
import { makePost, makePosts, makeUser } from '../../../networks/x/make-post.ts';
import { disconnectLine, refusals } from '../../../networks/x/problems.ts';
import { startXServer, type XServer } from '../../../networks/x/server.ts';

const own = makeUser({ id: '7700', username: 'acmeair', name: 'Acme Air' });
const first = makePost();
const posts = [
  first,
  makePost({
    id: '2085000000000000002',
    text: '@acmeair still nothing https://t.co/a',
    longText: '@acmeair still nothing, and it is day three https://t.co/a',
    inReplyTo: { id: first.id, userId: first.author.id },
    quoted: '2080000000000000001',
    history: ['2085000000000000001', '2085000000000000002'],
    links: [{ url: 'https://t.co/a', expandedUrl: 'https://acme.test/help' }],
    media: [
      { key: '3_1', type: 'photo', url: 'https://img.test/1.jpg' },
      { key: '7_2', type: 'video', url: 'https://img.test/2.jpg' },
    ],
  }),
];

const ajvFormats = addFormats.default;

class Specification {
  readonly #ajv = new Ajv({ strict: false, allErrors: true });
  readonly #schemas: Readonly<Record<string, unknown>>;

  constructor(path: string) {
    const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
    ajvFormats(this.#ajv);
    if (!isRecord(document)) throw new Error('the specification is no object');
    this.#schemas = recordAt(recordAt(document, 'components') ?? {}, 'schemas') ?? {};
    this.#ajv.addSchema({ $id: 'x', components: { schemas: this.#schemas } });
  }

  faults(schema: string, body: unknown): unknown {
    const validate: ValidateFunction | undefined = this.#ajv.getSchema(`x#/components/schemas/${schema}`);
    if (validate === undefined) throw new Error(`the specification has no ${schema}`);
    return validate(body)
      ? []
      : (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message} ${fault.schemaPath}`);
  }

  /** Keys of an object that its schema doesn't know. */
  unknownKeys(schema: string, value: unknown): readonly string[] {
    const known = Object.keys(recordAt(recordAt(this.#schemas, schema) ?? {}, 'properties') ?? {});
    return isRecord(value) ? Object.keys(value).filter((key) => !known.includes(key)) : ['no object'];
  }
}

const VERSIONS = [
  {
    file: 'openapi-x-api-v2.159.json',
    fields: 'tweet.fields',
    dialect: 'tweet',
    // Its Problem admits every type; the later one lists nine and leaves out those of the stream, which X still sends.
    everyProblem: true,
    post: 'Tweet',
    search: 'Get2TweetsSearchRecentResponse',
    mentions: 'Get2UsersIdMentionsResponse',
    lookup: 'Get2TweetsResponse',
    rules: 'RulesLookupResponse',
    change: 'AddOrDeleteRulesResponse',
    line: 'FilteredStreamingTweetResponse',
    user: 'Get2UsersByUsernameUsernameResponse',
    connections: 'KillAllConnectionsResponse',
  },
  {
    file: 'openapi-x-api-v2.167.json',
    fields: 'post.fields',
    dialect: 'post',
    everyProblem: false,
    post: 'Post',
    search: 'SearchPostsRecentResponse',
    mentions: 'GetUsersMentionsResponse',
    lookup: 'GetPostsByIdsResponse',
    rules: 'GetRulesResponse',
    change: 'UpdateRulesResponse',
    line: 'StreamPostsResponse',
    user: 'GetUsersByUsernameResponse',
    connections: 'DeleteAllConnectionsResponse',
  },
] as const;

describe.each(VERSIONS)('the local X against $file', (version) => {
  const path = sharedFixture('x', version.file);
  let server: XServer;
  let specification: Specification;

  beforeAll(async () => {
    if (path !== undefined) specification = new Specification(path);
    server = await startXServer({ posts: [...posts, ...makePosts(5)], users: [own], pageSize: 3 });
  });
  afterAll(() => server.stop());

  async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
    const response = await fetch(`${server.url}/2/${address}`, { ...init, headers: { authorization: 'Bearer token' } });
    return response.json();
  }

  const pages = [
    ['search', `tweets/search/recent?query=x&max_results=10&${version.fields}=text`],
    ['search', `tweets/search/recent?query=x&since_id=2999999999999999999`],
    ['mentions', `users/7700/mentions?max_results=10&${version.fields}=text`],
    ['lookup', `tweets?ids=${first.id},2085000000000000002,1&${version.fields}=text`],
    ['user', `users/by/username/acmeair?${version.fields}=text`],
    ['user', 'users/by/username/nobody'],
    ['rules', 'tweets/search/stream/rules'],
  ] as const;

  it.runIf(path).each(pages)('answers %s at %s as specified', async (kind, address) => {
    const body = await ask(address);
    expect(specification.faults(version[kind], body)).toEqual([]);
    const data = isRecord(body) && kind !== 'user' && kind !== 'rules' ? listAt(body, 'data') : [];
    for (const post of data) expect(specification.unknownKeys(version.post, post)).toEqual([]);
    const includes = isRecord(body) ? recordAt(body, 'includes') : undefined;
    for (const user of listAt(includes ?? {}, 'users')) expect(specification.unknownKeys('User', user)).toEqual([]);
  });

  it.runIf(path)('changes rules and ends connections as specified', async () => {
    const change = (body: unknown): Promise<unknown> =>
      ask('tweets/search/stream/rules', { method: 'POST', body: JSON.stringify(body) });
    const added = await change({ add: [{ value: 'acme', tag: 'a' }] });
    expect(specification.faults(version.change, added)).toEqual([]);
    const twice = await change({ add: [{ value: 'acme' }] });
    if (version.everyProblem) expect(specification.faults(version.change, twice)).toEqual([]);
    const id = server.rules.all[0]?.id;
    expect(specification.faults(version.change, await change({ delete: { ids: [id] } }))).toEqual([]);
    expect(specification.faults(version.connections, await ask('connections/all', { method: 'DELETE' }))).toEqual([]);
  });

  it.runIf(path)('streams lines as specified', () => {
    for (const post of posts) {
      const line: unknown = JSON.parse(writeLine(post, [{ id: '1', tag: 'a' }], version.dialect));
      expect(specification.faults(version.line, line)).toEqual([]);
      expect(specification.unknownKeys(version.post, isRecord(line) ? line['data'] : undefined)).toEqual([]);
    }
    if (version.everyProblem) expect(specification.faults(version.line, JSON.parse(disconnectLine))).toEqual([]);
  });

  const specified = Object.entries(refusals).filter(
    ([, { body }]) => version.everyProblem || body.type.endsWith('/invalid-request'),
  );
  it.runIf(path).each(specified)('refuses with %s as specified', (_name, { body }) => {
    expect(specification.faults('Problem', body)).toEqual([]);
  });
});
