import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { accountsKey, accountsQuery, createKey, invite, resetPassword, revokeKey, setAccountEnabled } from '../api/accounts.ts';
import type { Account } from '../api/accounts.ts';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Ago } from '../ui/Ago.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { AddAccount } from './AddAccount.tsx';
import type { NewAccount } from './AddAccount.tsx';
import { Confirm } from './Confirm.tsx';
import { roleName } from './roles.ts';
import { ShownOnce } from './ShownOnce.tsx';

interface Secret {
  readonly kind: 'link' | 'key';
  readonly value: string;
}

type Ending = 'revoke' | 'reset' | 'disable';

/** Who may sign in, and the keys of programs. */
export function Accounts() {
  const t = useText('settings');
  const client = useQueryClient();
  const accounts = useQuery(accountsQuery);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [adding, setAdding] = useState<'person' | 'key' | null>(null);
  const [asked, setAsked] = useState<{ readonly ends: Ending; readonly account: Account } | null>(null);
  const reload = () => client.invalidateQueries({ queryKey: accountsKey });
  const act = useMutation({
    mutationFn: async (work: () => Promise<Secret | null>) => work(),
    onSuccess: async (shown) => {
      setSecret(shown);
      setAdding(null);
      setAsked(null);
      await reload();
    },
  });
  const linkOf = ({
    invitation,
  }: {
    readonly invitation: { readonly token: string; readonly link: string } | null;
  }): Secret | null =>
    invitation === null
      ? null
      : { kind: 'link', value: invitation.link.startsWith('/') ? `${location.origin}${invitation.link}` : invitation.link };
  const add = ({ kind, ...rest }: NewAccount): void =>
    act.mutate(async () =>
      kind === 'person'
        ? linkOf(await invite(rest))
        : { kind: 'key', value: (await createKey({ name: rest.name, roles: ['service'] })).secret },
    );
  const ask = (ends: Ending, account: Account): void => {
    act.reset();
    setAsked({ ends, account });
  };
  const end = ({ ends, account }: NonNullable<typeof asked>): void =>
    act.mutate(async () => {
      switch (ends) {
        case 'revoke':
          await revokeKey(account.id);
          return null;
        case 'reset':
          return linkOf(await resetPassword(account.id));
        case 'disable':
          await setAccountEnabled(account.id, false);
          return null;
      }
    });
  return (
    <section className="block" aria-labelledby="accounts">
      <div className="block-head">
        <h2 id="accounts">{t('accounts')}</h2>
        <span className="dimmed">{t('accountsHint')}</span>
        <span className="grow" />
        <span className="admin-line-do">
          <Button size="compact-sm" variant="default" onClick={() => setAdding('person')}>
            {t('invite')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAdding('key')}>
            {t('newKey')}
          </Button>
        </span>
      </div>
      {secret === null ? null : (
        <ShownOnce
          title={t(secret.kind === 'link' ? 'linkOnce' : 'keyOnce')}
          value={secret.value}
          onDone={() => setSecret(null)}
        />
      )}
      {adding === null ? null : (
        <AddAccount
          key={adding}
          kind={adding}
          error={act.error}
          busy={act.isPending}
          onAdd={add}
          onClose={() => setAdding(null)}
        />
      )}
      {asked === null ? null : (
        <Confirm
          title={t(`${asked.ends}Named`, { name: asked.account.name })}
          means={t(`${asked.ends}Means`)}
          does={t(asked.ends)}
          busy={act.isPending}
          error={act.error}
          onDo={() => end(asked)}
          onClose={() => {
            act.reset();
            setAsked(null);
          }}
        />
      )}
      {act.isError && adding === null && asked === null ? (
        <p className="field-fault" role="alert">
          {explain(act.error)}
        </p>
      ) : null}
      {accounts.isPending ? <Loading what={t('loadingAccounts')} rows={3} height={48} /> : null}
      {accounts.isError && accounts.data === undefined ? (
        <Failed what={t('accountsFailed')} error={accounts.error} onRetry={() => void accounts.refetch()} />
      ) : null}
      <ul className="plain admin-list">
        {accounts.data?.map((account) => (
          <li key={account.id} className="admin-line">
            <span className="admin-row-name">
              <span>
                <b className="strong">{account.name}</b> <AccountState account={account} />
              </span>
              <span className="dimmed">
                {account.kind === 'person' ? account.id : t('key')} · {account.roles.map(roleName).join(', ')}
              </span>
            </span>
            <span className="admin-line-do">
              {account.kind === 'key' ? (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('revokeWhat', { name: account.name })}
                  onClick={() => ask('revoke', account)}
                >
                  {t('revoke')}
                </Button>
              ) : (
                <>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('resetWhat', { name: account.name })}
                    onClick={() => ask('reset', account)}
                  >
                    {t('reset')}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t(account.disabledAt === null ? 'disableWhat' : 'enableWhat', { name: account.name })}
                    onClick={() =>
                      account.disabledAt === null
                        ? ask('disable', account)
                        : act.mutate(async () => (await setAccountEnabled(account.id, true), null))
                    }
                  >
                    {t(account.disabledAt === null ? 'disable' : 'enable')}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AccountState({ account }: { readonly account: Account }) {
  const t = useText('settings');
  if (account.disabledAt !== null) return <span className="tag warn">{t('disabled')}</span>;
  if (account.invitedUntil !== null)
    return (
      <span className="tag">
        {t('invitedUntil')} <Ago at={account.invitedUntil} />
      </span>
    );
  return account.kind === 'person' && !account.hasPassword ? <span className="tag warn">{t('noPassword')}</span> : null;
}
