import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Mention, SentimentLabel as Label } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { obstacleOf } from '../correct/choice.ts';
import { useCorrections } from '../correct/corrections.tsx';
import { ContradictionTag, Surety } from '../correct/marks.tsx';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { decimalText, midSentence, percent, signedText } from '../text/numbers.ts';
import { codeWords, intentNames, languageWords, sentimentNames, sentimentSigns } from '../text/words.ts';
import { SentimentLabel, urgentFrom } from '../ui/labels.tsx';

const sentiments: readonly (readonly [Label, string])[] = [
  ['negative', '-'],
  ['neutral', '0'],
  ['positive', '+'],
];

/** What the machine made of a text, each with its reason and a way to set it right; every word is a door to its like. */
export function Understood({ mention }: { readonly mention: Mention }) {
  const t = useText('feed');
  const { topicName } = useBrand();
  return (
    <section className="facts">
      <h2>{t('understood')}</h2>
      <dl className="why">
        <dt>{t('sentiment')}</dt>
        <dd>
          <Sentiment mention={mention} />
        </dd>
        <dt>{t('topic')}</dt>
        <dd className="settable">
          <div>
            {mention.topics.length === 0 ? (
              <div>
                <span className="dimmed">{t('noneOfTopics')}</span>{' '}
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
          <Change mention={mention} field="topics" label={t('changeTopic')} />
        </dd>
        <dt>{t('intent')}</dt>
        <dd className="settable">
          <div>
            <Link to="/feed" search={{ intent: mention.intent }}>
              {intentNames[mention.intent] ?? codeWords(mention.intent)}
            </Link>{' '}
            <Surety mention={mention} field="intent" confidence={mention.intentConfidence} />
          </div>
          <Change mention={mention} field="intent" label={t('changeIntent')} />
        </dd>
        <dt>{t('language')}</dt>
        <dd>
          {languageWords(mention.lang)}{' '}
          <Surety mention={mention} field="lang" confidence={mention.lang === 'und' ? undefined : mention.langConfidence} />
        </dd>
        <dt>{t('urgency')}</dt>
        <dd>
          {t(mention.urgency >= urgentFrom ? 'urgencyHigh' : mention.urgency >= urgentFrom / 2 ? 'urgencySome' : 'urgencyLow')}{' '}
          <span className="dimmed number">{t('ofOne', { value: decimalText(mention.urgency, 2) })}</span>
          {(mention.urgencyReasons ?? []).length === 0 ? null : (
            <p className="dimmed small">{(mention.urgencyReasons ?? []).map((reason) => codeWords(reason)).join(', ')}</p>
          )}
        </dd>
        {mention.spam < 0.5 ? null : (
          <>
            <dt>{t('spam')}</dt>
            <dd>{t('likely', { percent: percent(mention.spam) })}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Sentiment({ mention }: { readonly mention: Mention }): ReactNode {
  const t = useText('feed');
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
        <p className="dimmed small">{t('noSingleWord')}</p>
      ) : (
        <p className="carriers small">
          {sentiment.words.map((word, index) => (
            <span key={`${index}${word.text}`} className="nowrap">
              <bdi>{t('quoted', { words: cleanText(word.text) })}</bdi>{' '}
              <b className={word.weight < 0 ? 'negative' : 'positive'}>{signedText(word.weight, 2)}</b>
            </span>
          ))}
        </p>
      )}
      {settable ? (
        <div className="seg set-sentiment" role="group" aria-label={t('setSentiment')}>
          {sentiments.map(([label, key]) => (
            <button
              key={label}
              type="button"
              aria-pressed={sentiment.label === label}
              aria-keyshortcuts={key}
              title={t('setTo', { label: midSentence(sentimentNames[label]), key })}
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
  const t = useText('feed');
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
      title={t('orPress', { label, key })}
      onClick={() => pick(mention, field)}
    >
      {t('change')}
    </button>
  );
}
