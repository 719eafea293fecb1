import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { FoundLine } from './FoundLine.tsx';
import type { FindLine } from './found.ts';
import type { useFind } from './use-find.ts';

const groupNames = { case: 'foundCases', customer: 'foundCustomers', mention: 'foundMentions' } as const;

/** What was found, in groups; says so when nothing was, when not everything could be searched, and when the search failed. */
export function FindPanel(props: {
  readonly id: string;
  readonly lineId: (key: string) => string;
  readonly found: ReturnType<typeof useFind>;
  readonly chosen: string | null;
  readonly onPoint: (key: string) => void;
  readonly onChoose: (line: FindLine) => void;
}) {
  const { id, lineId, found, chosen, onPoint, onChoose } = props;
  const t = useText('inbox');
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== null) panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const option = (line: FindLine, inside: ReactNode) => (
    <div
      key={line.key}
      id={lineId(line.key)}
      role="option"
      aria-selected={line.key === chosen}
      className={line.key === chosen ? 'find-line on' : 'find-line'}
      // The field keeps the focus, so that the panel is still there when the button comes up.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => onPoint(line.key)}
      onClick={() => onChoose(line)}
    >
      {inside}
    </div>
  );
  const last = found.lines.at(-1);
  return (
    <div className="find-panel" ref={panel}>
      <FindState found={found} />
      <div id={id} role="listbox" aria-label={t('found')}>
        {found.groups.map(({ kind, lines }) => (
          <div key={kind} role="group" aria-label={t(groupNames[kind])}>
            <p className="find-group" aria-hidden="true">
              {t(groupNames[kind])}
            </p>
            {lines.map((line) => option(line, <FoundLine found={line.found} />))}
          </div>
        ))}
        {last === undefined
          ? null
          : option(
              last,
              <span className="find-all">
                <Icon name="cases" size={14} /> <bdi className="cut">{t('listFound', { words: found.words })}</bdi>
              </span>,
            )}
      </div>
    </div>
  );
}

function FindState({ found }: { readonly found: ReturnType<typeof useFind> }) {
  const t = useText('inbox');
  const { search, settled, words } = found;
  const count = search.data?.items.length ?? 0;
  const partial = search.data?.partial === true;
  if (search.isError) {
    return (
      <div role="alert" className="find-state">
        <p className="strong">{t('findFailed')}</p>
        <p className="dimmed">{explain(search.error)}</p>
        <Button size="compact-sm" variant="default" onClick={() => void search.refetch()}>
          {t('tryAgain')}
        </Button>
      </div>
    );
  }
  if (!settled) {
    return (
      <p role="status" className={count === 0 ? 'find-state dimmed' : 'vh'}>
        {t('finding')}
      </p>
    );
  }
  if (count === 0) {
    return (
      <div role="status" className="find-state">
        <p className="strong">{t('nothingFound', { words })}</p>
        <p className="dimmed">{partial ? t('nothingFoundPartial') : t('nothingFoundHint')}</p>
      </div>
    );
  }
  return (
    <p role="status" className={partial ? 'find-state dimmed small' : 'vh'}>
      {t('foundCount', { count })}
      {partial ? `. ${t('foundPartial')}` : null}
    </p>
  );
}
