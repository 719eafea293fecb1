import type { Review, Score } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { shortText } from '../../text/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { Result, VerdictMark } from './result.tsx';

/** What was found: each question with each scorer's answer, the result of each, and what they wrote. */
export function Found({ review }: { readonly review: Review }) {
  const t = useText('quality');
  const now = useNow('ten-seconds');
  const { card, resolution } = review;
  const scores: readonly Score[] = [...review.scores, ...(resolution?.score ? [resolution.score] : [])];
  if (scores.length === 0) return null;
  const head = ({ by, at }: Score): string => t('scoreOf', { name: by.name, when: shortText(at, now) });
  return (
    <div>
      <h3 id="found">{t('found')}</h3>
      <div className="table-scroll" tabIndex={0} role="region" aria-labelledby="found">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              {scores.map((score) => (
                <th key={`${score.by.id} ${score.at}`} scope="col">
                  {head(score)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.questions.map((question) => (
              <tr key={question.id}>
                <th scope="row" className="what">
                  <bdi dir="auto">{cleanText(question.text)}</bdi>{' '}
                  <span className="dimmed small">{t('weight', { weight: question.weight })}</span>
                </th>
                {scores.map((score) => (
                  <td key={`${score.by.id} ${score.at}`}>
                    <VerdictMark verdict={score.verdicts[question.id]} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row" className="sup-strong">
                {t('result')}
              </th>
              {scores.map((score) => (
                <td key={`${score.by.id} ${score.at}`}>
                  <Result score={score.score} passed={score.passed} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {review.state === 'open' || review.scores.length < 2 ? null : (
        <p className="block">
          {t('result')}: <Result score={review.score} passed={review.passed} />
        </p>
      )}
      {review.scores.map((score) => (
        <div key={`${score.by.id} ${score.at}`} className="block">
          <h3>{head(score)}</h3>
          {score.comment === '' ? (
            <p className="dimmed">{t('noComment')}</p>
          ) : (
            <p className="said-box" dir="auto">
              {cleanText(score.comment)}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
