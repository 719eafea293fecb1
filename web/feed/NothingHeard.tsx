import { Link } from '@tanstack/react-router';
import type { MentionFilter } from '../api/mentions.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty } from '../ui/states.tsx';

export function NothingHeard({ filter }: { readonly filter: MentionFilter }) {
  const t = useText('feed');
  const { brand: _, ...rest } = filter;
  const filtered = Object.values(rest).some((value) => value !== undefined);
  if (filtered) {
    return (
      <Empty icon="search" title={t('noMatch')} action={<Link to="/feed">{t('clearFilters')}</Link>}>
        {t('noMatchHint')}
      </Empty>
    );
  }
  return (
    <Empty icon="ear" title={t('nothingYet')} action={<Link to="/connections">{t('lookAtConnections')}</Link>}>
      {t('nothingYetHint')}
    </Empty>
  );
}
