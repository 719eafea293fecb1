import { describe, expect, it } from 'vitest';
import { v2Prefix } from '../../../../connectors/x/asking/client.ts';
import { xConnector } from '../../../../connectors/x/index.ts';

describe("the X connection's settings", () => {
  it('need only a bearer token', () => {
    expect(xConnector.settingsSchema.parse({ bearerToken: 'abc', listen: undefined, options: undefined })).toMatchObject({
      bearerToken: 'abc',
      listen: { stream: true, search: true, mentions: true },
      options: { silenceMs: 25_000, maxQueryLength: 512 },
    });
  });

  it.each([
    [{}, 'bearerToken'],
    [{ bearerToken: 'a', bearer: 'b' }, ''],
    [{ bearerToken: 'a', userId: '@acme' }, 'userId'],
    [{ bearerToken: 'a', listen: { streams: true } }, 'listen'],
    [{ bearerToken: 'a', options: { silenceMs: 'long' } }, 'options.silenceMs'],
  ])('refuse %j, naming the place', (settings, path) => {
    const result = xConnector.settingsSchema.safeParse(settings);
    expect(result.error?.issues[0]?.path.join('.')).toBe(path);
  });

  const signing = { consumerKey: 'k', consumerSecret: 's', accessToken: '7700-a', accessTokenSecret: 'b' };

  it('take what signs as an account whole, or a token of the account, or neither', () => {
    const parse = (settings: object) => xConnector.settingsSchema.safeParse({ bearerToken: 'a', ...settings });
    expect(parse(signing).success).toBe(true);
    expect(parse({ consumerSecret: 's' }).success).toBe(true);
    expect(parse({ userAccessToken: 't', consumerSecret: 's' }).success).toBe(true);
    for (const name of Object.keys(signing)) {
      const part = Object.fromEntries(Object.entries(signing).filter(([key]) => key !== name));
      expect(parse(part).error?.issues.map((issue) => issue.path.join('.'))).toEqual([name]);
    }
  });

  it.each([
    ['https://api.x.com', 'https://api.x.com/2/'],
    ['https://api.x.com/', 'https://api.x.com/2/'],
    ['https://api.x.com/2/', 'https://api.x.com/2/'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/2/'],
    ['http://gateway.test:81/x/y/', 'http://gateway.test:81/x/y/2/'],
  ])('lead from the base %s to %s', (base, prefix) => {
    expect(v2Prefix(base)).toBe(prefix);
  });

  it('claim in the manifest what the connector has', () => {
    expect(xConnector.manifest).toMatchObject({ id: 'x', aliases: ['twitter'], apiBaseUrl: 'https://api.x.com' });
    expect(Object.keys(xConnector)).toEqual(
      expect.arrayContaining([
        'poll',
        'listen',
        'webhook',
        'findRemoved',
        'check',
        'capability',
        'reply',
        'findSent',
        'replyLength',
      ]),
    );
  });
});
