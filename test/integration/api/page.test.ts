import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Harness } from '../../unit/api/harness.ts';

describe('the page', () => {
  let folder: string;
  let harness: Harness;
  const html = { accept: 'text/html,application/xhtml+xml' };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-page-'));
    await mkdir(join(folder, 'web', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(
      join(folder, 'web', 'index.html'),
      '<!doctype html><html><head><title>Earshot</title></head><body></body></html>',
    );
    await writeFile(join(folder, 'web', 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'web', 'assets', 'index-abc123.js'), 'export {};');
    harness = await openApi({ webRoot: join(folder, 'web') });
  });
  afterAll(async () => {
    await harness.api.close();
    await rm(folder, { recursive: true });
  });

  it('is served at / and wherever its own router leads, to people', async () => {
    for (const url of ['/', '/index.html', '/cases/17', '/desk?queue=care']) {
      const response = await harness.send({ url, headers: html });
      expect([url, response.status]).toEqual([url, 200]);
      expect(response.body).toContain('<title>Earshot</title>');
      expect(response.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    }
  });

  it('may run its own scripts only, and styles only with this answer’s nonce', async () => {
    const [one, two] = await Promise.all([harness.send({ url: '/', headers: html }), harness.send({ url: '/', headers: html })]);
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(one.body)?.[1];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(two.body).not.toContain(nonce);
    expect(one.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is not what programs get for an address that does not exist', async () => {
    for (const [url, headers] of [
      ['/nothing', {}],
      ['/v1/nothing', html],
      ['/hooks/acme-fb/more', html],
      ['/assets/gone.js', html],
    ] as const) {
      const response = await harness.send({ url, headers });
      expect([url, response.status, response.headers['content-type']]).toEqual([url, 404, 'application/problem+json']);
    }
    expect((await harness.send({ method: 'POST', url: '/nothing', headers: html })).status).toBe(404);
  });

  it('keeps files with a hash for a year and asks for the others each time', async () => {
    const hashed = await harness.send({ url: '/assets/index-abc123.js' });
    expect([hashed.status, hashed.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    const icon = await harness.send({ url: '/favicon.svg' });
    expect([icon.status, icon.headers['cache-control'], icon.headers['content-type']]).toEqual([
      200,
      'no-cache',
      'image/svg+xml',
    ]);
  });

  it('leads to no file outside its folder', async () => {
    for (const url of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%00',
    ]) {
      const response = await harness.send({ url });
      expect(response.body).not.toBe('secret');
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });

  it('is told as missing where it is not built', async () => {
    const bare = await openApi();
    expect((await bare.send({ url: '/', headers: html })).status).toBe(404);
  });
});
