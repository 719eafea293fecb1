/** What networks send when they don't know. */
const NO_LANGUAGE = /^(?:und|zxx|mul|mis|art|q[a-t][a-z])$/u;
/** Names that are no BCP 47 any more, or longer than it. */
const NAMES: Readonly<Record<string, string>> = {
  in: 'id',
  iw: 'he',
  ji: 'yi',
  no: 'nb',
  amh: 'am',
  hau: 'ha',
  ibo: 'ig',
  kin: 'rw',
  orm: 'om',
  sna: 'sn',
  sot: 'st',
  swa: 'sw',
  tir: 'ti',
  tsn: 'tn',
  tso: 'ts',
  twi: 'tw',
  xho: 'xh',
  yor: 'yo',
  zul: 'zu',
  afr: 'af',
  eng: 'en',
};

/** The language of a tag without region, BCP 47: `en` of `en-GB`; null when it names none. */
export function hintedLanguage(hint: string | null): string | null {
  if (hint === null) return null;
  const [base = ''] = hint.trim().toLowerCase().split(/[-_]/u);
  if (!/^[a-z]{2,3}$/u.test(base) || NO_LANGUAGE.test(base)) return null;
  return NAMES[base] ?? base;
}
