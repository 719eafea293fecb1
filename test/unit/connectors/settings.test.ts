import { describe, expect, it } from 'vitest';
import { findConnector } from '../../../connectors/index.ts';

const parse = (id: string, settings: unknown): unknown => findConnector(id)?.settingsSchema.parse(settings);
const faults = (id: string, settings: unknown): readonly string[] =>
  findConnector(id)
    ?.settingsSchema.safeParse(settings)
    .error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('settings of review sites', () => {
  it('may stand among the credentials, under listen or under options', () => {
    const expected = { appId: '5', countries: ['za', 'gb'] };
    expect(parse('app-store', { appId: 5, listen: { countries: ['ZA', 'gb'] } })).toEqual(expected);
    expect(parse('app-store', { options: { appId: '5', countries: ['za', 'gb'] } })).toEqual(expected);
    expect(parse('app-store', { appId: '5', countries: 'ZA' })).toEqual({ appId: '5', countries: ['za'] });
    expect(parse('custom', {})).toEqual({});
    expect(parse('rss', { url: 'https://runway.example/feed', listen: {} })).toEqual({ url: 'https://runway.example/feed' });
  });

  it.each([
    ['trustpilot', {}, ['apiKey']],
    ['trustpilot', { apiKey: 'k' }, ['businessUnitId']],
    ['trustpilot', { businessUnitId: 'u', apiKey: 'k', username: 'n' }, ['password']],
    ['trustpilot', { businessUnitId: 'u', apiSecret: 's', accessToken: 't' }, ['apiKey']],
    ['trustpilot', { webhookSecret: 'short' }, ['webhookSecret']],
    ['hellopeter', {}, ['apiKey']],
    ['google-play', { packageName: 'com.acme.air' }, ['serviceAccount']],
    ['google-play', { packageName: '../x', accessToken: 't' }, ['packageName']],
    ['google-play', { packageName: 'com.acme.air', serviceAccount: '{broken' }, ['serviceAccount']],
    ['app-store', { appId: 'acme' }, ['appId']],
    ['app-store', { appId: '5', keyId: 'k' }, ['privateKey']],
    ['app-store', { appId: '5', countries: ['zaf'] }, ['countries.0']],
    ['rss', { url: 'file:///etc/passwd' }, ['url']],
    ['custom', { listen: true }, ['']],
    ['custom', { options: { replyUrl: 'https://own.example/replies' } }, ['replySecret']],
    ['custom', { options: { replyUrl: 'file:///x' }, replySecret: 'whsec_MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=' }, ['replyUrl']],
    ['custom', { options: { replyUrl: 'https://own.example/' }, replySecret: 'not base64' }, ['replySecret']],
  ])('of %s are refused when they cannot work: %j', (id, settings, paths) => {
    expect(faults(id, settings)).toEqual(paths);
  });

  it('never repeat a secret in what they say is wrong', () => {
    const error = findConnector('google-play')?.settingsSchema.safeParse({ packageName: 'x', serviceAccount: 'hush-hush' }).error;
    expect(error?.message).not.toContain('hush');
  });
});
