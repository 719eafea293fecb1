import { foldedWords } from '../../src/insights/words.ts';

export interface Subject {
  readonly place: readonly string[];
  readonly kind: readonly string[];
}

const flood = ['flood', 'floods', 'flooding'];
const quake = ['earthquake', 'earthquakes', 'quake', 'terremoto', 'sismo', 'temblor', 'lindol'];
const train = ['train', 'crash', 'derailment', 'derailed', 'derails'];
const fire = ['fire', 'fires', 'bushfire', 'bushfires', 'wildfire', 'wildfires'];

/**
 * The subject of each crisis, from the set's own name for it, written before any result was seen: its place or name, and its
 * kind, in English and where it happened.
 */
export const subjects: Readonly<Record<string, Subject>> = {
  '2013_Queensland_floods': { place: ['queensland', 'qld'], kind: flood },
  '2013_Colorado_floods': { place: ['colorado'], kind: flood },
  '2013_Singapore_haze': { place: ['singapore'], kind: ['haze'] },
  '2012_Colorado_wildfires': { place: ['colorado'], kind: fire },
  '2012_Italy_earthquakes': { place: ['italy', 'italia'], kind: quake },
  '2012_Philipinnes_floods': { place: ['philippines', 'pilipinas'], kind: [...flood, 'baha'] },
  '2013_LA_airport_shootings': { place: ['lax', 'airport'], kind: ['shooting', 'shootings', 'shooter'] },
  '2013_Boston_bombings': { place: ['boston'], kind: ['bombing', 'bombings', 'bomb', 'explosion', 'explosions'] },
  '2013_Lac_Megantic_train_crash': { place: ['megantic'], kind: [...train, 'deraillement'] },
  '2013_Australia_bushfire': { place: ['australia', 'nsw'], kind: fire },
  '2012_Venezuela_refinery': { place: ['venezuela', 'amuay'], kind: ['refinery', 'refineria', 'explosion'] },
  '2013_Glasgow_helicopter_crash': { place: ['glasgow'], kind: ['helicopter', 'crash'] },
  '2013_Typhoon_Yolanda': { place: ['yolanda', 'haiyan'], kind: ['typhoon', 'bagyo'] },
  '2012_Guatemala_earthquake': { place: ['guatemala'], kind: quake },
  '2013_Bohol_earthquake': { place: ['bohol'], kind: quake },
  '2013_NY_train_crash': { place: ['ny', 'nyc', 'york'], kind: train },
  '2012_Costa_Rica_earthquake': { place: ['costa', 'rica', 'costarica'], kind: quake },
  '2013_Manila_floods': { place: ['manila'], kind: [...flood, 'baha'] },
  '2013_Spain_train_crash': { place: ['spain', 'espana', 'santiago'], kind: [...train, 'tren', 'accidente'] },
  '2013_Alberta_floods': { place: ['alberta'], kind: flood },
  '2013_Brazil_nightclub_fire': { place: ['brazil', 'brasil'], kind: [...fire, 'nightclub', 'incendio', 'boate'] },
  '2013_West_Texas_explosion': { place: ['texas'], kind: ['explosion'] },
  '2013_Savar_building_collapse': { place: ['savar'], kind: ['building', 'collapse', 'collapsed', 'collapses'] },
  '2012_Typhoon_Pablo': { place: ['pablo', 'bopha'], kind: ['typhoon', 'bagyo'] },
  '2013_Sardinia_floods': { place: ['sardinia', 'sardegna'], kind: [...flood, 'alluvione'] },
  '2013_Russia_meteor': { place: ['russia'], kind: ['meteor', 'meteorite'] },
};

/** Shorter words are taken only whole. */
const SHORTEST_INSIDE = 5;

/** Whether a phrase has one of the words, or a run-together hashtag with one inside. */
export function namesSubject(phrases: readonly string[], words: readonly string[]): boolean {
  const said = phrases.flatMap((phrase) =>
    phrase.split(' ').map((part) => ({ tag: part.startsWith('#'), word: foldedWords(part).join('') })),
  );
  return said.some(({ tag, word }) =>
    words.some((wanted) => word === wanted || (tag && wanted.length >= SHORTEST_INSIDE && word.includes(wanted))),
  );
}
