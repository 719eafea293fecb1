import { lookup } from 'node:dns';
import { promisify } from 'node:util';
import { assertAddressAllowed, guardedLookup } from '../../../connectors/kit/address-guard.ts';
import { checkMailServer } from '../../mail/smtp.ts';
import type { SmtpOptions } from '../../mail/transport.ts';
import type { AlertSettings, Settings } from '../../ports/settings.ts';
import type { Check } from './check.ts';

const ANSWER_MS = 15_000;

type Webhook = NonNullable<AlertSettings['webhook']>;

/** Asks what the address's name leads to, and whether calls may go there; nothing is sent. */
async function webhookCheck({ url, allowPrivate }: Webhook, resolver: typeof lookup): Promise<string> {
  const { origin, hostname } = assertAddressAllowed(url, { allowPrivate });
  const ask = promisify(guardedLookup({ allowPrivate }, (name, options, done) => resolver(name, options, done)));
  try {
    await ask(hostname.replaceAll(/^\[|\]$/gu, ''), { all: true });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'forbidden-address') throw error;
    throw new Error(`${origin} leads nowhere (${String(code)}): check alerts.webhook.url`, { cause: error });
  }
  return `${origin} may be called; nothing was sent`;
}

const namesSomebody = ({ to, brands = {} }: AlertSettings): boolean =>
  to.length > 0 || Object.values(brands).some((own) => (own.to ?? []).length > 0);

/** One line each for the mail server and for who hears of alerts; none for what is not configured. Shows no secret. */
export function letterChecks(
  { mail, alerts }: Pick<Settings, 'mail' | 'alerts'>,
  { resolver = lookup, ...smtp }: SmtpOptions & { readonly resolver?: typeof lookup } = {},
): readonly Check[] {
  const checks: Check[] = [];
  if (mail) checks.push({ name: 'mail server', run: () => checkMailServer(mail, AbortSignal.timeout(ANSWER_MS), smtp) });
  else if (alerts && namesSomebody(alerts)) {
    checks.push({
      name: 'mail server',
      run: () =>
        Promise.reject(new Error('alerts.to names people, and there is no server to write to them: name one under mail')),
    });
  }
  const webhook = alerts?.webhook;
  if (webhook) checks.push({ name: 'alerts webhook', run: () => webhookCheck(webhook, resolver) });
  return checks;
}
