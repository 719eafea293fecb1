import type { CorrectionField, Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName } from '../text/clean.ts';
import { percent } from '../text/numbers.ts';
import { absoluteText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';

/** On a review whose text clearly says the opposite of its stars. */
export function ContradictionTag({ mention }: { readonly mention: Mention }) {
  const t = useText('correct');
  if (mention.contradictsRating !== true) return null;
  return (
    <span className="tag warn" title={t('contradictsWhy')}>
      <Icon name="warning" size={12} />
      {t('contradicts')}
    </span>
  );
}

/** Who set what, in a list. */
export function CorrectedTag({ mention: { corrected = {} } }: { readonly mention: Mention }) {
  const t = useText('correct');
  const marks = Object.values(corrected);
  const names = [...new Set(marks.map(({ name }) => cleanName(name)))];
  if (names.length === 0) return null;
  const fields = (['sentiment', 'topics', 'intent', 'lang', 'spam'] as const).filter((field) => corrected[field] !== undefined);
  return (
    <span className="tag" title={t('setByPerson', { fields: fields.map((field) => t(field)).join(', ') })}>
      <Icon name="check" size={12} />
      {t('correctedBy', { names: names.join(', ') })}
    </span>
  );
}

/** How sure the machine is of a label, or that a person set it. */
export function Surety(props: {
  readonly mention: Mention;
  readonly field: CorrectionField;
  readonly confidence: number | undefined;
}) {
  const t = useText('correct');
  const tApp = useText('app');
  const { mention, field, confidence } = props;
  const mark = mention.corrected?.[field];
  if (mark !== undefined) {
    return (
      <span className="dimmed" {...(mark.at === '' ? {} : { title: absoluteText(mark.at) })}>
        {t('setBy', { name: cleanName(mark.name) })}
      </span>
    );
  }
  return confidence === undefined ? null : <span className="dimmed">{tApp('sure', { percent: percent(confidence) })}</span>;
}
