import type { CorrectionField, Mention } from '../api/types.ts';
import { cleanName } from '../text/clean.ts';
import { percent } from '../text/numbers.ts';
import { absoluteText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';

/** On a review whose text clearly says the opposite of its stars. */
export function ContradictionTag({ mention }: { readonly mention: Mention }) {
  if (mention.contradictsRating !== true) return null;
  return (
    <span className="tag warn" title="The text clearly says the opposite of its stars, so the text was believed">
      <Icon name="warning" size={12} />
      Contradicts its stars
    </span>
  );
}

const fieldNames: Readonly<Record<CorrectionField, string>> = {
  sentiment: 'sentiment',
  topics: 'topic',
  intent: 'intent',
  lang: 'language',
  spam: 'spam',
};

/** Who set what, in a list. */
export function CorrectedTag({ mention: { corrected = {} } }: { readonly mention: Mention }) {
  const marks = Object.values(corrected);
  const names = [...new Set(marks.map(({ name }) => cleanName(name)))];
  if (names.length === 0) return null;
  const fields = (['sentiment', 'topics', 'intent', 'lang', 'spam'] as const).filter((field) => corrected[field] !== undefined);
  return (
    <span className="tag" title={`Set by a person: ${fields.map((field) => fieldNames[field]).join(', ')}`}>
      <Icon name="check" size={12} />
      Corrected by {names.join(', ')}
    </span>
  );
}

/** How sure the machine is of a label, or that a person set it. */
export function Surety(props: {
  readonly mention: Mention;
  readonly field: CorrectionField;
  readonly confidence: number | undefined;
}) {
  const { mention, field, confidence } = props;
  const mark = mention.corrected?.[field];
  if (mark !== undefined) {
    return (
      <span className="dimmed" {...(mark.at === '' ? {} : { title: absoluteText(mark.at) })}>
        set by {cleanName(mark.name)}
      </span>
    );
  }
  return confidence === undefined ? null : <span className="dimmed">{percent(confidence)} sure</span>;
}
