import type { ReactNode } from 'react';
import { useTitle } from '../ui/use-title.ts';

/** The frame of one page of the settings. */
export function AdminPage(props: {
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, hint, action, children } = props;
  useTitle(title);
  return (
    <>
      <header className="page-head admin-head">
        <div>
          <h1>{title}</h1>
          <p className="dimmed">{hint}</p>
        </div>
        <span className="grow" />
        {action}
      </header>
      {children}
    </>
  );
}
