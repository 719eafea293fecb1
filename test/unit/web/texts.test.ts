import { afterEach, describe, expect, it } from 'vitest';
import { lateAreaNames, loadFirstAreas, loadLateArea } from '../../../web/i18n/areas.ts';
import { cutText, placeMark } from '../../../web/i18n/cut-text.ts';
import { chooseLanguage } from '../../../web/i18n/languages.ts';
import { changeLanguage, loadTexts, textOf, texts } from '../../../web/i18n/texts.ts';
import type { Texts } from '../../../web/i18n/types.ts';
import { explain, ApiError, readProblem } from '../../../web/api/problem.ts';
import { signInFault } from '../../../web/sign-in/sign-in-fault.ts';
import { dueOf } from '../../../web/text/due.ts';
import { countText, decimalText, midSentence, signedText } from '../../../web/text/numbers.ts';
import { clockText, relativeText, shortText } from '../../../web/text/time.ts';
import { codeWords, languageName, languageWords, networkName, sentimentNames } from '../../../web/text/words.ts';

async function everyArea(language: 'en' | 'de'): Promise<ReadonlyMap<string, Texts>> {
  const areas = new Map<string, Texts>(Object.entries(await loadFirstAreas(language)));
  for (const area of lateAreaNames) areas.set(area, await loadLateArea(area, language));
  return areas;
}
const english = await everyArea('en');
const german = await everyArea('de');

const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').toSorted();
const tags = (text: string): string[] => [...text.matchAll(/<\/?\w+>/gu)].map(([tag]) => tag).toSorted();
/** Rightly the same in both languages: units, and words and names that both have. */
const mayBeSame = new Set(
  [
    'app.stars_one app.stars_other brand.networkWhen brand.neutral brand.pointOf correct.neutral correct.spam feed.spam settings.errorIs',
    'words.chat words.hours words.hoursAndMinutes words.in words.minutes words.neutral words.normal words.percent',
    'reply.insertKey reply.actionStatus reply.earshot settings.webhooks settings.name settings.role-agent',
    'settings.role-administrator settings.macroText settings.field-domain settings.taxonomy-bank settings.status',
    'board.firstAt board.agesBand board.toAgent board.agentLoadOpen board.agent board.loadLink',
    'inbox.orMore inbox.status inbox.viewName words.seconds words.spam codes.agent codes.spam codes.link codes.video codes.animation',
  ].flatMap((line) => line.split(' ')),
);

afterEach(async () => {
  await changeLanguage('en');
});

describe.each([...english.keys()])('the texts of %s', (area) => {
  const en = english.get(area) ?? {};
  const de = german.get(area) ?? {};

  it('have the same keys in both languages', () => {
    expect(Object.keys(de).toSorted()).toEqual(Object.keys(en).toSorted());
  });
  it('have the same places and tags in both languages', () => {
    for (const [key, text] of Object.entries(en)) {
      expect([key, places(de[key] ?? '')]).toEqual([key, places(text)]);
      expect([key, tags(de[key] ?? '')]).toEqual([key, tags(text)]);
    }
  });
  it('are never empty and leave no tag open', () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(de)]) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      const open = tags(text).filter((tag) => !tag.startsWith('</'));
      expect([key, tags(text).filter((tag) => tag.startsWith('</'))]).toEqual([key, open.map((tag) => tag.replace('<', '</'))]);
    }
  });
  it('differ between the languages', () => {
    const same = Object.keys(en).filter((key) => en[key] === de[key] && !mayBeSame.has(`${area}.${key}`));
    expect(same).toEqual([]);
  });
  it('have both forms of each plural', () => {
    const stems = Object.keys(en).flatMap((key) => /^(.+)_(?:zero|one|other)$/u.exec(key)?.[1] ?? []);
    for (const stem of stems) expect([stem, `${stem}_one` in en, `${stem}_other` in en]).toEqual([stem, true, true]);
  });
  it('speak to the reader as Sie', () => {
    const intimate = Object.entries(de).filter(([, text]) => /\b(?:du|dir|dich|dein\w*|euch|euer)\b/iu.test(text));
    expect(intimate).toEqual([]);
  });
});

