import type { settings } from '../i18n/en/settings.ts';

type Stem<Key> = Key extends `field-${infer Name}` ? Name : never;
/** A field whose label stands among the texts as `field-<name>`. */
export type FieldName = Stem<keyof typeof settings>;

export interface NetworkField {
  readonly name: FieldName;
  /** Kept apart and never shown again; others stand among the settings. */
  readonly group: 'credentials' | 'options';
  /** Not to be read over a shoulder. */
  readonly secret: boolean;
  readonly needed: boolean;
  readonly kind: 'line' | 'lines' | 'list';
}

type Rest = Partial<Pick<NetworkField, 'needed' | 'kind'>>;
const secret = (name: FieldName, rest: Rest = {}): NetworkField => ({
  name,
  group: 'credentials',
  secret: true,
  needed: false,
  kind: 'line',
  ...rest,
});
const kept = (name: FieldName, rest: Rest = {}): NetworkField => ({ ...secret(name, rest), secret: false });
const shown = (name: FieldName, rest: Rest = {}): NetworkField => ({ ...kept(name, rest), group: 'options' });
const needed = { needed: true };

/** What each network asks for when it is connected, in the order in which its console hands it out. The server checks it again. */
export const networkFields: Readonly<Record<string, readonly NetworkField[]>> = {
  x: [
    secret('bearerToken', needed),
    secret('consumerKey'),
    secret('consumerSecret'),
    secret('accessToken'),
    secret('accessTokenSecret'),
    secret('userAccessToken'),
    kept('userId'),
  ],
  facebook: [kept('pageId', needed), secret('pageAccessToken', needed), secret('appSecret'), secret('verifyToken')],
  trustpilot: [
    shown('businessUnitId'),
    shown('domain'),
    secret('apiKey'),
    secret('apiSecret'),
    secret('accessToken'),
    secret('webhookSecret'),
    shown('authorBusinessUserId'),
  ],
  hellopeter: [secret('apiKey', needed), shown('businessSlug')],
  'google-play': [shown('packageName', needed), secret('serviceAccount', { kind: 'lines' }), secret('accessToken')],
  'app-store': [
    shown('appId', needed),
    shown('countries', { kind: 'list' }),
    kept('keyId'),
    kept('issuerId'),
    secret('privateKey', { kind: 'lines' }),
    secret('accessToken'),
  ],
  rss: [shown('url', needed)],
  custom: [shown('replyUrl'), secret('replySecret')],
};
