import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { TwitterApi, TwitterApiv2 } from 'twitter-api-v2';

/** The library's v2 client, speaking to any base address. */
class XClient extends TwitterApiv2 {
  constructor(api: TwitterApi, prefix: string) {
    super(api);
    this.setPrefix(prefix);
  }
}

/** The address under which v2 lives for a base such as `https://api.x.com` or `http://127.0.0.1:4010/gateway`. */
export function v2Prefix(apiBaseUrl: string): string {
  const base = new URL(apiBaseUrl);
  const path = base.pathname.replace(/\/+$/, '').replace(/\/2$/, '');
  return `${base.origin}${path}/2/`;
}

export interface Connected {
  readonly client: TwitterApiv2;
  /** Ends every exchange that is under way. */
  close(): void;
}

/** Signs as an account (OAuth 1.0a). */
export interface SigningTokens {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

export interface ConnectOptions {
  /** A bearer token, of the app or of an account, or what signs as an account. */
  readonly auth: string | SigningTokens;
  readonly apiBaseUrl: string;
  /** Off for a stream: a compressed body hides that its connection died. */
  readonly compression: boolean;
}

/**
 * A client with connections of its own. The library always calls `https.request`; which protocol is spoken is decided by
 * the agent it is given, so a plain agent reaches a gateway on plain HTTP.
 */
export function connect({ auth, apiBaseUrl, compression }: ConnectOptions): Connected {
  const prefix = v2Prefix(apiBaseUrl);
  const agent = prefix.startsWith('http:') ? new HttpAgent() : new HttpsAgent();
  const settings = { httpAgent: agent, compression };
  const api = typeof auth === 'string' ? new TwitterApi(auth, settings) : new TwitterApi(auth, settings);
  return { client: new XClient(api, prefix), close: () => agent.destroy() };
}
