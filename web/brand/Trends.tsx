import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trendsQuery } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, decimalText } from '../text/numbers.ts';
import { shortText } from '../text/time.ts';
import { networkName } from '../text/words.ts';
import { useNow } from '../ui/use-now.ts';
import { Awaited, Panel } from './Panel.tsx';
import { useView } from './use-view.ts';

const hours = 24;
const most = 6;

/** Phrases that are said far more than usual and that no topic names. */
export function Trends() {
  const t = useText('brand');
  const { question, options } = useView();
  const now = useNow('ten-seconds');
  const answer = useQuery({ ...trendsQuery({ brand: question.brand, hours }), ...options });
  return (
    <Panel title={t('phrases')} hint={t('phrasesHint')}>
      <Awaited answer={answer} what={t('phrases')} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="dimmed quiet-note">{t('noPhrases')}</p>
          ) : (
            <ul className="plain phrases">
              {items.slice(0, most).map(({ phrase, count, expected, since, example }) => (
                <li key={phrase}>
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
    </Panel>
  );
}
