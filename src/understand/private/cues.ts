import {
  characterAt,
  characterBefore,
  digitValue,
  isInvisible,
  isLetter,
  isSpace,
  widthOf,
  type Characters,
} from './characters.ts';

/** What a word beside a number says that the number is. `order` stands for everything that is nobody's secret. */
export type Cue = 'phone' | 'account' | 'card' | 'id' | 'passport' | 'order';

const WORDS: Readonly<Record<Exclude<Cue, 'id'>, string>> = {
  phone: `phone phones tel tele ph telephone mobile mob cell cellphone cel call calls called calling dial ring text sms whatsapp
    whatsap wa watsapp contact contacts reach fax hotline landline handy telefon telefoon tel foon sel selfoon selnommer bel skakel
    rufnummer anrufen mobil mobiel móvil movil teléfono telefono celular llamar fone telefone telemóvel téléphone portable
    appeler cellulare simu namba piga rununu ucingo ifowuni selula shayela foun mogala телефон тел мобильный звоните
    هاتف جوال موبايل واتساب फोन मोबाइल नंबर ফোন মোবাইল 电话 手机 電話`,
  account: `account accounts acc acct accno acctno policy policies polis polisse rekening rek konto kto kontonr akhawunti
    iakhawunti akaunti cuenta compte conto conta contract vertrag kunden klant kliënt klient customer client membership member medicalaid
    lidmaatskap lid счет حساب खाता অ্যাকাউন্ট 账号 账户`,
  card: `card cards kaart karte kreditkarte creditcard debitcard visa mastercard amex kredietkaart bankkaart tarjeta carte carta
    cartão ikhadi kadi карта बैंककार्ड कार्ड 卡号 卡`,
  passport: 'passport paspoort pass reisepass pasaporte passeport passaporto phasipoti iphasipoti paspoti паспорт पासपोर्ट 护照',
  order: `order orders ordering orderno booking bookings reservation ticket tickets tracking track trackingno waybill awb parcel
    parcels shipment consignment invoice inv receipt ref refs reference refno case cases claim incident complaint query
    transaction authorisation authorization auth txn txnid utr trx confirmation code voucher coupon serial sku item items product model imei isbn ean barcode upc pnr
    flight docket sr batch post tweet status build version bestelling bestel verwysing faktuur kaartjie pakkie
    auftrag auftrags bestellung bestell rechnung rechnungs sendung sendungs buchung buchungs vorgang vorgangs commande pedido
    factura suivi colis oda заказ طلب ऑर्डर 订单`,
};

/** Identity words. "id" alone is one too, but not in "order id". */
const IDENTITY = `idno idnumber idnommer identity identification identiteit identiteitsnommer nin bvn ssn aadhaar aadhar adhaar uid
  pan cpf dni nie curp cnic nric kitambulisho isazisi ausweis personalausweis steuerid nino आधार`;

/** Words that may stand between such a word and its number. */
const FILLERS = new Set(
  `number numbers no nos nr nrs num nummer nommer numero número numéro nombre nambari inombolo nombolo nomoro is was are my mine me
  our us your the this that these of at on to for with and or a an in as it its be by from under here below s which at via please
  pls at holder details detail info line direct mein meine ist lautet dein der die das unter auf zu van vir op
  se te asb asseblief mi es el la le les est mon ma por al en sur su yami yakho ngu ku je het`.split(/\s+/u),
);

const lists: readonly (readonly [Cue, string])[] = [
  ['phone', WORDS.phone],
  ['account', WORDS.account],
  ['card', WORDS.card],
  ['passport', WORDS.passport],
  ['order', WORDS.order],
  ['id', IDENTITY],
];
const CUES = new Map<string, Cue>(lists.flatMap(([cue, words]) => words.split(/\s+/u).map((word): [string, Cue] => [word, cue])));

const NUMBER_WORDS = ['nummern', 'nummer', 'nommer', 'number', 'num', 'nr', 'no'];
const LONGEST_WORD = 24;
const MOST_WORDS = 6;
const MOST_CHARACTERS = 64;
/** A full stop after a word as short as this shortens it ("acc. no."); after a longer one a sentence ends. */
const ABBREVIATION = 4;

