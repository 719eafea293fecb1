import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SampleFeedError, readSampleFeed, renderPayload } from '../../../src/app/sample-feed.ts';

const AT = Date.UTC(2026, 10, 22, 18, 0, 0, 500);

describe('filling in the times of a recorded payload', () => {
  it('writes ISO, South African and epoch times, moved by the offset', () => {
    expect(renderPayload({ a: '{{iso}}', b: ['{{iso:-120000}}'], c: { d: '{{sast}}' } }, AT)).toEqual({
      a: '2026-11-22T18:00:00.500Z',
      b: ['2026-11-22T17:58:00.500Z'],
      c: { d: '2026-11-22 20:00:00' },
    });
  });

  it('makes a number of an epoch that is the whole string, and digits of one that is asked for as text', () => {
    expect(renderPayload(['{{epochSeconds}}', '{{epochMs:500}}', '{{epochSecondsText}}', 'at {{epochSeconds}} s'], AT)).toEqual([
      Math.floor(AT / 1000),
      AT + 500,
      String(Math.floor(AT / 1000)),
      `at ${Math.floor(AT / 1000)} s`,
    ]);
  });

  it('leaves everything else as it is, and the payload it was given', () => {
    const payload = { text: 'a {{smile}} {{iso', n: 5, none: null, yes: true };
    expect(renderPayload(payload, AT)).toEqual(payload);
    expect(renderPayload(payload, AT)).not.toBe(payload);
  });
});

describe('reading a recorded feed', () => {
  const folders: string[] = [];
  const fileOf = (text: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'feed-'));
    folders.push(folder);
    writeFileSync(join(folder, 'feed.ndjson'), text);
    return join(folder, 'feed.ndjson');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('gives its items in order and passes over empty lines', async () => {
    const path = fileOf('{"afterMs":0,"connection":"a","payload":{"x":1}}\r\n\n{"afterMs":5,"connection":"b","payload":null}\n');
    expect(await readSampleFeed(path)).toEqual([
      { afterMs: 0, connection: 'a', payload: { x: 1 } },
      { afterMs: 5, connection: 'b', payload: null },
    ]);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['a time that is none', '{"afterMs":-1,"connection":"a","payload":{}}'],
    ['an unknown key', '{"afterMs":1,"connection":"a","payload":{},"more":1}'],
    ['a line before its time', '{"afterMs":9,"connection":"a","payload":{}}\n{"afterMs":1,"connection":"a","payload":{}}'],
  ])('refuses %s by its line', async (_, text) => {
    await expect(readSampleFeed(fileOf(text))).rejects.toThrow(SampleFeedError);
    await expect(readSampleFeed(fileOf(text))).rejects.toThrow(/Line \d/);
  });
});
