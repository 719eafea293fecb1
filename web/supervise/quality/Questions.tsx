import { useId } from 'react';
import { verdicts as choices } from '../../api/quality-types.ts';
import type { Question, ScoreCard, Verdict, Verdicts } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { percent } from '../../text/numbers.ts';
import { shareOf, unanswered } from './score.ts';

/** The questions of a card with their three answers each, and what they come to so far. */
export function Questions(props: {
  readonly card: ScoreCard;
  readonly verdicts: Verdicts;
  readonly onChange: (verdicts: Verdicts) => void;
}) {
  const t = useText('quality');
  const { card, verdicts, onChange } = props;
  const share = shareOf(card, verdicts);
  const open = unanswered(card, verdicts);
  return (
    <div>
      {card.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          verdict={verdicts[question.id]}
          onChange={(verdict) => onChange({ ...verdicts, [question.id]: verdict })}
        />
      ))}
      <p role="status" className="dimmed block">
        {share === null ? t('soFarNothing') : t('soFar', { score: percent(share) })}
        {open === 0 ? null : `. ${t('answerAll', { count: open })}.`}
      </p>
    </div>
  );
}

function QuestionField(props: {
  readonly question: Question;
  readonly verdict: Verdict | undefined;
  readonly onChange: (verdict: Verdict) => void;
}) {
  const t = useText('quality');
  const name = useId();
  const { question, verdict, onChange } = props;
  return (
    <fieldset className="question">
      <legend>
        <bdi dir="auto">{cleanText(question.text)}</bdi>{' '}
        <span className="dimmed small">{t('weight', { weight: question.weight })}</span>
      </legend>
      <div className="verdicts">
        {choices.map((one) => (
          <label key={one}>
            <input type="radio" name={name} value={one} checked={verdict === one} onChange={() => onChange(one)} />
            {t(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
