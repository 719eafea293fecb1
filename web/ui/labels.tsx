import type { SentimentLabel as Label } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, decimalText, midSentence, percent } from '../text/numbers.ts';
import { codeWords, initials, languageName, networkMark, networkName, sentimentNames, sentimentSigns } from '../text/words.ts';
import { Icon } from './icons.tsx';

/** Two letters in a box; the name stands beside it or, alone, is read out. */
export function NetworkMark({ network, named = false }: { readonly network: string; readonly named?: boolean }) {
  return (
    <span className="mark" title={networkName(network)}>
      <span aria-hidden="true">{networkMark(network)}</span>
      {named ? null : <span className="vh">{networkName(network)}</span>}
    </span>
  );
}

/** Sign, word and strength: "− Negative 0.71". */
export function SentimentLabel(props: { readonly label: Label; readonly score?: number; readonly confidence?: number }) {
  const { label, score, confidence } = props;
  const t = useText('app');
  const sure = confidence === undefined ? undefined : t('sure', { percent: percent(confidence) });
  return (
    <span className={`sentiment ${label}`} title={sure}>
      <span aria-hidden="true">{sentimentSigns[label]}</span> {sentimentNames[label]}
      {score === undefined || label === 'neutral' ? null : ` ${decimalText(Math.abs(score), 2)}`}
    </span>
  );
}

export function Stars({ rating }: { readonly rating: number }) {
  const t = useText('app');
  const full = Math.max(0, Math.min(5, Math.round(rating)));
  return (
    <span className="stars">
      <span aria-hidden="true">
        {'★'.repeat(full)}
        {'☆'.repeat(5 - full)}
      </span>
      <span>{t('stars', { count: full })}</span>
    </span>
  );
}

/** Nothing for the reader's own language and for what could not be told. */
export function LanguageTag({ lang }: { readonly lang: string }) {
  const name = languageName(lang);
  return name === null ? null : <span className="tag">{name}</span>;
}

export const urgentFrom = 0.6;

/** Shown when high, with the reasons in words. */
export function UrgencyTag({ urgency, reasons }: { readonly urgency: number; readonly reasons: readonly string[] }) {
  const t = useText('app');
  if (urgency < urgentFrom) return null;
  const value = decimalText(urgency, 2);
  return (
    <span className="tag warn" title={t('urgencyOf', { value })}>
      <Icon name="warning" size={12} />
      {reasons.length === 0
        ? t('urgentAt', { value })
        : t('urgentFor', { reasons: reasons.map((reason) => midSentence(codeWords(reason))).join(', ') })}
    </span>
  );
}

export function Initials({
  name,
  mine = false,
  large = false,
}: {
  readonly name: string;
  readonly mine?: boolean;
  readonly large?: boolean;
}) {
  return (
    // Drawn by the style sheet: no part of the name of what they stand in.
    <span
      className={`initials${mine ? ' mine' : ''}${large ? ' large' : ''}`}
      aria-hidden="true"
      data-initials={initials(name)}
    />
  );
}

export function Count({ of }: { readonly of: number }) {
  return <span className="number">{countText(of)}</span>;
}
