import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Mention, SentimentLabel as Label } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { obstacleOf } from '../correct/choice.ts';
import { useCorrections } from '../correct/corrections.tsx';
import { ContradictionTag, Surety } from '../correct/marks.tsx';
import { cleanText } from '../text/clean.ts';
import { percent, signedText } from '../text/numbers.ts';
import { codeWords, intentNames, languageWords, sentimentNames, sentimentSigns } from '../text/words.ts';
import { SentimentLabel, urgentFrom } from '../ui/labels.tsx';

const sentiments: readonly (readonly [Label, string])[] = [
  ['negative', '-'],
  ['neutral', '0'],
  ['positive', '+'],
];

/** What the machine made of a text, each with its reason and a way to set it right; every word is a door to its like. */
export function Understood({ mention }: { readonly mention: Mention }) {
  const { topicName } = useBrand();
  return (
    <section className="facts">
      <h2>Understood</h2>
      <dl className="why">
        <dt>Sentiment</dt>
        <dd>
          <Sentiment mention={mention} />
        </dd>
        <dt>Topic</dt>
        <dd className="settable">
          <div>
            {mention.topics.length === 0 ? (
              <div>
                <span className="dimmed">None of the brand’s topics</span>{' '}
                <Surety mention={mention} field="topics" confidence={undefined} />
              </div>
            ) : null}
            {mention.topics.map(({ id, confidence }) => (
              <div key={id}>
                <Link to="/feed" search={{ topic: id }}>
                  {topicName(id)}
                </Link>{' '}
                <Surety mention={mention} field="topics" confidence={confidence} />
              </div>
            ))}
          </div>
          <Change mention={mention} field="topics" label="Change the topic" />
        </dd>
        <dt>Intent</dt>
        <dd className="settable">
          <div>
            <Link to="/feed" search={{ intent: mention.intent }}>
              {intentNames[mention.intent] ?? codeWords(mention.intent)}
            </Link>{' '}
            <Surety mention={mention} field="intent" confidence={mention.intentConfidence} />
          </div>
          <Change mention={mention} field="intent" label="Change the intent" />
        </dd>
        <dt>Language</dt>
        <dd>
          {languageWords(mention.lang)}{' '}
          <Surety mention={mention} field="lang" confidence={mention.lang === 'und' ? undefined : mention.langConfidence} />
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

function Sentiment({ mention }: { readonly mention: Mention }): ReactNode {
  const { choose } = useCorrections();
  const { sentiment } = mention;
  const settable = choose !== undefined && obstacleOf(mention) === undefined;
  return (
    <>
      <div className="wrapped">
        <SentimentLabel label={sentiment.label} score={sentiment.score} />
        <Surety mention={mention} field="sentiment" confidence={sentiment.confidence} />
        <ContradictionTag mention={mention} />
      </div>
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
      {settable ? (
        <div className="seg set-sentiment" role="group" aria-label="Set the sentiment">
          {sentiments.map(([label, key]) => (
            <button
              key={label}
              type="button"
              aria-pressed={sentiment.label === label}
              aria-keyshortcuts={key}
              title={`Set to ${sentimentNames[label].toLowerCase()}, or press ${key}`}
              onClick={() => choose(mention, { field: 'sentiment', value: label })}
            >
              <span aria-hidden="true">{sentimentSigns[label]}</span> {sentimentNames[label]}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
}

function Change(props: { readonly mention: Mention; readonly field: 'topics' | 'intent'; readonly label: string }): ReactNode {
  const { pick } = useCorrections();
  const { mention, field, label } = props;
  if (pick === undefined || obstacleOf(mention) !== undefined) return null;
  const key = field === 'topics' ? 't' : 'i';
  return (
    <button
      type="button"
      className="link-button"
      aria-label={label}
      aria-keyshortcuts={key}
      title={`${label}, or press ${key}`}
      onClick={() => pick(mention, field)}
    >
      Change
    </button>
  );
}
