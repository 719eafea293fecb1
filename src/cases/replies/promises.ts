/** What a text commits us to, as far as a machine can tell for certain. */
export interface Promises {
  /** Sums of money, by currency (upper-case code or sign), in the smallest written form: `R` to `2310.00`. */
  readonly sums: ReadonlyMap<string, ReadonlySet<string>>;
  /** `yes`: something is granted; `no`: something is refused; null where the text says neither, or both. */
  readonly answer: 'yes' | 'no' | null;
}

const CURRENCIES = 'EUR|USD|GBP|ZAR|CHF|AUD|CAD|NGN|KES|INR|JPY|BRL|MXN|SEK|NOK|DKK|PLN|R\\$|A\\$|C\\$|[€$£¥₦₹]|R|Rs\\.?|kr';
const NUMBER = "\\d{1,3}(?:[ \\u00a0\\u202f.,']\\d{3})*(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(${CURRENCIES})[ \\u00a0\\u202f]?(${NUMBER})(?![\\p{L}\\p{N}])`, 'gu');
const AFTER = new RegExp(`(?<![\\p{L}\\p{N}.,])(${NUMBER})[ \\u00a0\\u202f]?(${CURRENCIES})(?![\\p{L}\\p{N}])`, 'gu');

const SAME: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  R: 'ZAR',
  '₦': 'NGN',
  '₹': 'INR',
  Rs: 'INR',
  'Rs.': 'INR',
};

/** `2 310`, `2,310.00` and `2.310,00` are one sum. */
function amountOf(written: string): string {
  const cents = /[.,](\d{1,2})$/u.exec(written)?.[1];
  const whole = cents === undefined ? written : written.slice(0, -cents.length - 1);
  return `${whole.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '')}.${(cents ?? '').padEnd(2, '0')}`;
}

const YES =
  /\b(?:approved|we(?: wi|['’])ll (?:refund|compensate|replace|reimburse)|you(?: wi|['’])ll (?:receive|get) (?:a|your|the) (?:full )?(?:refund|replacement|voucher|compensation)|will be (?:refunded|reimbursed|replaced|paid)|(?:is|are) (?:eligible|entitled)|genehmigt|wird erstattet|erstatten wir|goedgekeur|word terugbetaal|goedgekeurd|wordt terugbetaald|approuvée?|sera remboursée?|aprobad[oa]|ser[áa] reembolsad[oa])(?![\p{L}])/iu;
const NO =
  /\b(?:(?:can(?:no|['’]?)t|unable to|wo(?:n['’]?t)|will not) (?:offer|refund|compensate|reimburse|replace|approve|grant|be refunded)|(?:is|are|was|were|been) (?:declined|rejected|refused)|not (?:approved|eligible|entitled|refundable)|ineligible|non-?refundable|abgelehnt|nicht (?:erstatten|genehmigt)|kein anspruch|afgewys|kan nie terugbetaal|afgewezen|niet terugbetalen|refusée?|pas remboursable|denegad[oa]|no podemos reembolsar)(?![\p{L}])/iu;
const NEGATED_YES =
  /\b(?:not|nicht|nie|niet|pas|no) (?:been |yet )?(?:approved|genehmigt|goedgekeurd?|approuvée?|aprobad[oa])(?![\p{L}])/iu;

/**
 * Reads sums of money and whether something is granted or refused. It knows set phrases of some languages; what it doesn't
 * recognise commits to nothing, so that people decide. Pure; time linear in the text.
 */
export function promisesOf(text: string): Promises {
  const sums = new Map<string, Set<string>>();
  const note = (currency: string | undefined, amount: string | undefined): void => {
    if (currency === undefined || amount === undefined) return;
    const code = SAME[currency] ?? currency;
    sums.set(code, (sums.get(code) ?? new Set()).add(amountOf(amount)));
  };
  for (const match of text.matchAll(BEFORE)) note(match[1], match[2]);
  for (const match of text.matchAll(AFTER)) note(match[2], match[1]);
  const yes = YES.test(text) && !NEGATED_YES.test(text);
  const no = NO.test(text) || NEGATED_YES.test(text);
  return { sums, answer: yes === no ? null : yes ? 'yes' : 'no' };
}
