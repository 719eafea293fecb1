import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../ui/states.tsx';

/** A page that the reader's role does not open, and where to go instead. */
export function NotForYou(props: { readonly title: string; readonly action: string; readonly children: ReactNode }) {
  return (
    <Empty
      icon="lock"
      title={props.title}
      action={
        <Link to="/cases" className="button">
          {props.action}
        </Link>
      }
    >
      {props.children}
    </Empty>
  );
}
