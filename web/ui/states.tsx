import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';

/** Nothing here: says what would appear, and how to make it. */
export function Empty(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="state">
      <Icon name={props.icon} size={22} />
      <p className="strong">{props.title}</p>
      <div className="dimmed">{props.children}</div>
      {props.action}
    </div>
  );
}

/** What happened, and the next step. */
export function Failed(props: { readonly what: string; readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useText('app');
  return (
    <div className="state" role="alert">
      <Icon name="warning" size={22} />
      <p className="strong">{props.what}</p>
      <p className="dimmed">{explain(props.error)}</p>
      {props.onRetry === undefined ? null : (
        <Button variant="default" size="compact-sm" onClick={props.onRetry}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** Grey rows of the size of what is coming, so that nothing moves when it comes. */
export function Loading({
  what,
  rows = 8,
  height = 66,
}: {
  readonly what: string;
  readonly rows?: number;
  readonly height?: number;
}) {
  const t = useText('app');
  return (
    <div className="loading" role="status" aria-label={t('loading', { what })}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="loading-row" style={{ height }}>
          <Skeleton height={10} width={`${30 + ((index * 17) % 25)}%`} />
          {height < 48 ? null : <Skeleton height={10} width={`${75 + ((index * 13) % 22)}%`} />}
        </div>
      ))}
    </div>
  );
}
