import { describe, expect, it } from 'vitest';
import { OTHER_TOPIC } from '../../../../src/domain/index.ts';
import { alertLetter, type LetterOptions } from '../../../../src/insights/alerts/letter.ts';
import { makeAlert } from '../../../contracts/alert-store.ts';

const options: LetterOptions = {
  language: 'en',
  publicUrl: 'https://care.acme.example',
  nameOf: () => 'Acme $& <Air>',
  topicOf: (_brand, topic) => (topic === 'baggage' ? 'Gepäck' : topic),
  networkOf: () => 'Google Play',
  timeZone: 'Europe/Berlin',
};
const alert = makeAlert({
  network: 'google-play',
  began: '2026-07-01T10:00:00.000Z',
  count: 1_240,
  expected: 9.54,
  whatDiffers: [
    { kind: 'phrase', text: 'belt 4', count: 12, usual: 0.4 },
    { kind: 'country', text: 'ZA', count: 12, usual: 2 },
    { kind: 'country', text: 'nowhere', count: 12, usual: 2 },
  ],
});

describe('a letter about a rise', () => {
  it('says in English what rose, since when, and what is different', () => {
    const { subject, text, html } = alertLetter([{ kind: 'opened', alert }], options);
    expect(subject).toBe('New: Acme $& <Air>: more complaints about Gepäck on Google Play than usual');
    expect(text).toBe(`New (medium): Acme $& <Air>: more complaints about Gepäck on Google Play than usual
1,240 complaints since 1 Jul 2026, 12:00, where 9.5 are usual.
Often said: belt 4
More than usual from: South Africa, nowhere
Look at Acme $& <Air>: https://care.acme.example/brand?brand=acme

Times are those of Europe/Berlin. Whoever marks an alert as seen ends messages about it.`);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Acme $&amp; &lt;Air&gt;');
  });

  it('says the same in German', () => {
    const ended = { ...alert, until: '2026-07-01T12:30:00.000Z' };
    const { subject, text, html } = alertLetter([{ kind: 'ended', alert: ended }], { ...options, language: 'de' });
    expect(subject).toBe('Vorbei: Acme $& <Air>: mehr Beschwerden zu Gepäck auf Google Play als üblich');
    expect(text).toContain('1.240 Beschwerden seit 01.07.2026, 12:00, üblich sind 9,5. Vorbei seit 01.07.2026, 14:30.');
    expect(text).toContain('Oft gesagt: belt 4');
    expect(text).toContain('Mehr als üblich aus: Südafrika');
    expect(text).toContain('Zeiten sind die von Europe/Berlin.');
    expect(html).toContain('<html lang="de">');
  });

  it.each(['en', 'de'] as const)('says the same in HTML and as plain text (%s)', (language) => {
    const notices = (['opened', 'grew', 'ended'] as const).map((kind) => ({ kind, alert: { ...alert, topic: OTHER_TOPIC } }));
    const { text, html } = alertLetter(notices, { ...options, language });
    const plain = html
      .replaceAll(/<[^>]+>/gu, '\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    for (const line of text.split('\n')) expect(plain).toContain(line.replace(/: https:.*$/u, ''));
    expect(html).not.toContain('{{');
    expect(text).not.toContain('{{');
  });

  it('tells of twenty, and how many more there are', () => {
    const many = Array.from({ length: 23 }, () => ({ kind: 'opened' as const, alert: makeAlert({ topic: null }) }));
    const { subject, text } = alertLetter(many, { ...options, language: 'de' });
    expect(subject).toBe('23 Ausschläge bei Erwähnungen');
    expect(text.split('Neu (mittel)')).toHaveLength(21);
    expect(text).toContain('Und 3 weitere.');
  });
});
