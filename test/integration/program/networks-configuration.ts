import { rsaKeys } from '../../networks/reviews/keys.ts';

export const FB_PAGE = '1000200030004000';
export const FB_SECRET = 'app-secret-of-the-test';
export const UNIT = '5f0000000000000000000001';
export const APP = '1404176564';
export const PACKAGE = 'com.acme.air';

const POLL = '*/2 * * * * *';

/** One connection of each network, all at one address. `x` stands elsewhere for a brand that has a played X. */
function connections(brand: string, base: string, x: string): string {
  return `
  - { id: ${brand}-x, brand: ${brand}, network: x, apiBaseUrl: "${x}", credentials: { bearerToken: token }, poll: "${POLL}" }
  - { id: ${brand}-fb, brand: ${brand}, network: facebook, apiBaseUrl: "${base}", poll: "${POLL}", credentials: { pageId: "${FB_PAGE}", pageAccessToken: t, appSecret: ${FB_SECRET}, verifyToken: v } }
  - { id: ${brand}-tp, brand: ${brand}, network: trustpilot, apiBaseUrl: "${base}", poll: "${POLL}", credentials: { apiKey: k, apiSecret: s, businessUnitId: "${UNIT}" } }
  - { id: ${brand}-hp, brand: ${brand}, network: hellopeter, apiBaseUrl: "${base}", poll: "${POLL}", credentials: { apiKey: k } }
  - { id: ${brand}-gp, brand: ${brand}, network: google-play, apiBaseUrl: "${base}", poll: "${POLL}", credentials: { packageName: ${PACKAGE}, serviceAccount: { client_email: a@acme.example, private_key: ${JSON.stringify(rsaKeys.privateKey)}, token_uri: "https://oauth2.googleapis.com/token" } } }
  - { id: ${brand}-as, brand: ${brand}, network: app-store, apiBaseUrl: "${base}", poll: "${POLL}", credentials: { appId: "${APP}", countries: [jp] } }
  - { id: ${brand}-rss, brand: ${brand}, network: rss, poll: "${POLL}", credentials: { url: "${base}/feed.xml" } }
  - { id: ${brand}-own, brand: ${brand}, network: custom }`;
}

export interface Addresses {
  readonly minimal: string;
  readonly x: string;
  readonly recorded: string;
}

/** Two brands: `made` hears our own payloads, `rec` those that were recorded. */
export function networksConfiguration({ minimal, x, recorded }: Addresses): string {
  return `
brands:
  - { id: made, name: Acme Air, terms: ["acme air", "@acmeair"], taxonomy: airline, ownAccounts: { x: ["acmeair"], facebook: ["${FB_PAGE}"] } }
  - { id: rec, name: Recorded, ownAccounts: { x: ["2244994945"] }, terms: ["anything said"] }
connections:${connections('made', minimal, x)}${connections('rec', recorded, recorded)}
agents:
  - { email: sam@acme.example, name: Sam, roles: [supervisor] }
`;
}
