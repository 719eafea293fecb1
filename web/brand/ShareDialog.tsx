import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { makeShare, sharesQuery } from '../api/shares.ts';
import type { SharedPage } from '../api/shares.ts';
import { useText } from '../i18n/use-text.ts';
import { shortText } from '../text/time.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CopyLink } from './CopyLink.tsx';
import { MyShares } from './MyShares.tsx';
import { usePlace } from './place.ts';

const lengths = [1, 7, 30, 90] as const;

/** A link to this page as it stands, for people without an account, and the links that were given before. */
export function ShareDialog({ page, onClose }: { readonly page: SharedPage; readonly onClose: () => void }) {
  const t = useText('brand');
  const client = useQueryClient();
  const { search, brand } = usePlace();
  const [days, setDays] = useState(7);
  const [title, setTitle] = useState('');
  const { range, from, to, compare, network, topic, lang } = search;
  const own = from !== undefined && to !== undefined;
  const making = useMutation({
    mutationFn: makeShare,
    onSuccess: () => client.invalidateQueries({ queryKey: sharesQuery.queryKey }),
  });
  const known = useQuery(sharesQuery).data;
  // One that was taken back meanwhile is offered no longer.
  const made = known?.some(({ id }) => id === making.data?.id) === false ? undefined : making.data;
  return (
    <Dialog opened onClose={onClose} title={t('shareTitle')} size={560}>
      <div className="share-dialog">
        <p className="dimmed">{t('shareHint')}</p>
        <form
          className="share-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (making.isPending || brand === undefined) return;
            making.mutate({
              page,
              days,
              ...(title.trim() === '' ? {} : { title: title.trim() }),
              query: {
                brand: brand.id,
                ...(own ? { from, to } : { range: range ?? '24h' }),
                compare,
                network,
                topic,
                lang,
              },
            });
          }}
        >
          <TextInput
            label={t('shareName')}
            placeholder={t('shareNameExample')}
            value={title}
            maxLength={100}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('shareFor')}
            value={String(days)}
            data={lengths.map((count) => ({ value: String(count), label: t('shareDays', { count }) }))}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
          />
          <Button type="submit" size="compact-md" loading={making.isPending}>
            {t('shareMake')}
          </Button>
        </form>
        <div role="alert" className="negative">
          {making.isError ? explain(making.error) : null}
        </div>
        {made?.url === undefined ? null : (
          <div className="share-made" role="status">
            <p>{t('shareMade', { when: shortText(made.expiresAt, 0) })}</p>
            <CopyLink url={made.url} />
          </div>
        )}
        <MyShares />
      </div>
    </Dialog>
  );
}
