/** Words after which people write the reference of a booking, an order or a claim, in the languages that we know best. */
const CUE =
  /(?:booking|reservation|reference|confirmation|order|ticket|claim|file|report|tracking|pnr|ref|buchung(?:snummer|scode)?|bestell(?:ung|nummer)|referenz|vorgangsnummer|réservation|commande|dossier|bespreking|verwysing|bestelling|reserva|pedido|referencia)/iu;
const BETWEEN = /(?:\s*(?:number|no|nr|num|code|id|is|was|nummer|numéro|número|:|#|=|-|\.)){0,4}\s*/iu;
const REFERENCE = new RegExp(
  `(?<![\\p{L}\\p{N}])${CUE.source}(?:\\s+${CUE.source})?${BETWEEN.source}([a-z0-9][a-z0-9-]{3,19}[a-z0-9])(?![\\p{L}\\p{N}])`,
  'giu',
);

const LONGEST_TEXT = 5_000;
const MOST = 10;

/** Whether a word looks made by a machine: letters with digits, many digits, or six capitals as airlines write them. */
function looksMade(written: string): boolean {
  const plain = written.replaceAll('-', '');
  if (plain.length < 5 || plain.length > 16) return false;
  const digits = plain.replaceAll(/\D/gu, '').length;
  if (digits === 0) return /^[A-Z]{6}$/u.test(written);
  return digits === plain.length ? digits >= 6 : digits >= 1;
}

/** References of bookings, orders and claims that a text names, in small letters, each once. Pure; in time linear in the text. */
export function findReferences(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, written = ''] of text.slice(0, LONGEST_TEXT).matchAll(REFERENCE)) {
    if (looksMade(written)) found.add(written.replaceAll('-', '').toLowerCase());
    if (found.size === MOST) break;
  }
  return [...found];
}
