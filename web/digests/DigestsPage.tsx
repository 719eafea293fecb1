import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { digestsQuery, keepDigests, mostDigests } from '../api/digests.ts';
import type { Digest, Digests } from '../api/digests.ts';
import { explain } from '../api/problem.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { newKey } from '../ui/new-key.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { DigestCard } from './DigestCard.tsx';
import '../styles/digests.css';

/** Letters about the brand that come by themselves, to whoever is signed in. */
export function DigestsPage() {
  const t = useText('digests');
  const digests = useQuery(digestsQuery);
  useTitle(t('title'));
  return (
    <main id="main" className="page digests">
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="dimmed">{t('hint')}</p>
        </div>
      </header>
      {digests.isPending ? <Loading what={t('title')} rows={3} height={90} /> : null}
      {digests.isError && digests.data === undefined ? (
        <Failed what={t('failed')} error={digests.error} onRetry={() => void digests.refetch()} />
      ) : null}
      {digests.data === undefined ? null : <Editor known={digests.data} />}
    </main>
  );
}

function Editor({ known }: { readonly known: Digests }) {
  const t = useText('digests');
  const language = useLanguage();
  const client = useQueryClient();
  /** What is typed and not kept yet; null: as it is kept. */
  const [typed, setTyped] = useState<readonly Digest[] | null>(null);
  const saving = useMutation({
    mutationFn: keepDigests,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: digestsQuery.queryKey });
      setTyped(null);
    },
  });
  const items = typed ?? known.items.map(plain);
  const change = (next: readonly Digest[]): void => {
    saving.reset();
    setTyped(next);
  };
  const add = (): void =>
    change([
      ...items,
      {
        id: newKey(),
        brand: null,
        every: 'day',
        weekday: 1,
        at: '07:00',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        language,
        enabled: true,
      },
    ]);
  return (
    <>
      {known.mail ? null : (
        <p className="sup-note" role="note">
          <Icon name="warning" size={14} /> {t('noMail')}
        </p>
      )}
      {items.length === 0 ? (
        <Empty icon="note" title={t('none')} action={<Button onClick={add}>{t('add')}</Button>}>
          {t('noneHint')}
        </Empty>
      ) : (
        <form
          className="digest-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== null && !saving.isPending) saving.mutate(items);
          }}
        >
          <ul className="plain digest-list">
            {items.map((digest, index) => (
              <DigestCard
                key={digest.id}
                digest={digest}
                number={index + 1}
                kept={known.items.find(({ id }) => id === digest.id)}
                changed={typed !== null}
                mail={known.mail}
                onChange={(next) => change(items.map((one) => (one.id === digest.id ? next : one)))}
                onRemove={() => change(items.filter(({ id }) => id !== digest.id))}
              />
            ))}
          </ul>
          <Keep
            add={items.length < mostDigests ? add : null}
            dirty={typed !== null}
            saving={saving}
            onDrop={() => {
              saving.reset();
              setTyped(null);
            }}
          />
        </form>
      )}
      {items.length === 0 && typed !== null ? (
        <div className="digest-keep">
          <Button size="compact-md" loading={saving.isPending} onClick={() => saving.mutate([])}>
            {t('save')}
          </Button>
          <span role="status" className="dimmed">
            {t('notKept')}
          </span>
        </div>
      ) : null}
    </>
  );
}

function plain({ id, brand, every, weekday, at, timeZone, language, enabled }: Digest): Digest {
  return { id, brand, every, weekday, at, timeZone, language, enabled };
}

function Keep(props: {
  readonly add: (() => void) | null;
  readonly dirty: boolean;
  readonly saving: {
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly isError: boolean;
    readonly error: unknown;
  };
  readonly onDrop: () => void;
}) {
  const t = useText('digests');
  const { add, dirty, saving, onDrop } = props;
  return (
    <div className="digest-keep">
      <Button type="submit" size="compact-md" disabled={!dirty} loading={saving.isPending}>
        {t('save')}
      </Button>
      {dirty ? (
        <Button size="compact-md" variant="default" onClick={onDrop}>
          {t('drop')}
        </Button>
      ) : null}
      {add === null ? null : (
        <Button size="compact-md" variant="default" onClick={add}>
          {t('add')}
        </Button>
      )}
      <span role={saving.isError ? 'alert' : 'status'} className={saving.isError ? 'negative' : 'dimmed'}>
        {saving.isError ? explain(saving.error) : dirty ? t('notKept') : saving.isSuccess ? t('saved') : null}
      </span>
    </div>
  );
}
