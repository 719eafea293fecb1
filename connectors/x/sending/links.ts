/** Where a link stands in a text, in UTF-16 units. */
export interface LinkPlace {
  readonly start: number;
  /** Behind its last unit. */
  readonly end: number;
}

/** Endings of host names beside those of countries that people write without `https://`. */
const COMMON_ENDINGS: ReadonlySet<string> = new Set(
  (
    'com net org info biz edu gov mil int name pro mobi travel jobs aero coop museum arpa cat tel post xxx asia ' +
    'academy agency air app art bank bar beauty bet bike blog book boutique brussels business buzz cab cafe camera camp capetown ' +
    'car cards care cars cash center chat church city cloud club coach codes coffee community company computer contact cool dance ' +
    'dating day deals delivery design dev digital direct directory dog durban earth education email energy engineering events ' +
    'expert express family fan farm finance fish fitness flights fm foundation fun fund game games gallery gay global gmbh google ' +
    'group guide health help holiday homes hospital hotel house icu inc ink insurance international joburg kim land law legal life ' +
    'link live llc loan london love ltd market marketing media men moe money movie network news nyc online page paris partners ' +
    'parts photo photography photos pizza place plus press promo property pub radio red rent report rest restaurant review reviews ' +
    'rocks run sale school science services shop show site ski social software solutions space store stream studio style support ' +
    'surf systems taxi team tech tips today tokyo tools top tours town toys trade training tube tv university uno vet video vip ' +
    'vision watch website wedding wiki win wine work works world wtf xyz yoga zone'
  ).split(' '),
);

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(ending: string): boolean {
  return /^[a-z]{2}$/.test(ending) && countries.of(ending.toUpperCase()) !== undefined;
}

/** Whether host names end so. A wide but not a complete list: X knows every ending, and a new one counts as plain text here. */
function isEnding(ending: string): boolean {
  return COMMON_ENDINGS.has(ending) || isCountry(ending) || /^xn--[a-z0-9-]+$/.test(ending);
}

const LABEL = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_\-]*[\p{L}\p{M}\p{N}])?`;
const BARE_LABEL = String.raw`[A-Za-z0-9\u00C0-\u024F](?:[A-Za-z0-9\u00C0-\u024F_\-]*[A-Za-z0-9\u00C0-\u024F])?`;
const INSIDE = String.raw`[A-Za-z0-9\p{Script=Cyrillic}\u00C0-\u024F!*';:=+,.$\/%#\[\]\-\u2013_~&\|@]`;
const AT_END = String.raw`[A-Za-z0-9\p{Script=Cyrillic}\u00C0-\u024F=+\-\/#_]`;
const BRACKETS = String.raw`\([A-Za-z0-9\p{Script=Cyrillic}\u00C0-\u024F!*';:=+,.$\/%#\-_~&\|@]*\)`;
const PATH = String.raw`(?:\/(?:(?:${INSIDE}|${BRACKETS})*(?:${AT_END}|${BRACKETS}))?)?`;
const QUERY = String.raw`(?:\?[A-Za-z0-9!?*'@\(\);:&=+$\/%#\[\]\-_.,~\|]*[A-Za-z0-9\-_&=#\/])?`;
const LINK = new RegExp(
  String.raw`(?<before>^|[^A-Za-z0-9\u00C0-\u024F@$#\uFF03\uFF20\u202A-\u202E])` +
    String.raw`(?<link>(?:(?<scheme>https?:\/\/)(?:${LABEL}\.)+(?<ending>\p{L}[\p{L}\p{M}\p{N}\-]*)|(?<labels>(?:${BARE_LABEL}\.)+)(?<bareEnding>[A-Za-z][A-Za-z0-9\-]*))` +
    String.raw`(?::[0-9]+)?(?<path>${PATH})${QUERY})`,
  'giu',
);
/** Country endings that X takes for a link even behind one short name. */
const SHORT_ENDINGS: ReadonlySet<string> = new Set(['co', 'tv']);

interface Bare {
  readonly before: string;
  readonly labels: string;
  readonly ending: string;
  readonly path: string;
}

/** Without a scheme `ok.it` is the end of one sentence and the beginning of another; `ok.it/now` and `www.ok.it` are links. */
function isBareLink({ before, labels, ending, path }: Bare): boolean {
  if (/[-_./]/.test(before) || !isEnding(ending)) return false;
  const isOneLabel = labels.indexOf('.') === labels.length - 1;
  return !isOneLabel || path !== '' || !isCountry(ending) || SHORT_ENDINGS.has(ending);
}

/** The links of a text as X finds them: with a scheme, or bare where the host's ending is a known one. In order. */
export function linksIn(text: string): readonly LinkPlace[] {
  const places: LinkPlace[] = [];
  for (const match of text.matchAll(LINK)) {
    const { before = '', link = '', scheme, ending = '', labels = '', bareEnding = '', path = '' } = match.groups ?? {};
    const bare = { before, labels, ending: bareEnding.toLowerCase(), path };
    if (scheme === undefined ? !isBareLink(bare) : !isEnding(ending.toLowerCase())) continue;
    const start = match.index + before.length;
    places.push({ start, end: start + link.length });
  }
  return places;
}
