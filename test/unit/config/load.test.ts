import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  ConfigurationError,
  loadConfiguration,
  NOBODY_YET,
  parseConfiguration,
  type Configuration,
} from '../../../config/load.ts';

const example = new URL('../../../config/example.yaml', import.meta.url).pathname;
const env = {
  X_BEARER_TOKEN: 'x-token',
  FB_TOKEN: 'fb-token',
  FB_SECRET: 'fb-secret',
  FB_VERIFY: 'fb-verify',
  ROUTING_SECRET: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
};
const MINIMAL = 'brands:\n  - { id: acme, name: Acme }\n';

const parse = (text: string, more: Parameters<typeof parseConfiguration>[1] | object = {}): Promise<Configuration> =>
  parseConfiguration(text, { file: 'my.yaml', env: {}, ...more });

async function faultsOf(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.split('\n');
  }
  return [];
}

describe('a sound configuration', () => {
  it('is read from the example as the contract shows it', async () => {
    const configuration = await loadConfiguration(example, { env });
    expect(configuration.brands.map(({ id }) => id)).toEqual(['acme']);
    expect(configuration.connections).toMatchObject([
      {
        id: 'acme-x',
        network: 'x',
        credentials: { bearerToken: 'x-token' },
        poll: '*/2 * * * *',
        enabled: true,
        allowPrivate: false,
      },
      { id: 'acme-fb', credentials: { pageId: '1029384756', appSecret: 'fb-secret' } },
      { id: 'acme-own', network: 'custom', credentials: {}, listen: {}, options: {} },
    ]);
    expect(configuration.queues[0]).toMatchObject({
      id: 'social-care',
      sla: { firstResponse: 1_800_000, resolution: 86_400_000 },
    });
    expect(configuration.routing?.webhook).toMatchObject({ ackTimeout: 10_000, allowPrivate: false });
    expect(configuration.taxonomies['acme']?.topics.map(({ id }) => id)).toContain('safety');
    expect(configuration.retention).toEqual({ ignoredDays: 30 });
  });

  it('needs no more than a brand', async () => {
    const configuration = await parse(MINIMAL);
    expect(configuration).toMatchObject({
      connections: [],
      rules: [],
      agents: [],
      routing: null,
      retention: { ignoredDays: 30 },
    });
    expect(configuration.queues).toEqual([
      { id: 'default', name: 'Default', skills: [], sla: {}, fallbackOwner: NOBODY_YET, approval: 'nobody' },
    ]);
    expect(configuration.taxonomies['acme']?.id).toBe('general');
  });

  it('makes the first supervisor responsible for the queue it makes up', async () => {
    const agents =
      'agents:\n  - { email: a@x.example, name: A, roles: [agent] }\n  - { email: b@x.example, name: B, roles: [supervisor] }\n';
    expect((await parse(MINIMAL + agents)).queues[0]?.fallbackOwner).toBe('b@x.example');
  });

  it('fills variables in anywhere in a text, and leaves escaped ones', async () => {
    const text = 'brands: [{ id: acme, name: "${FIRST} and ${SECOND}, $${FIRST}", terms: ["${EMPTY}ab"] }]';
    const { brands } = await parse(text, { env: { FIRST: 'one', SECOND: 'two', EMPTY: '' } });
    expect(brands[0]).toMatchObject({ name: 'one and two, ${FIRST}', terms: ['ab'] });
  });

  it('takes a loopback address of a test server as it is, and other private ones when told', async () => {
    const connection = (more: string): string => `${MINIMAL}connections:\n  - { id: c, brand: acme, network: x, ${more} }\n`;
    for (const address of ['http://127.0.0.1:8080', 'http://[::1]:1', 'http://localhost']) {
      expect((await parse(connection(`apiBaseUrl: "${address}"`))).connections[0]?.allowPrivate).toBe(true);
    }
    expect((await parse(connection('apiBaseUrl: "http://10.0.0.5", allowPrivate: true'))).connections[0]?.allowPrivate).toBe(
      true,
    );
    expect((await parse(connection('apiBaseUrl: "https://api.x.com"'))).connections[0]?.allowPrivate).toBe(false);
  });
});

