import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../../src/insights/digest/html.ts';
import type { DigestFacts } from '../../../../src/insights/digest/facts.ts';
import { formatIn } from '../../../../src/insights/digest/format.ts';
import { renderDigest } from '../../../../src/insights/digest/letter.ts';
import { spansOf, stepsOf } from '../../../../src/insights/digest/when.ts';

const due = Date.parse('2026-11-23T07:00:00Z');
const wish = { every: 'day' as const, timeZone: 'Europe/Berlin' };
const { span } = spansOf(wish, due);
const figures = {
  negative: 600,
  neutral: 234,
  positive: 400,
  count: 1_234,
  net: -16,
  complaints: 310,
  casesOpened: 42,
  casesSolved: 30,
  firstResponse: 8_100,
  resolution: 100_800,
};
const facts: DigestFacts = {
  ...wish,
  brand: { id: 'acme', name: 'Acme Air' },
  span,
  now: figures,
  before: { ...figures, net: -4, count: 1_000, complaints: 400, casesOpened: 0, firstResponse: 4_050, resolution: null },
  columns: stepsOf(wish, span).map((start, hour) => ({ start, negative: hour === 14 ? 50 : 2, neutral: 1, positive: hour })),
  topics: [
    { id: 'baggage', name: 'Baggage', count: 300, before: 100, net: -60 },
    { id: 'refunds', name: 'Refunds & <vouchers>', count: 10, before: 12, net: 0 },
    { id: 'other', name: null, count: 5, before: 0, net: 100 },
  ],
  phrases: [
    { text: 'belt <4> stands still', count: 1_200, usual: 3.04, since: '2026-11-22T09:00:00.000Z' },
    { text: 'flood', count: 7, usual: 0, since: '2026-11-22T10:00:00.000Z' },
  ],
  open: { cases: 77, waiting: 12, breached: 3 },
  orphans: 0,
  alerts: 2,
  incidents: { open: 1, proposed: 0 },
};
const publicUrl = 'https://care.acme.example';
const stopUrl = 'https://care.acme.example/u/one.two';
const english = renderDigest(facts, { language: 'en', publicUrl, stopUrl });
const german = renderDigest(facts, { language: 'de', publicUrl, stopUrl });

