import { describe, expect, it } from 'vitest';
import { alertLetter } from '../../../src/insights/alerts/letter.ts';
import { framedLetter } from '../../../web/digests/framed-letter.ts';
import { makeAlert } from '../../contracts/alert-store.ts';

const evil = 'x style="color:red" <b href="https://evil.example">';
const { html } = alertLetter([{ kind: 'opened', alert: makeAlert({ topic: 'baggage' }) }], {
  language: 'en',
  publicUrl: 'https://care.acme.example',
  nameOf: () => evil,
  topicOf: (_brand, topic) => topic,
  networkOf: (network) => network,
  timeZone: 'UTC',
});

describe('a letter in a frame', () => {
  const framed = framedLetter(html, 'abc123');

  it('has all its styles in one element that the page’s policy knows', () => {
    const [, rules = ''] = /<style nonce="abc123">([^<]*)<\/style><\/head>/u.exec(framed) ?? [];
    expect(framed).not.toMatch(/<[^>]* style=/u);
    const written = [...html.matchAll(/ style="([^"]*)"/gu)].map(([, css]) => css ?? '');
    expect(written.length).toBeGreaterThan(3);
    for (const css of written) expect(rules).toContain(`{${css}}`);
    for (const [, name] of framed.matchAll(/ class="(l\d+)"/gu)) expect(rules).toContain(`.${name}{`);
  });

  it('keeps its words, also those that look like attributes, and leads nowhere', () => {
    expect(framed).toContain('x style=&quot;color:red&quot; &lt;b href=&quot;https://evil.example&quot;&gt;');
    expect(framed).not.toMatch(/ href="/u);
  });

  it('cannot leave the style element', () => {
    expect(framedLetter('<p style="color:red</style><script>alert(1)</script>">x</p>', '')).not.toContain('</style><script');
    expect(framedLetter('<p style="font-family:&quot;A&quot;&lt;/style&gt;">x</p>', '')).toContain('font-family:"A"/style>}');
  });
});