describe('a model of one’s own', () => {
  const model = (more: string): string =>
    `${MINIMAL}understanding:\n  transformer: { model: m/model.onnx, tokenizer: /t/tokenizer.json, ${more} }\n`;

  it('is found beside the configuration’s file, with what is usual filled in', async () => {
    const { understanding } = await parse(model('labels: [negative, negative, neutral, positive, positive]'), {
      file: '/etc/my.yaml',
    });
    expect(understanding).toEqual({
      transformer: {
        model: '/etc/m/model.onnx',
        tokenizer: '/t/tokenizer.json',
        labels: ['negative', 'negative', 'neutral', 'positive', 'positive'],
        below: 0.6,
        maxTokens: 128,
        timeout: 2000,
      },
    });
    expect((await parse(MINIMAL)).understanding).toEqual({});
  });

  it.each([
    ['labels: [negative]', /labels must name negative and positive.*one label for each class/u],
    ['labels: [neutral, positive]', /labels must name negative and positive/u],
    ['labels: [negative, good]', /labels\[1\]/u],
    ['labels: [negative, positive], below: 2', /below/u],
    ['labels: [negative, positive], maxTokens: 0', /maxTokens/u],
    ['labels: [negative, positive], timeout: 0s', /timeout is out of bounds: write 1s to 60s/u],
    ['labels: [negative, positive], timeout: soon', /timeout is not a duration/u],
    ['labels: [negative, positive], modle: x', /modle is not a known key/u],
  ])('is refused with %s', async (more, message) => {
    expect(await faultsOf(parse(model(more)))).toEqual([expect.stringMatching(message)]);
  });
});

