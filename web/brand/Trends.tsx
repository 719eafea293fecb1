import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { trendsQuery } from '../api/analytics.ts';
import { mayShapeTopics } from '../api/may.ts';
import type { OwnTopic } from '../api/settings.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, decimalText } from '../text/numbers.ts';
import { shortText } from '../text/time.ts';
import { networkName } from '../text/words.ts';
import { useNow } from '../ui/use-now.ts';
import { MakeTopic } from './MakeTopic.tsx';
import { Awaited, Panel } from './Panel.tsx';
import { useView } from './use-view.ts';

const hours = 24;
const most = 6;

/** Phrases that are said far more than usual and that no topic names. */
export function Trends() {
  const t = useText('brand');
  const { question, options } = useView();
  const now = useNow('ten-seconds');
  const me = useMe();
  const [making, setMaking] = useState<OwnTopic | null>(null);
  const answer = useQuery({ ...trendsQuery({ brand: question.brand, hours }), ...options });
  return (
    <Panel title={t('phrases')} hint={t('phrasesHint')}>
      <Awaited answer={answer} what={t('phrases')} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="dimmed quiet-note">{t('noPhrases')}</p>
          ) : (
            <ul className="plain phrases">
              {items.slice(0, most).map(({ phrase, count, expected, since, example, topic }) => (
                <li key={phrase}>
                  {topic === undefined || !mayShapeTopics(me) ? null : (
                    <button
                      type="button"
                      className="link-button small make-topic no-print"
                      aria-label={t('makeTopicOf', { phrase: cleanText(phrase) })}
                      onClick={() => setMaking(topic)}
                    >
                      {t('makeTopic')}
                    </button>
                  )}
                  <b>
                    <bdi>{cleanText(phrase)}</bdi>
                  </b>{' '}
                  <span className="dimmed">
                    <Link to="/feed" search={{ q: phrase, from: since }} className="door number">
                      {countText(count)}
                    </Link>{' '}
                    {t('sinceExpected', { since: shortText(since, now), expected: decimalText(expected, 1) })}
                  </span>
                  {example === null ? null : (
                    <p>
                      <Link to="/feed" search={{ mention: example.mention }} className="quote">
                        “<bdi>{cleanText(example.text)}</bdi>”
                      </Link>{' '}
                      <span className="dimmed nowrap">
                        {networkName(example.network)}, {shortText(example.at, now)}
                      </span>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Awaited>
      {making === null ? null : <MakeTopic topic={making} onClose={() => setMaking(null)} />}
    </Panel>
  );
}
