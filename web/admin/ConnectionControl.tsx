import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import { connectionQuery, controlConnection, removeSetting, settingsKey, settingsQuery } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Ago } from '../ui/Ago.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { Confirm } from './Confirm.tsx';
import { Reauthorise } from './Reauthorise.tsx';
import { useAdministers } from './use-settings.ts';

/** How one connection stands, what went wrong last, and what can be done about it. */
export function ConnectionControl({ id, onGone }: { readonly id: string; readonly onGone: () => void }) {
  const t = useText('settings');
  const mayEdit = useAdministers();
  const client = useQueryClient();
  const query = connectionQuery(id);
  const connection = useQuery(query);
  const [renewing, setRenewing] = useState(false);
  const [sure, setSure] = useState(false);
  const reload = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.queryKey }),
      client.invalidateQueries({ queryKey: keys.status }),
      client.invalidateQueries({ queryKey: settingsKey }),
    ]);
  };
  const control = useMutation({
    mutationFn: (verb: 'pause' | 'resume' | 'check') => controlConnection(id, verb),
    onSettled: reload,
  });
  const remove = useMutation({
    mutationFn: async () => {
      const { version } = await client.query({ ...settingsQuery, staleTime: 0 });
      return removeSetting('connections', id, version);
    },
    onSuccess: async (after) => {
      client.setQueryData(settingsKey, after);
      onGone();
      await client.invalidateQueries({ queryKey: keys.status });
    },
  });
  if (connection.isPending) return <Loading what={t('connection')} rows={2} height={40} />;
  if (connection.isError) {
    return <Failed what={t('connectionsFailed')} error={connection.error} onRetry={() => void connection.refetch()} />;
  }
  const { enabled, failures, checkedAt, checkResult, abilities, lastSuccessAt, lastItemAt } = connection.data;
  return (
    <div className="editor">
      <dl className="admin-facts">
        <div>
          <dt>{t('listening')}</dt>
          <dd>{t(enabled ? 'yes' : 'paused')}</dd>
        </div>
        <div>
          <dt>{t('lastSuccess')}</dt>
          <dd>{lastSuccessAt === null ? t('never') : <Ago at={lastSuccessAt} />}</dd>
        </div>
        <div>
          <dt>{t('lastItem')}</dt>
          <dd>{lastItemAt === null ? t('noneYet') : <Ago at={lastItemAt} />}</dd>
        </div>
        {checkedAt === null ? null : (
          <div>
            <dt>{t('checked')}</dt>
            <dd>
              <Ago at={checkedAt} /> {checkResult}
            </dd>
          </div>
        )}
      </dl>
      {mayEdit ? (
        <div className="editor-do">
          <Button
            size="compact-sm"
            variant="default"
            loading={control.isPending}
            onClick={() => control.mutate(enabled ? 'pause' : 'resume')}
          >
            {t(enabled ? 'pause' : 'resume')}
          </Button>
          {abilities.check ? (
            <Button size="compact-sm" variant="default" loading={control.isPending} onClick={() => control.mutate('check')}>
              {t('check')}
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" aria-expanded={renewing} onClick={() => setRenewing(!renewing)}>
            {t('reauthorise')}
          </Button>
          <span className="grow" />
          <Button size="compact-sm" variant="default" className="danger" onClick={() => setSure(true)}>
            {t('remove')}
          </Button>
        </div>
      ) : (
        <p className="dimmed">{t('onlyAdministrators')}</p>
      )}
      <p role="status" className={control.isError ? 'field-fault' : 'positive'}>
        {control.isError ? explain(control.error) : (control.data?.line ?? '')}
      </p>
      {sure ? (
        <Confirm
          title={t('removeNamed', { name: id })}
          means={t('remove-connections')}
          does={t('remove')}
          busy={remove.isPending}
          error={remove.error}
          onDo={() => remove.mutate()}
          onClose={() => {
            remove.reset();
            setSure(false);
          }}
        />
      ) : null}
      {renewing ? <Reauthorise id={id} onDone={reload} /> : null}
      <section aria-label={t('lastErrors')}>
        <h2>{t('lastErrors')}</h2>
        {failures.length === 0 ? <p className="dimmed">{t('noErrors')}</p> : null}
        <ul className="plain admin-changes">
          {failures.map((failure) => (
            <li key={`${failure.at} ${failure.code}`}>
              <span>
                <bdi>{cleanText(failure.message)}</bdi> <code>{failure.code}</code>
                {failure.remedy === '' ? null : <span className="dimmed"> {failure.remedy}</span>}
              </span>
              <span className="dimmed small">
                <Ago at={failure.at} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