describe('a text', () => {
  it('counts with the grammar and the numbers of its language', async () => {
    const t = textOf('words');
    expect([t('mentions', { count: 1 }), t('mentions', { count: 1401 })]).toEqual(['1 mention', '1,401 mentions']);
    await changeLanguage('de');
    expect([t('mentions', { count: 1 }), t('mentions', { count: 1401 })]).toEqual(['1 Erwähnung', '1.401 Erwähnungen']);
  });
  it('leaves what a value holds as it is, whatever it looks like', () => {
    const author = '<b>{{name}} $t(words.now) $1 $&';
    expect(textOf('feed')('openWhat', { author })).toBe(`Open what ${author} said`);
  });
  it('of a page that comes later follows the language once it is there', async () => {
    await loadTexts('settings');
    expect(textOf('settings')('connections')).toBe('Connections');
    await changeLanguage('de');
    expect(textOf('settings')('connections')).toBe('Verbindungen');
  });
  it('is cut where things of the page stand in it', () => {
    const at = placeMark('host');
    expect(cutText(`Open on X <dimmed>(${at})</dimmed> now`)).toEqual([
      { kind: 'words', words: 'Open on X ' },
      {
        kind: 'tag',
        name: 'dimmed',
        inside: [
          { kind: 'words', words: '(' },
          { kind: 'place', name: 'host' },
          { kind: 'words', words: ')' },
        ],
      },
      { kind: 'words', words: ' now' },
    ]);
    expect(cutText('2 < 3 and <open')).toEqual([{ kind: 'words', words: '2 < 3 and <open' }]);
  });
});

describe('the language', () => {
  it('is the one chosen before, else the first the browser asks for that there is, else English', () => {
    expect(chooseLanguage('de', ['en-GB'])).toBe('de');
    expect(chooseLanguage('xx', ['fr', 'de-AT', 'en'])).toBe('de');
    expect(chooseLanguage(null, ['EN-us', 'de'])).toBe('en');
    expect(chooseLanguage(null, ['fr'])).toBe('en');
    expect(chooseLanguage(null, [])).toBe('en');
  });
  it('reaches numbers, times, clocks and names', async () => {
    await changeLanguage('de');
    const now = Date.parse('2026-11-19T12:00:00Z');
    const day = 86_400_000;
    expect(texts.language).toBe('de');
    expect([countText(1401), decimalText(0.5, 2), signedText(-0.25, 2)]).toEqual(['1.401', '0,50', '−0,25']);
    expect([relativeText(now - 540_000, now), relativeText(now - 3 * day, now), relativeText(now + day, now)]).toEqual([
      'vor 9 min',
      'vor 3 Tagen',
      'in 1 Tag',
    ]);
    expect(shortText('2026-11-12T12:00:00Z', now)).toMatch(/^12\. Nov\., \d\d:\d\d$/u);
    expect(clockText('2026-11-12T12:00:00Z')).toMatch(/^\d\d:\d\d$/u);
    expect(dueOf({ dueAt: '2026-11-16T12:00:00Z', metAt: null, breached: true }, now).text).toBe('Überfällig: 3 Tage');
    expect([languageName('en'), languageName('de'), languageWords('und')]).toEqual(['Englisch', null, 'Nicht erkennbar']);
    expect([networkName('email'), sentimentNames.negative, codeWords('legal-threat')]).toEqual([
      'E-Mail',
      'Negativ',
      'Drohung mit rechtlichen Schritten',
    ]);
    expect(codeWords('some-newCode')).toBe('Some new code');
    expect(midSentence('Beschwerde')).toBe('Beschwerde');
  });
});

describe('what went wrong', () => {
  const refusal = (code: string, detail: string) => new ApiError(readProblem(409, { code, title: 'Refused', detail }));
  it('is told in the server’s own words in English and by its code in German', async () => {
    expect(explain(refusal('owned', 'Sam holds C-7 until 14:05'))).toBe('Sam holds C-7 until 14:05');
    await changeLanguage('de');
    expect(explain(refusal('owned', 'Sam holds C-7 until 14:05'))).toBe('Jemand anderes bearbeitet diesen Fall.');
    expect(explain(refusal('brand-new', 'it is so'))).toBe('Der Server hat abgelehnt: it is so');
    expect(explain(refusal('status', 'it is so'))).toBe('Der Server hat abgelehnt: it is so');
    expect(explain(new TypeError('x'))).toContain('fehlgeschlagen');
  });
  it('at the sign-in says what to do, and how long to wait', () => {
    const answer = (status: number, retryAfter: string | null = null) => new ApiError(readProblem(status, null, retryAfter));
    expect(signInFault(answer(401))).toContain('do not match');
    expect(signInFault(answer(429))).toBe('Too many tries. Wait a few minutes, then try again.');
    expect(signInFault(answer(429, '60'))).toBe('Too many tries. Wait 1 minute, then try again.');
    expect(signInFault(answer(429, '61'))).toBe('Too many tries. Wait 2 minutes, then try again.');
    expect(signInFault(answer(429, 'soon'))).toBe('Too many tries. Wait a few minutes, then try again.');
    expect(signInFault(answer(403))).toContain('disabled');
  });
});
