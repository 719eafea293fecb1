/** The thirty languages that are told apart in metrics: a label with every language a detector knows would be hundreds of series. */
const MEASURED: ReadonlySet<string> = new Set(
  'en es pt fr de it nl pl ru uk tr ar fa hi bn ur id ja ko zh af zu xh st tn nso sw yo ig ha'.split(' '),
);

/** A language as a metric label: without script and region, `other` outside the thirty, `und` for none. */
export function measuredLanguage(lang: string): string {
  const [base = ''] = lang.toLowerCase().split('-');
  return base === 'und' || MEASURED.has(base) ? base : 'other';
}