/** What HTML says, without how. */
const read = (html: string): string =>
  html
    .replace(/<(title|style)[^>]*>.*?<\/\1>/gsu, ' ')
    .replace(/<[^>]+>/gu, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ');
const squeeze = (text: string): string => text.replace(/\s+/gu, ' ');

describe('a digest', () => {
  it.each([
    ['net sentiment, by points', 'Net sentiment −16 −4 −12 points'],
    ['volume', 'Mentions 1,234 1,000 +23%'],
    ['complaints', 'Complaints 310 400 −23%'],
    ['cases that were none before', 'Cases opened 42 0 none before'],
    ['what did not change', 'of these solved 30 30 unchanged'],
    ['the first response', 'Median first response 2 h 15 min 1 h 8 min +100%'],
    ['a resolution that there was none of before', 'Median resolution 1 d 4 h – none before'],
    ['when most was said', 'Most: 14:00, 65'],
    ['the first hour', '00:00'],
    ['a topic that rose', 'Baggage 300 100 +200% −60'],
    ['a topic whose name is not HTML', 'Refunds & <vouchers> 10 12 −17% 0'],
    ['what fits no topic', 'No topic 5 0 none before +100'],
    ['a phrase that no topic names', 'belt <4> stands still 1,200 3'],
    ['another phrase', 'flood 7 0'],
    ['what phrases are', 'What people talk about'],
    ['how it is stopped', 'Switch this digest off'],
    ['which days it is about', 'Sun 22 Nov 2026, beside the day before'],
    ['what is open', 'Open cases 77'],
    ['who waits', 'waiting for somebody 12'],
    ['what is late', 'past their target 3'],
    ['what is nobody’s', 'Orphan touch-points 0'],
    ['spikes', 'Spikes that last 2'],
    ['incidents', 'Open incidents 1'],
  ])('tells %s, in HTML and as text', (_what, words) => {
    expect(read(english.html)).toContain(words);
    const text = squeeze(english.text.replaceAll(/▇+/gu, '').replaceAll(/https:\S+/gu, ''));
    expect(text).toContain(words);
  });

  it.each([
    'Netto-Stimmung −16 −4 −12 Punkte',
    'Erwähnungen 1.234 1.000 +23 %',
    'Eröffnete Fälle 42 0 davor keine',
    'davon gelöst 30 30 unverändert',
    'Die meisten: 14:00, 65',
    'Kein Thema 5 0 davor keine +100',
    'Offene Fälle 77',
    'So. 22. Nov. 2026, neben dem Tag davor',
  ])('says in German: %s', (words) => {
    expect(read(german.html)).toContain(squeeze(words));
    expect(squeeze(german.text)).toContain(squeeze(words));
  });

  it('has a subject that says what it is', () => {
    expect(english.subject).toBe('Daily digest: Acme Air, Sun 22 Nov 2026');
    expect(german.subject).toBe('Tagesbericht: Acme Air, So. 22. Nov. 2026');
    const week = renderDigest(
      { ...facts, every: 'week', brand: null, span: spansOf({ ...wish, every: 'week' }, due).span },
      { language: 'en', publicUrl, stopUrl: null },
    );
    expect(week.subject).toBe('Weekly digest: all brands, Mon 16 Nov 2026 – Sun 22 Nov 2026');
    expect(week.text).toContain(`${publicUrl}/brand?from=2026-11-16&to=2026-11-22`);
  });

  it('leads to the pages with its days and its brand', () => {
    const page = `${publicUrl}/brand?brand=acme&from=2026-11-22&to=2026-11-22`;
    expect(english.text).toContain(page);
    expect(english.html).toContain(`href="${escapeHtml(page)}"`);
    expect(english.html).toContain(`href="${escapeHtml(`${page}&topic=baggage`)}"`);
    expect(english.text).toContain(`${publicUrl}/brand/topics?`);
    expect([...english.html.matchAll(/href="([^"]*)"/gu)].every(([, href]) => href?.startsWith(`${publicUrl}/`) === true)).toBe(
      true,
    );
  });

  it('leads from a phrase to the mentions with it, and to where it is switched off, where somebody has it', () => {
    const phrase = `${publicUrl}/feed?brand=acme&q=belt+%3C4%3E+stands+still&from=2026-11-22T09%3A00%3A00.000Z&to=2026-11-22T23%3A00%3A00.000Z`;
    expect(english.html).toContain(`href="${escapeHtml(phrase)}"`);
    expect(english.text).toContain(phrase);
    expect(english.html).toContain(`href="${stopUrl}"`);
    expect(german.text).toContain(`Diesen Bericht abschalten: ${stopUrl}`);
    const preview = renderDigest(facts, { language: 'en', publicUrl, stopUrl: null });
    expect(preview.html + preview.text).not.toContain('Switch this digest off');
  });

  it('fetches nothing and runs nothing', () => {
    expect(english.html).not.toMatch(/<img|<script|<link|url\(|@import|src=/iu);
  });

  it('shows names as text, whatever operators wrote', () => {
    const evil = '"><script>alert(1)</script>\r\nBcc: eve@evil.example';
    const { html, subject, text } = renderDigest(
      {
        ...facts,
        brand: { id: evil, name: evil },
        topics: [{ id: evil, name: evil, count: 1, before: 0, net: 0 }],
        phrases: [{ text: evil, count: 3, usual: 0, since: '2026-11-22T09:00:00.000Z' }],
      },
      { language: 'en', publicUrl, stopUrl: null },
    );
    expect(html).not.toContain('<script>');
    expect(subject).not.toMatch(/[\r\n]/u);
    expect(text.split('\n').some((line) => line.startsWith('Bcc:'))).toBe(false);
  });

  it('has a column for every hour, high as what was said', () => {
    const heights = [...english.html.matchAll(/<td height="(\d+)" bgcolor/gu)].map(([, px]) => Number(px));
    expect(Math.max(...heights)).toBeLessThanOrEqual(96);
    expect([...english.html.matchAll(/valign="bottom"/gu)]).toHaveLength(24);
    expect(english.html).toContain('title="14:00: 65"');
    const lines = english.text.split('\n');
    const bars = lines.filter((line) => /^\d\d:00 .*▇/u.test(line));
    expect(bars).toHaveLength(24);
    expect(bars.map((line) => line.split('▇').length - 1).indexOf(30)).toBe(14);
  });

  it('stands in columns as text', () => {
    const lines = english.text.split('\n');
    const start = lines.findIndex((line) => line.startsWith('Measure'));
    const ends = lines.slice(start, start + 8).map((line) => line.length);
    expect(new Set(ends).size).toBe(1);
  });

  it('says that nothing was said', () => {
    const none = { ...figures, negative: 0, neutral: 0, positive: 0, count: 0, net: null, complaints: 0 };
    const { html, text } = renderDigest(
      {
        ...facts,
        now: none,
        before: none,
        topics: [],
        phrases: [],
        columns: facts.columns.map(({ start }) => ({ start, negative: 0, neutral: 0, positive: 0 })),
      },
      { language: 'en', publicUrl, stopUrl: null },
    );
    for (const words of [
      'Nothing was said in this time.',
      'No topic changed.',
      'Nothing is said more than usual that no topic names.',
      'Net sentiment – – –',
    ]) {
      expect(read(html)).toContain(words);
      expect(squeeze(text)).toContain(words);
    }
  });
});

describe('how lengths of time are written', () => {
  const { length } = formatIn('en', 'UTC');
  it.each([
    [0, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [3_599, '60 min'],
    [3_600, '1 h'],
    [7_190, '2 h'],
    [90_000, '1 d 1 h'],
    [172_700, '2 d'],
    [null, '–'],
  ])('%s seconds are %s', (seconds, text) => {
    expect(length(seconds)).toBe(text);
  });
});
