import { describe, expect, it } from 'vitest';
import { read } from './helpers.ts';

const labelOf = (text: string, lang = 'en'): string => read(text, { lang }).sentiment.label;

describe('English words that are everyday words elsewhere', () => {
  it.each([
    ['Dankie dat iemand darem nou praat. Die kinders is klaar.', 'nl', 'die'],
    ['Die Kinder sind da', 'de', 'die'],
    ["ek het 'n kind met koors", 'af', 'kind'],
  ])('hardly count in "%s"', (text, lang, word) => {
    const found = read(text, { lang }).sentiment.words.find((one) => one.text.toLowerCase() === word);
    expect(Math.abs(found?.weight ?? 0)).toBeLessThan(0.5);
  });
});

describe('sentiment of English', () => {
  it.each([
    'my bag never arrived',
    'on hold for 3 hours',
    'still waiting for my refund',
    'thanks for nothing',
    'Great, another delay. Love it.',
    'no one answers the phone',
    'they lost my bag and nobody cares',
    'the food was not good',
    'I am not happy with this',
    'WORST airline ever',
    'flight was fine but the service was terrible',
    'you charged me twice',
    'stranded at the airport overnight',
    '😡😡😡',
    'really? :(',
    '#NeverAgain',
  ])('hears the complaint in "%s"', (text) => {
    expect(labelOf(text)).toBe('negative');
  });

  it.each([
    'love this airline',
    'thank you so much for the quick help',
    'best flight in ages 😍',
    'no problems at all, smooth from start to end',
    'not bad at all, would recommend',
    'delayed but the crew was amazing, thank you for everything',
    "can't wait to fly with you again!",
    'crew went above and beyond <3',
  ])('hears the praise in "%s"', (text) => {
    expect(labelOf(text)).toBe('positive');
  });

  it.each([
    'Does the 06:10 leave from gate B4?',
    'flight 204 departs at 9',
    'The office is open on Tuesday',
    '',
    '12345',
    '@brand http://x.example',
  ])('takes no side in "%s"', (text) => {
    expect(labelOf(text)).toBe('neutral');
  });

  it('hears a turned word as turned: "not helpful" below "helpful"', () => {
    expect(read('they were not helpful').sentiment.score).toBeLessThan(0);
    expect(read('they were helpful').sentiment.score).toBeGreaterThan(0);
  });

  it('hears what comes after "but" louder than what came before', () => {
    const [ends, begins] = [
      read('the flight was awful but the crew was lovely'),
      read('the crew was lovely but the flight was awful'),
    ];
    expect(ends.sentiment.score).toBeGreaterThan(begins.sentiment.score);
  });

  it('hears capitals, length and boosters as louder', () => {
    const plain = Math.abs(read('the seat is bad').sentiment.score);
    expect(Math.abs(read('the seat is BAD').sentiment.score)).toBeGreaterThan(plain);
    expect(Math.abs(read('the seat is baaaaad').sentiment.score)).toBeGreaterThan(plain);
    expect(Math.abs(read('the seat is really bad').sentiment.score)).toBeGreaterThan(plain);
    expect(Math.abs(read('the seat is slightly bad').sentiment.score)).toBeLessThan(plain);
  });

  it('judges what somebody says, not what they repost below it', () => {
    expect(labelOf('love this RT @x: worst terrible horrible company')).toBe('positive');
    expect(labelOf('Thank you, all sorted!\n\nOn Mon 3 Nov 2025 the desk wrote:\n> we are sorry for the terrible delay')).toBe(
      'positive',
    );
  });

  it('sees through invisible characters, wide letters and piled accents', () => {
    expect(labelOf('this is ter\u200brible')).toBe('negative');
    expect(labelOf('\uff34\uff25\uff32\uff32\uff29\uff22\uff2c\uff25 service')).toBe('negative');
    expect(labelOf('h\u0335\u0321\u0316\u0301\u0334\u0321o\u0335\u0321\u0316\u0301\u0334rrible')).toBe('negative');
  });

  it('shows the words with their sign', () => {
    const { words } = read('never arrived, but thanks for the call').sentiment;
    expect(words.find(({ text }) => text === 'never arrived')?.weight).toBeLessThan(0);
    expect(words.find(({ text }) => text.startsWith('thanks'))?.weight).toBeGreaterThan(0);
  });
});

describe('sentiment of other languages', () => {
  it.each([
    ['af', 'Nog steeds nie my bagasie gekry nie, swak diens', 'negative'],
    ['af', 'Baie dankie vir die puik diens', 'positive'],
    ['af', 'Wat is die kode vir die Maandag aanbod', 'neutral'],
    ['de', 'Koffer weg, keine Antwort, nie wieder', 'negative'],
    ['de', 'Vielen Dank, sehr freundliche Crew', 'positive'],
    ['fr', "Toujours pas de remboursement, c'est une honte", 'negative'],
    ['fr', 'Merci beaucoup, équipage formidable', 'positive'],
    ['es', 'Perdieron mi maleta y nadie contesta', 'negative'],
    ['es', 'Muchas gracias, excelente servicio', 'positive'],
    ['pt', 'Ainda não recebi a mala, péssimo atendimento', 'negative'],
    ['pt', 'Boa tarde, qual é o horário do voo?', 'neutral'],
    ['pt', 'Muito obrigada, tripulação maravilhosa', 'positive'],
    ['zu', 'isikhwama sami asikafiki namanje, ngidiniwe', 'negative'],
    ['zu', 'ngiyabonga kakhulu, nibahle', 'positive'],
  ])('%s: "%s" is %s', (lang, text, label) => {
    expect(labelOf(text, lang)).toBe(label);
  });

  it('is less sure in a language it has no words of', () => {
    const known = read('this is terrible 😡', { lang: 'en' }).sentiment;
    const unknown = read('tämä on todella kamalaa palvelua teiltä 😡', { lang: 'fi' }).sentiment;
    expect(unknown.label).toBe('negative');
    expect(unknown.confidence).toBeLessThan(known.confidence);
    expect(unknown.confidence).toBeLessThan(0.5);
  });
});

describe('stars', () => {
  it('decide when the text is neutral, and make an agreeing text surer', () => {
    expect(read('it flies', { rating: 1 }).sentiment).toMatchObject({ label: 'negative', score: -1 });
    expect(read('it flies', { rating: 5 }).sentiment).toMatchObject({ label: 'positive', score: 1 });
    expect(read('it flies', { rating: 3 }).sentiment).toMatchObject({ label: 'neutral' });
    expect(read('terrible service', { rating: 1 }).sentiment.confidence).toBeGreaterThan(
      read('terrible service').sentiment.confidence,
    );
  });

  it('are not averaged with a text that says the opposite: it keeps its word, unsure', () => {
    const sentiment = read('absolutely the worst airline ever, never again', { rating: 5 }).sentiment;
    expect(sentiment.label).toBe('negative');
    expect(sentiment.confidence).toBeLessThanOrEqual(0.5);
  });
});