/** What a word in lower case says; compounds such as "Kontonummer" say what their beginning does. */
export function cueOf(word: string): Cue | 'filler' | 'id?' | undefined {
  if (word === 'id' || word === 'ids') return 'id?';
  const known = CUES.get(word);
  if (known) return known;
  if (FILLERS.has(word)) return 'filler';
  const ending = NUMBER_WORDS.find((end) => word.length > end.length + 1 && word.endsWith(end));
  return ending === undefined ? undefined : CUES.get(word.slice(0, -ending.length));
}

interface Word {
  readonly word: string;
  /** Where the walk goes on. */
  readonly next: number;
}

const isWordCharacter = (character: number): boolean =>
  isLetter(character) || character === 39 || character === 0x2019 || isInvisible(character);

function readBack(text: Characters, end: number): Word {
  let start = end;
  while (end - start < LONGEST_WORD && isWordCharacter(characterBefore(text, start)))
    start -= widthOf(characterBefore(text, start));
  return { word: text.slice(start, end).toLowerCase(), next: start };
}

function readOn(text: Characters, start: number): Word {
  let end = start;
  while (end - start < LONGEST_WORD && isWordCharacter(characterAt(text, end))) end += widthOf(characterAt(text, end));
  return { word: text.slice(start, end).toLowerCase(), next: end };
}

/** The word right before a place, with nothing between; empty when there is none. */
export const wordBefore = (text: Characters, at: number): string => readBack(text, at).word;

/** Ends the search: another number, a label of the mask, the end of a question or an outcry. */
const isBarrier = (character: number): boolean =>
  Number.isNaN(character) ||
  digitValue(character) >= 0 ||
  character === 91 ||
  character === 93 ||
  character === 33 ||
  character === 63;

/** A word that says what the number is, and how many words stand between that mean nothing here. */
export interface CueFound {
  readonly cue: Cue;
  readonly strangers: number;
}

/** Whose id: "order id", "booking id" are nobody's; after a word of no meaning here it may be anything's. */
function judgeId(owner: string): Cue | undefined {
  if (owner === '' || owner === 'national' || cueOf(owner) === 'filler') return 'id';
  return cueOf(owner) === undefined ? undefined : 'order';
}

/** Looks back from a number for the nearest word that says what it is. */
export function cueBefore(text: Characters, start: number): CueFound | undefined {
  let strangers = 0;
  let words = 0;
  let at = start;
  let stop = false;
  while (start - at < MOST_CHARACTERS && words < MOST_WORDS) {
    const character = characterBefore(text, at);
    if (isBarrier(character)) return undefined;
    if (!isLetter(character)) {
      stop ||= character === 46;
      at -= widthOf(character);
      continue;
    }
    const { word, next } = readBack(text, at);
    if (stop && start - at > 1 && word.length > ABBREVIATION) return undefined;
    stop = false;
    words += 1;
    const cue = word === 'c' && text.slice(next - 2, next).toLowerCase() === 'a/' ? 'account' : cueOf(word);
    if (cue === 'id?') {
      let owner = next;
      while (start - owner < MOST_CHARACTERS && isSpace(characterBefore(text, owner))) owner -= 1;
      const judged = judgeId(readBack(text, owner).word);
      if (judged) return { cue: judged, strangers };
      strangers += 1;
    } else if (cue === undefined) strangers += 1;
    else if (cue !== 'filler') return { cue, strangers };
    at = next;
  }
  return undefined;
}

const MOST_WORDS_AFTER = 4;

/** Looks on from a number: "12345678 is my account number". Nothing but small words may stand between. */
export function cueAfter(text: Characters, end: number): Cue | undefined {
  let at = end;
  for (let words = 0; words < MOST_WORDS_AFTER && at - end < MOST_CHARACTERS;) {
    const character = characterAt(text, at);
    if (!isLetter(character)) {
      if (!isSpace(character) && character !== 61 && character !== 44) return undefined;
      at += 1;
      continue;
    }
    const { word, next } = readOn(text, at);
    const cue = cueOf(word);
    if (cue === undefined) return undefined;
    if (cue !== 'filler') return cue === 'id?' ? 'id' : cue;
    words += 1;
    at = next;
  }
  return undefined;
}

/** The word after a place, over one space. */
export function wordAfter(text: Characters, end: number): string {
  return readOn(text, isSpace(characterAt(text, end)) ? end + 1 : end).word;
}
