import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../../config/load.ts';
import { checkConnection } from '../../../src/app/load-settings.ts';

const BRAND = 'brands:\n  - { id: acme, name: Acme }\n';
const faultsOf = async (text: string, hasRedis = true): Promise<readonly string[]> => {
  try {
    await parseConfiguration(text, { file: 'my.yaml', env: {}, checkConnection, hasRedis });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('what a connector has against a connection', () => {
  it('names the unknown key and the one that was meant, with its line', async () => {
    const faults = await faultsOf(
      `${BRAND}connections:\n  - id: a\n    brand: acme\n    network: x\n    credentials:\n      bearerTokn: abc\n    listen:\n      strem: true\n`,
    );
    expect(faults).toContain(
      'my.yaml:8:7: connections[0].credentials.bearerTokn is not a known key; did you mean "bearerToken"?',
    );
    expect(faults).toContain('my.yaml:10:7: connections[0].listen.strem is not a known key; did you mean "stream"?');
  });

  it('shows no value, which may be secret', async () => {
    const faults = await faultsOf(
      `${BRAND}connections:\n  - { id: a, brand: acme, network: trustpilot, credentials: { apiKey: 4711, other: hush } }\n`,
    );
    expect(faults.join('\n')).toContain('credentials.apiKey must be a text, not a number: put it in quotes');
    expect(faults.join('\n')).not.toMatch(/4711|hush/u);
  });
});

describe('routing by queue', () => {
  it('is refused without Redis, and only then', async () => {
    const text = `${BRAND}routing: { bullmqQueue: true }\n`;
    expect(await faultsOf(text, false)).toEqual([
      'my.yaml:3:25: routing.bullmqQueue needs a Redis that the routing service shares: set REDIS_URL, or leave it out and use routing.webhook',
    ]);
    expect(await faultsOf(text)).toEqual([]);
    expect(await faultsOf(`${BRAND}routing: { bullmqQueue: false }\n`, false)).toEqual([]);
  });
});