describe('a broken configuration', () => {
  it('is told with every fault at once, each with file, line, column, path and reason', async () => {
    const text = [
      'brands:', // 1
      '  - id: acme',
      '    nmae: Acme', // 3
      '    terms: [17]',
      'connections:', // 5
      '  - id: acme-x',
      '    brand: acmee', // 7
      '    network: facebok',
      '    poll: every minute', // 9
      '  - id: acme-x',
      '    brand: acme', // 11
      '    network: custom',
      'queues:', // 13
      '  - { id: care, name: Care, fallbackOwner: sam@acme.example, sla: { firstResponse: soon } }',
      'rules:', // 15
      '  - { name: r, when: { topic: delivry, sentiment: [negative, sad] }, then: { queue: car } }',
      'routing:', // 17
      '  webhook: { url: "http://192.168.1.1/hook", secret: "not base64!" }',
      'agents:', // 19
      '  - { email: sam, name: Sam, roles: [boss], queues: [cares] }',
      'retension: {}', // 21
    ].join('\n');
    expect(await faultsOf(parse(text))).toEqual([
      'my.yaml:2:5: brands[0].name is missing: a text is needed',
      'my.yaml:3:5: brands[0].nmae is not a known key; did you mean "name"?',
      'my.yaml:4:13: brands[0].terms[0] must be a text, not a number: put it in quotes',
      'my.yaml:7:12: connections[0].brand names no brand: "acmee" is none of this configuration\'s; did you mean "acme"?',
      expect.stringMatching(
        /^my\.yaml:8:14: connections\[0\]\.network is not known: write one of x, facebook, .*; did you mean "facebook"\?$/,
      ),
      expect.stringMatching(/^my\.yaml:9:11: connections\[0\]\.poll is not a cron expression: /),
      'my.yaml:10:9: connections[1].id is taken: "acme-x" stands in line 6 already',
      'my.yaml:14:44: queues[0].fallbackOwner names no agent: "sam@acme.example" is none of this configuration\'s, which are: sam',
      expect.stringMatching(/^my\.yaml:14:84: queues\[0\]\.sla\.firstResponse is not a duration/),
      'my.yaml:16:31: rules[0].when.topic names no topic: "delivry" is none of this configuration\'s; did you mean "delivery"?',
      'my.yaml:16:62: rules[0].when.sentiment[1] is not known: write one of negative, neutral, positive',
      'my.yaml:16:85: rules[0].then.queue names no queue: "car" is none of this configuration\'s; did you mean "care"?',
      'my.yaml:18:19: routing.webhook.url is a private address, which is refused unless "allowPrivate: true" stands beside it',
      expect.stringMatching(/^my\.yaml:18:54: routing\.webhook\.secret is not a Standard Webhooks secret: /),
      'my.yaml:20:14: agents[0].email is not an e-mail address',
      expect.stringMatching(/^my\.yaml:20:38: agents\[0\]\.roles\[0\] is not known: write one of agent, supervisor/),
      'my.yaml:20:54: agents[0].queues[0] names no queue: "cares" is none of this configuration\'s; did you mean "care"?',
      'my.yaml:21:1: retension is not a known key; did you mean "retention"?',
    ]);
  });

  it('names every missing variable with its line', async () => {
    const text = `${MINIMAL}connections:\n  - { id: c, brand: acme, network: x, credentials: { bearerToken: "\${X_TOKEN}" } }\n`;
    expect(await faultsOf(parse(text))).toEqual([
      'my.yaml:4:67: the environment variable X_TOKEN is not set: set it, or write $${X_TOKEN} to mean the text itself',
    ]);
    expect((await faultsOf(parse('brands: [{ id: acme, name: "${}" }]')))[0]).toMatch(/names no variable/);
  });

  it('never shows what came from the environment', async () => {
    const secret = 'hunter2-hunter2';
    const text = [
      'brands: [{ id: "${S}", name: A, taxonomy: "${S}" }, { id: "${S}", name: B }, { id: "x ${S}!", name: C }]',
      'connections: [{ id: "${S}", brand: "no-${S}", network: "${S}", poll: "${S}", apiBaseUrl: "${S}", enabled: "${S}" }]',
      'queues: [{ id: q, name: Q, fallbackOwner: "${S}", sla: { resolution: "${S}" }, hours: { timeZone: "${S}", weekly: { mon: ["${S}"] } } }]',
      'routing: { webhook: { url: "http://${S}@10.0.0.1/", secret: "!${S}", ackTimeout: "${S}" } }',
      'rules: [{ name: r, when: { topic: "${S}", brand: "z${S}" }, then: { queue: "${S}" } }]',
      'agents: [{ email: "${S}", name: A, roles: ["${S}"], queues: ["${S}"] }]',
    ].join('\n');
    const faults = await faultsOf(parse(text, { env: { S: secret } }));
    expect(faults.length).toBeGreaterThan(15);
    expect(faults.join('\n')).not.toContain(secret);
    expect(faults.join('\n')).toContain('the value of ${S}');
  });

  it('is told where its YAML breaks', async () => {
    expect((await faultsOf(parse('brands:\n  - id: acme\n   name: x\n')))[0]).toMatch(/^my\.yaml:3:\d+: /);
    expect((await faultsOf(parse('brands: []\nbrands: []\n')))[0]).toMatch(/^my\.yaml:2:1: .*unique/);
    expect(await faultsOf(parse(''))).toEqual(['my.yaml:1:1: holds no configuration: start with "brands:"']);
    expect(await faultsOf(parse('- 1'))).toEqual(['my.yaml:1:1: holds no configuration: start with "brands:"']);
    expect(await faultsOf(parse('brands: []'))).toEqual(['my.yaml:1:9: brands is empty: name at least one brand']);
  });

  it('does not let aliases multiply without end', async () => {
    const layers = Array.from(
      { length: 30 },
      (_, index) => `l${index + 1}: &l${index + 1} [${Array.from({ length: 9 }, () => `*l${index}`).join(', ')}]`,
    );
    expect((await faultsOf(parse(['l0: &l0 [x]', ...layers].join('\n'))))[0]).toMatch(/alias/i);
  });

  it('points at the key that a connector refuses, wherever it stands', async () => {
    const text = `${MINIMAL}connections:\n  - id: c\n    brand: acme\n    network: x\n    credentials:\n      bearer: abc\n    listen: { strem: true }\n`;
    const faults = await faultsOf(
      parse(text, {
        checkConnection: () => [
          { path: ['strem'], message: 'is not a known key' },
          { path: ['bearerToken'], message: 'is missing' },
          { path: ['credentials', 'bearer'], message: 'is not a known key' },
        ],
      }),
    );
    expect(faults).toEqual([
      'my.yaml:8:7: connections[0].credentials.bearerToken is missing',
      'my.yaml:8:15: connections[0].credentials.bearer is not a known key',
      'my.yaml:9:22: connections[0].listen.strem is not a known key',
    ]);
  });

  it('names the file that is not there', async () => {
    expect(await faultsOf(loadConfiguration('/nowhere/my.yaml', { env: {} }))).toEqual([
      "/nowhere/my.yaml: can't be read (ENOENT): EARSHOT_CONFIG must name a YAML file",
    ]);
  });
});

