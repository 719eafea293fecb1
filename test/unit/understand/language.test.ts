import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedWeights } from '../../../src/app/learning/weight-files.ts';
import { createLanguageDetector } from '../../../src/understand/language/detect.ts';
import type { Guess } from '../../../src/understand/language/fasttext.ts';
import { hintedLanguage } from '../../../src/understand/language/hint.ts';
import { FeatureReader } from '../../../src/understand/model/text-features.ts';
import { readText } from '../../../src/understand/text.ts';
import { read } from './helpers.ts';

const { language } = await shippedWeights();

/** The detector with a stand-in for fastText, and how often that was asked. */
function detectorWith(guesses: readonly Guess[], weights: typeof language | undefined = language) {
  const reader = new FeatureReader();
  const asked: string[] = [];
  const detect = createLanguageDetector(weights, (text) => {
    asked.push(text);
    return guesses;
  });
  return {
    asked,
    detect: (text: string, hint: string | null = null, priors: readonly string[] = []) => {
      const form = readText(text, () => false);
      return detect(form, reader.read(form), hint, priors);
    },
  };
}

describe('languages of South Africa', () => {
  it.each([
    ['zu', 'Angitholi mali yami, ibhange lithi mangilinde kuze kube nini'],
    ['zu', 'Kungani ugesi ungekho futhi namhlanje'],
    ['xh', 'Andiyifumani imali yam, ibhanki ithi mandilinde de kube nini'],
    ['xh', 'Kutheni umbane ungekho kwakhona namhlanje'],
    ['st', 'Ha ke fumane tjhelete ya ka, banka e re ke eme ho fihlela neng'],
    ['st', 'Hobaneng motlakase o le siyo hape kajeno'],
    ['tn', 'Ga ke bone madi a me, banka ya re ke eme go fitlha leng'],
    ['tn', 'Goreng motlakase o seyo gape gompieno'],
    ['nso', 'Ga ke hwetše tšhelete ya ka, panka e re ke eme go fihla neng'],
    ['nso', 'Gobaneng mohlagase o se gona lehono gape'],
    ['ts', 'A ndzi kumi mali ya mina, bangi yi ri ndzi rindza ku fikela rini'],
    ['af', 'Hoekom werk die toep nie?'],
    ['af', 'Die krag is af en niemand weet wanneer dit terugkom nie'],
    ['en', 'The power is off again and nobody at the council picks up'],
  ])('%s: %s', (lang, text) => {
    expect(read(text).lang).toBe(lang);
  });

  it.each([
    ['zu', 'Ngiyabonga for the quick help guys, siyabonga kakhulu'],
    ['xh', 'Enkosi for the quick help guys, ndiyabulela kakhulu'],
    ['st', 'Kea leboha for the quick help guys, haholo hle ntate'],
  ])('%s with English between: %s', (lang, text) => {
    expect(read(text).lang).toBe(lang);
  });
});

describe('languages of elsewhere', () => {
  it.each([
    ['sn', 'Handisati ndawana mari yangu, bhanga rinoti ndimirire kusvika riini'],
    ['sw', 'Kifurushi changu bado hakijafika na hakuna anayejibu simu'],
    ['hi', 'mera parcel abhi tak nahi aaya yaar, phone bhi nahi uthate'],
    ['sv', 'Mitt paket har fortfarande inte kommit och ingen svarar i telefonen'],
    ['pl', 'Moja paczka nadal nie dotarła i nikt nie odbiera telefonu'],
    ['tr', 'Hızlı yardım için teşekkürler'],
    ['id', 'Paket saya belum sampai juga dan tidak ada yang menjawab telepon'],
    ['fi', 'Pakettini ei ole vieläkään saapunut eikä kukaan vastaa puhelimeen'],
    ['fa', 'بسته من هنوز نرسیده و هیچ‌کس جواب نمی‌دهد'],
    ['ur', 'میرا پارسل ابھی تک نہیں پہنچا اور کوئی فون نہیں اٹھاتا'],
    ['am', 'ጥቅሉ እስካሁን አልደረሰም ማንም ስልክ አያነሳም'],
    ['ko', '소포가 아직도 안 왔어요'],
    ['el', 'Το δέμα μου δεν έχει έρθει ακόμα'],
    ['uk', 'Моя посилка досі не прийшла і ніхто не бере слухавку'],
    ['zh', '我的包裹还没到，没人接电话'],
    ['mr', 'माझे पार्सल अजून आले नाही आणि कोणी फोन उचलत नाही'],
  ])('%s: %s', (lang, text) => {
    expect(read(text).lang).toBe(lang);
  });
});

