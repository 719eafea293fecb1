import { useQuery } from '@tanstack/react-query';
import { voiceQuery } from '../api/analytics.ts';
import type { Voice } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { netOf, percent, signedText } from '../text/numbers.ts';
import { NetBar, ShareBar } from './bars.tsx';
import { shareChange } from './ChangeText.tsx';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { useView } from './use-view.ts';

/** The brand beside its competitors, by how often each is named. */
export function VoiceNumbers({ short = false }: { readonly short?: boolean }) {
  const t = useText('brand');
  const { question, before, options } = useView();
  const now = useQuery({ ...voiceQuery(question), ...options });
  const then = useQuery({
    ...voiceQuery({ ...question, from: before?.from ?? '', to: before?.to ?? '' }),
    ...options,
    enabled: options.enabled && before !== null,
  });
  const shares = now.data?.shares ?? [];
  const rows = shares.some(({ count }) => count > 0) ? shares : [];
  const most = Math.max(0.01, ...rows.map(({ share }) => share));
  const heardThen = then.data?.shares.some(({ count }) => count > 0) ?? false;
  const shareThen = (id: string): number | null =>
    before === null || !heardThen ? null : (then.data?.shares.find((one) => one.id === id)?.share ?? null);
  const columns: Column<Voice>[] = [
    { key: 'name', head: t('brand'), words: true, cell: ({ name }) => <bdi>{name}</bdi>, value: ({ name }) => name },
    {
      key: 'bar',
      head: t('shareBar'),
      headHidden: true,
      wide: true,
      cell: (row) => <ShareBar part={row.share / most} own={row.own} width={short ? 56 : 90} />,
    },
    { key: 'share', head: t('share'), cell: ({ share }) => <b>{percent(share)}</b>, value: ({ share }) => share },
    {
      key: 'change',
      head: t(short ? 'change' : 'changeInPoints'),
      cell: ({ id, share }) => shareChange(share, shareThen(id)),
      value: ({ id, share }) => {
        const earlier = shareThen(id);
        return earlier === null ? null : Math.round((share - earlier) * 100);
      },
    },
    ...(short
      ? []
      : [
          {
            key: 'count',
            head: t('mentions'),
            cell: (row: Voice) => <MentionsDoor count={row.count} only={{ voice: row.id }} />,
            value: (row: Voice) => row.count,
          },
        ]),
    { key: 'net', head: t('net'), cell: (row) => signedText(netOf(row) ?? 0), value: (row) => Math.round(netOf(row) ?? 0) },
    ...(short
      ? []
      : [
          {
            key: 'net-bar',
            head: t('netBar'),
            headHidden: true,
            wide: true,
            cell: (row: Voice) => <NetBar net={netOf(row) ?? 0} />,
          },
        ]),
  ];
  return (
    <Numbers
      title={t('voice')}
      hint={now.data === undefined ? null : t('voiceOf', { count: now.data.mentions })}
      file="share-of-voice"
      answer={now}
      rows={rows}
      idOf={({ id }) => id}
      columns={columns}
      empty={{ title: t('noVoice'), hint: t('noVoiceHint') }}
    />
  );
}
