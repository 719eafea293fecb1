import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/session.ts';
import { priorities, sentiments, statuses } from '../app/search.ts';
import type { CasesSearch } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { languageWords, networkIds, networkName, priorityNames, sentimentNames, statusNames } from '../text/words.ts';
import type { Narrowing } from './filter.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}
/** A filter as the page offers it: one of some, on or off, or a thing that is only taken away again. */
export type FilterOffer =
  | {
      readonly kind: 'choice';
      readonly name: Narrowing;
      readonly label: string;
      readonly options: readonly Option[];
      readonly change: (value: string | undefined) => CasesSearch;
    }
  | {
      readonly kind: 'flag';
      readonly name: Narrowing;
      readonly label: string;
      readonly change: (on: true | undefined) => CasesSearch;
    }
  | { readonly kind: 'given'; readonly name: Narrowing; readonly label: string; readonly change: () => CasesSearch };

/** What customers of many brands write in; a language that is in the address already is offered too. */
const commonLanguages = ['en', 'af', 'zu', 'xh', 'st', 'tn', 'de', 'fr', 'es', 'it', 'nl', 'pt'];

function known<T extends string>(value: string | undefined, all: readonly T[]): T | undefined {
  return all.find((one) => one === value);
}

/** The filters of the list, those used most first. */
export function useFilters(search: CasesSearch): readonly FilterOffer[] {
  const t = useText('inbox');
  const { brand } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const languages = [...new Set([...commonLanguages, ...(search.language === undefined ? [] : [search.language])])];
  const named = (list: readonly { readonly id: string; readonly name: string }[]): readonly Option[] =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return [
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: statuses.map((value) => ({ value, label: statusNames[value] })),
      change: (value) => ({ status: known(value, statuses) }),
    },
    { kind: 'flag', name: 'breached', label: t('breached'), change: (breached) => ({ breached }) },
    {
      kind: 'choice',
      name: 'priority',
      label: t('priority'),
      options: priorities.toReversed().map((value) => ({ value, label: priorityNames[value] })),
      change: (value) => ({ priority: known(value, priorities) }),
    },
    {
      kind: 'choice',
      name: 'queue',
      label: t('queue'),
      options: named(status?.queues ?? []),
      change: (queue) => ({ queue }),
    },
    {
      kind: 'choice',
      name: 'topic',
      label: t('topic'),
      options: named(brand?.topics ?? []),
      change: (topic) => ({ topic }),
    },
    {
      kind: 'choice',
      name: 'network',
      label: t('network'),
      options: networkIds.map((value) => ({ value, label: networkName(value) })),
      change: (network) => ({ network }),
    },
    {
      kind: 'choice',
      name: 'language',
      label: t('language'),
      options: languages.map((value) => ({ value, label: languageWords(value) })),
      change: (language) => ({ language }),
    },
    {
      kind: 'choice',
      name: 'sentiment',
      label: t('sentiment'),
      options: sentiments.map((value) => ({ value, label: sentimentNames[value] })),
      change: (value) => ({ sentiment: known(value, sentiments) }),
    },
    { kind: 'flag', name: 'help', label: t('helpWanted'), change: (help) => ({ help }) },
    { kind: 'flag', name: 'unrouted', label: t('unrouted'), change: (unrouted) => ({ unrouted }) },
    { kind: 'given', name: 'owner', label: t('owner'), change: () => ({ owner: undefined }) },
    { kind: 'given', name: 'customer', label: t('customer'), change: () => ({ customer: undefined }) },
    { kind: 'given', name: 'incident', label: t('incident'), change: () => ({ incident: undefined }) },
    { kind: 'given', name: 'openedFrom', label: t('openedFrom'), change: () => ({ openedFrom: undefined }) },
    { kind: 'given', name: 'openedTo', label: t('openedTo'), change: () => ({ openedTo: undefined }) },
    { kind: 'given', name: 'q', label: t('words'), change: () => ({ q: undefined }) },
  ];
}