describe('taxonomies of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-config-'));
  const file = join(folder, 'my.yaml');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const brand = (taxonomy: string): string => `brands:\n  - { id: acme, name: Acme, taxonomy: ${taxonomy} }\n`;

  it('are found beside the configuration', async () => {
    writeFileSync(
      join(folder, 'mine.yaml'),
      'id: mine\nname: Mine\ntopics: [{ id: parking, name: Parking, words: { en: [parking] } }]\n',
    );
    writeFileSync(file, `${brand('./mine.yaml')}rules: [{ name: r, when: { topic: [parking, other] }, then: {} }]\n`);
    const { taxonomies } = await loadConfiguration(file, { env: {} });
    expect(taxonomies['acme']?.topics[0]?.id).toBe('parking');
  });

  it('are told broken in their own file', async () => {
    const broken = join(folder, 'broken.yaml');
    writeFileSync(
      broken,
      'id: mine\nname: Mine\ntopics:\n  - { id: a, name: A, words: { en: a } }\n  - { id: a, name: B, words: {} }\n',
    );
    writeFileSync(file, brand('broken.yaml'));
    expect(await faultsOf(loadConfiguration(file, { env: {} }))).toEqual([
      `${broken}:4:36: topics[0].words.en must be a list, not a text`,
      `${broken}:5:11: topics[1].id is taken: another topic of this file has it`,
    ]);
  });

  it('are told missing at the brand that names them', async () => {
    expect((await faultsOf(parse(brand('airlin'))))[0]).toMatch(
      /^my\.yaml:2:39: brands\[0\]\.taxonomy names no taxonomy: "airlin" .* did you mean "airline"\?$/,
    );
    expect((await faultsOf(parse(brand('./none.yaml'))))[0]).toMatch(/taxonomy names a file that can't be read \(ENOENT\)$/);
  });
});

describe('the JSON Schema for editors', () => {
  it('is the one that the code makes', async () => {
    const { jsonSchemaText } = await import('../../../config/json-schema.ts');
    const stored = readFileSync(new URL('../../../config/earshot.schema.json', import.meta.url), 'utf8');
    expect(stored, 'run: npx tsx config/write-schema.ts').toBe(jsonSchemaText());
  });

  it('accepts the example and refuses a typing error', async () => {
    const { default: Ajv } = await import('ajv/dist/2020.js');
    const { parse: parseYaml } = await import('yaml');
    const schema: unknown = JSON.parse(readFileSync(new URL('../../../config/earshot.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv.Ajv2020({ strict: false, validateFormats: false }).compile(schema as object);
    const value: unknown = parseYaml(readFileSync(example, 'utf8'));
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ brands: [{ id: 'a', nmae: 'b' }] })).toBe(false);
  });
});
