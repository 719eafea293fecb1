import { Link } from '@tanstack/react-router';
import type { Mention } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { cleanText } from '../text/clean.ts';
import { signedText } from '../text/numbers.ts';
import { codeWords, intentNames } from '../text/words.ts';
import { SentimentLabel, urgentFrom } from '../ui/labels.tsx';

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** What the machine made of a text, each with its reason; every word is a door to its like. */
export function Understood({ mention }: { readonly mention: Mention }) {
  const { topicName } = useBrand();
  const { sentiment } = mention;
  return (
    <section className="facts">
      <h2>Understood</h2>
      <dl className="why">
        <dt>Sentiment</dt>
        <dd>
          <SentimentLabel label={sentiment.label} score={sentiment.score} />{' '}
          <span className="dimmed">{percent(sentiment.confidence)} sure</span>
          {sentiment.words.length === 0 ? (
            <p className="dimmed small">No single word carried it.</p>
          ) : (
            <p className="carriers small">
              {sentiment.words.map((word, index) => (
                <span key={`${index}${word.text}`} className="nowrap">
                  <bdi>“{cleanText(word.text)}”</bdi>{' '}
                  <b className={word.weight < 0 ? 'negative' : 'positive'}>{signedText(word.weight, 2)}</b>
                </span>
              ))}
            </p>
          )}
        </dd>
        <dt>Topic</dt>
        <dd>
          {mention.topics.length === 0 ? <span className="dimmed">None of the brand’s topics</span> : null}
          {mention.topics.map(({ id, confidence }) => (
            <div key={id}>
              <Link to="/feed" search={{ topic: id }}>
                {topicName(id)}
              </Link>{' '}
              <span className="dimmed">{percent(confidence)} sure</span>
            </div>
          ))}
        </dd>
        <dt>Intent</dt>
        <dd>
          <Link to="/feed" search={{ intent: mention.intent }}>
            {intentNames[mention.intent] ?? codeWords(mention.intent)}
          </Link>
        </dd>
        <dt>Urgency</dt>
        <dd>
          {mention.urgency >= urgentFrom ? 'High' : mention.urgency >= urgentFrom / 2 ? 'Some' : 'Low'}{' '}
          <span className="dimmed number">{mention.urgency.toFixed(2)} of 1</span>
          {(mention.urgencyReasons ?? []).length === 0 ? null : (
            <p className="dimmed small">{(mention.urgencyReasons ?? []).map((reason) => codeWords(reason)).join(', ')}</p>
          )}
        </dd>
        {mention.spam < 0.5 ? null : (
          <>
            <dt>Spam</dt>
            <dd>{percent(mention.spam)} likely</dd>
          </>
        )}
      </dl>
    </section>
  );
}