describe('asking fastText', () => {
  it('is left alone when our model is sure, and when a script has one language only', () => {
    const { asked, detect } = detectorWith([]);
    expect(detect('my bag never arrived and nobody will help me').lang).toBe('en');
    expect(detect('소포가 아직도 안 왔어요').lang).toBe('ko');
    expect(asked).toEqual([]);
  });

  it('reads the words alone, without links, names and numbers', () => {
    const { asked, detect } = detectorWith([{ lang: 'sv', probability: 0.99 }]);
    expect(detect('@kestrelair Flyget är försenat igen 2 https://example.com/a #fail').lang).toBe('sv');
    expect(asked).toEqual(['flyget är försenat igen']);
  });

  it('believes it of a language without a class only when it is sure, where ours leans to one that it lacks', () => {
    const text = 'Bakit ayaw gumana ng app ninyo?';
    expect(detectorWith([{ lang: 'tl', probability: 0.97 }]).detect(text).lang).toBe('tl');
    expect(detectorWith([{ lang: 'tl', probability: 0.4 }]).detect('Niyasidika nyani').lang).toBe('xh');
  });

  it('answers alone when there are no weights', () => {
    const { detect } = detectorWith([{ lang: 'de', probability: 0.9 }]);
    const without = createLanguageDetector(undefined, () => [{ lang: 'de', probability: 0.9 }]);
    const form = readText('wo bleibt mein Paket', () => false);
    expect(without(form, new FeatureReader().read(form), null).lang).toBe('de');
    expect(detect('wo bleibt mein Paket').lang).toBe('de');
  });
});

describe('hints and priors', () => {
  it('are BCP 47 without region, and nothing where the network says nothing', () => {
    expect(['en-GB', 'zul', 'in', ' PT_br ', 'und', 'qme', 'zxx', '', 'English'].map(hintedLanguage)).toEqual([
      'en',
      'zu',
      'id',
      'pt',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('never turn a plain isiZulu post into English', () => {
    expect(read('Ngiyabonga kakhulu ngosizo lwenu', { lang: 'en' }).lang).toBe('zu');
  });

  it('settle a word that many languages have, also a language that only fastText knows', () => {
    expect(detectorWith([]).detect('super', 'de').lang).toBe('de');
    expect(detectorWith([{ lang: 'en', probability: 0.3 }]).detect('super', 'pl').lang).toBe('pl');
  });

  it('of the brand raise its languages', () => {
    const { detect } = detectorWith([]);
    const alone = detect('top geregeld hoor');
    const withPrior = detect('top geregeld hoor', null, ['nl']);
    expect(withPrior.lang).toBe('nl');
    expect(withPrior.confidence).toBeGreaterThan(alone.lang === 'nl' ? alone.confidence : 0);
  });
});

it('gives a language tag and a confidence of 0 to 1 for any text, the same every time', () => {
  const { detect } = detectorWith([{ lang: 'ro', probability: 0.5 }]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const answer = detect(text);
      expect(answer.lang).toMatch(/^[a-z]{2,3}$/u);
      expect(answer.confidence).toBeGreaterThanOrEqual(0);
      expect(answer.confidence).toBeLessThanOrEqual(1);
      expect(detect(text)).toEqual(answer);
    }),
    { numRuns: 300 },
  );
});
