import type { CasesSearch } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty } from '../ui/states.tsx';
import { filtersOn } from './filter.ts';
import { sameSearch } from './places.ts';

/** An empty list says why it is empty and what would appear. */
export function NothingListed({ search }: { readonly search: CasesSearch }) {
  const t = useText('inbox');
  const [title, hint] =
    filtersOn(search).length > 0
      ? [t('noneMatch'), t('noneMatchHint')]
      : sameSearch(search, {})
        ? [t('noCases'), t('noCasesHint')]
        : [t('noneHere'), t('noneHereHint')];
  return (
    <Empty icon="cases" title={title}>
      {hint}
    </Empty>
  );
}
