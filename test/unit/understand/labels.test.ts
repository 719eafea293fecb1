import { describe, expect, it } from 'vitest';
import { read } from './helpers.ts';

describe('language', () => {
  it.each([
    ['en', 'my bag never arrived and nobody will help me'],
    ['af', 'ek wag al drie ure vir my bagasie en niemand weet wat aangaan nie'],
    ['zu', 'ngicela ningisize, isikhwama sami asikafiki namanje'],
    ['de', 'mein Koffer ist nicht angekommen und niemand hilft mir'],
    ['fr', "ma valise n'est toujours pas arrivée et personne ne répond"],
    ['pt', 'a minha mala ainda não chegou e ninguém responde'],
    ['es', 'mi maleta todavía no ha llegado y nadie contesta'],
    ['it', 'la mia valigia non è ancora arrivata e nessuno risponde'],
    ['nl', 'mijn koffer is nog steeds niet aangekomen en niemand helpt'],
    ['ru', 'мой чемодан так и не прилетел, никто не отвечает'],
    ['ar', 'لم تصل حقيبتي حتى الآن ولا أحد يرد'],
    ['ja', '荷物がまだ届きません。誰も返事をくれません'],
  ])('%s is known by its words', (lang, text) => {
    expect(read(text).lang).toBe(lang);
  });

  it('stays undetermined when nothing tells', () => {
    expect(['', '👍', '12:30', 'xq zzt'].map((text) => read(text).lang)).toEqual(['und', 'und', 'und', 'und']);
  });

  it('takes the hint as a prior: it settles the doubtful and yields to plain evidence', () => {
    expect(read('ok', { lang: 'de' }).lang).toBe('de');
    expect(read('👍', { lang: 'pt-BR' }).lang).toBe('pt');
    expect(read('my bag never arrived and nobody will help me', { lang: 'de' }).lang).toBe('en');
    expect(read('👍', { lang: 'qme' }).lang).toBe('und');
  });
});

describe('topics', () => {
  it('finds words whole, in their English forms, and phrases with or without a hyphen', () => {
    expect(read('two bags delayed').topics.map(({ id }) => id)).toEqual(['baggage', 'delays']);
    expect(read('a baggy shirt').topics).toEqual([]);
    expect(read('check in late').topics.map(({ id }) => id)).toEqual(['delays']);
    expect(read('check-in late').topics.map(({ id }) => id)).toEqual(['delays']);
  });

  it('reads a list in its own language, a starred word by its beginning, and the words of any language', () => {
    expect(read('meine Koffergurte sind weg und niemand ist hier', { lang: 'de' }).topics.map(({ id }) => id)).toEqual([
      'baggage',
    ]);
    expect(read('el vuelo se retrasó otra vez y nadie dice nada', { lang: 'es' }).topics.map(({ id }) => id)).toEqual(['delays']);
    expect(read('le belt est en panne et personne ne vient', { lang: 'fr' }).topics.map(({ id }) => id)).toEqual(['baggage']);
  });

  it('is surer with every further word, and not with the same word twice', () => {
    const [one, same, two] = ['bag', 'bag bag bag', 'bag and luggage'].map(
      (text) => read(text, { lang: 'en' }).topics[0]?.confidence ?? 0,
    );
    expect(same).toBe(one);
    expect(two).toBeGreaterThan(one ?? 1);
  });
});

describe('intent', () => {
  it.each([
    ['complaint', '@brand my bag never arrived and nobody answers'],
    ['complaint', 'why is your app down again'],
    ['question', 'Does the 06:10 leave from gate B4?'],
    ['question', 'any idea when the winter schedule comes out?'],
    ['request', 'please send me the invoice for booking QL4T8W'],
    ['praise', 'thank you so much, the crew was wonderful'],
    ['spam', '🚀 GIVEAWAY! free #bitcoin, DM me now, double your money http://coin.example #crypto #forex #cash #win'],
    ['other', 'boarding now'],
  ])('%s: %s', (intent, text) => {
    expect(read(text).intent).toBe(intent);
  });

  it('lets poor stars under a plain text be a complaint', () => {
    expect(read('seat 12C', { rating: 1 }).intent).toBe('complaint');
  });
});

describe('urgency', () => {
  it.each([
    ['safety', 'there was smoke in the cabin and the crew did nothing'],
    ['legal-threat', 'my lawyer will contact you about this terrible mess'],
    ['media-threat', 'I am going to the press with this, disgusting'],
    ['vulnerable-person', 'my mother in a wheelchair was left alone, terrible'],
    ['money-gone', 'you charged me twice and the money is gone'],
    ['time-limit', 'boarding in 20 minutes and my ticket is wrong, help'],
    ['repeat-contact', 'third email and still no reply'],
    ['shouting', 'THIS IS A DISGRACE AND YOU KNOW IT'],
  ])('names %s', (reason, text) => {
    expect(read(text).urgencyReasons).toContain(reason);
    expect(read(text).urgency).toBeGreaterThan(read('thanks, lovely flight').urgency);
  });

  it('grows with the audience', () => {
    const [few, many, most] = [100, 50_000, 2_000_000].map((followers) => read('terrible service', { followers }));
    expect(few?.urgencyReasons).not.toContain('influence');
    expect(many?.urgency).toBeGreaterThan(few?.urgency ?? 1);
    expect(most?.urgency).toBeGreaterThan(many?.urgency ?? 1);
  });

  it('takes no alarm from a happy text', () => {
    expect(read('so grateful to the ambulance crew, thank you, you were wonderful').urgency).toBeLessThan(0.3);
  });
});

describe('spam', () => {
  it('is sure of promotion and leaves complaints with a link alone', () => {
    expect(
      read('Follow back! gain followers fast, earn cash from home, click the link in bio http://x.example #follow #f4f').spam,
    ).toBeGreaterThan(0.8);
    expect(read('you charged me twice, still no refund, see http://x.example/photo').spam).toBeLessThan(0.1);
  });
});
