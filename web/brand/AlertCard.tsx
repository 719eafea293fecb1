import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { acknowledgeAlert, spikesKey } from '../api/alerts.ts';
import type { Alert, Difference } from '../api/alerts.ts';
import { mayAcknowledge } from '../api/may.ts';
import type { FeedSearch } from '../app/search.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, decimalText } from '../text/numbers.ts';
import { relativeText, shortText, spanText } from '../text/time.ts';
import { countryWords, languageWords, networkName } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { useNow } from '../ui/use-now.ts';
import { alertPlace } from './alert-text.ts';
import { usePlace } from './place.ts';
import { SeverityMark } from './SeverityMark.tsx';

/** What is surer than this is written as "more than". */
const surest = 0.99;

/** The mentions an alert counts. */
function searchOf({ topic, network, measure, began, until }: Alert): FeedSearch {
  return {
    topic: topic ?? undefined,
    network: network ?? undefined,
    intent: measure === 'complaints' ? 'complaint' : undefined,
    from: began,
    to: until ?? undefined,
  };
}

/** One rise: how grave, where, since when, how much above what was expected, and what is different about it. */
export function AlertCard({ alert }: { readonly alert: Alert }) {
  const t = useText('brand');
  const now = useNow('ten-seconds');
  const { topicName } = usePlace();
  const { severity, measure, began, found, until, count, expected, likelihood, whatDiffers, folded } = alert;
  const search = searchOf(alert);
  const factor = expected > 0 ? count / expected : null;
  return (
    <li className={`brand-alert ${severity}`}>
      <p className="severity">
        <SeverityMark severity={severity} /> {t(`severity${severity}`)}
        <span className="grow" />
        <span className="dimmed small">
          {until === null ? t('stillRising') : t('overSince', { when: shortText(until, now) })}
        </span>
      </p>
      <h3>
        <bdi>{alertPlace(alert, topicName)}</bdi>
      </h3>
      <p className="alert-rise">
        <Link to="/feed" search={search} className="door number">
          {t(measure === 'complaints' ? 'complaintCount' : 'mentionsSince', { count })}
        </Link>
        {', '}
        {t('expected', { number: expected < 10 ? decimalText(expected, 1) : countText(Math.round(expected)) })}
        {factor === null || factor < 1.05 ? null : (
          <b className="strong"> {t('timesUsual', { factor: decimalText(factor, factor < 10 ? 1 : 0) })}</b>
        )}
      </p>
      <dl>
        <div>
          <dt>{t('began')}</dt>
          <dd>
            {shortText(began, now)}, {relativeText(Date.parse(began), now)},{' '}
            <span className="dimmed">{t('foundAfter', { span: spanText(Date.parse(found) - Date.parse(began)) })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('likelihood')}</dt>
          <dd>
            {likelihood > surest ? t('nearlyAllReal') : t('mostReal', { count: Math.floor(likelihood * 100) })}
            {folded > 0 ? <span className="dimmed">, {t('folded', { count: folded })}</span> : null}
          </dd>
        </div>
        {whatDiffers.length === 0 ? null : (
          <div>
            <dt>{t('whatDiffers')}</dt>
            <dd>
              <ul className="plain">
                {whatDiffers.map((one) => (
                  <li key={`${one.kind} ${one.text}`}>
                    <Differs one={one} search={search} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <Steps alert={alert} />
    </li>
  );
}

function Differs({ one, search }: { readonly one: Difference; readonly search: FeedSearch }) {
  const t = useText('brand');
  const { kind, text, count, usual } = one;
  const only = {
    phrase: { q: text },
    network: { network: text },
    country: { country: text },
    language: { lang: text },
    author: null,
  }[kind];
  const name = { phrase: cleanText, network: networkName, country: countryWords, language: languageWords, author: cleanText }[
    kind
  ](text);
  return (
    <>
      {t(`differs${kind}`)} <bdi>{kind === 'phrase' ? t('quoted', { words: name }) : name}</bdi>{' '}
      {only === null ? (
        <span className="number">{countText(count)}</span>
      ) : (
        <Link to="/feed" search={{ ...search, ...only }} className="door number">
          {countText(count)}
        </Link>
      )}
      <span className="dimmed">, {t('usually', { number: decimalText(usual, usual < 10 && usual % 1 !== 0 ? 1 : 0) })}</span>
    </>
  );
}

/** What comes next: say that somebody has seen it, open its incident, or look at the mentions. */
function Steps({ alert }: { readonly alert: Alert }) {
  const t = useText('brand');
  const me = useMe();
  const now = useNow('ten-seconds');
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => acknowledgeAlert(alert.id),
    onSettled: () => client.invalidateQueries({ queryKey: spikesKey }),
  });
  const { acknowledged, incident } = alert;
  return (
    <>
      {acknowledged === null ? null : (
        <p className="small alert-seen">
          <Icon name="check" size={12} />{' '}
          {t('acknowledgedBy', { name: acknowledged.by.name, when: shortText(acknowledged.at, now) })}
        </p>
      )}
      <div className="alert-do no-print">
        {incident === null ? null : (
          <Link to="/incidents/$incidentId" params={{ incidentId: incident }} className="button">
            {t('openIncident')}
          </Link>
        )}
        {acknowledged === null && mayAcknowledge(me) ? (
          <Button size="compact-sm" variant="default" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            {t('acknowledge')}
          </Button>
        ) : null}
        <Link to="/feed" search={searchOf(alert)} className="small">
          {t('seeMentions')}
        </Link>
      </div>
      {acknowledge.isError ? (
        <NotLoaded what={t('notAcknowledged')} error={acknowledge.error} onRetry={() => acknowledge.mutate()} />
      ) : null}
    </>
  );
}
