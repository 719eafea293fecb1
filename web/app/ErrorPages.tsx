import { Link } from '@tanstack/react-router';
import { Empty, Failed } from '../ui/states.tsx';

export function NotFoundPage() {
  return (
    <main className="page" id="main">
      <Empty icon="search" title="There is no page at this address" action={<Link to="/feed">Go to the feed</Link>}>
        It may have moved, or the link may be cut off.
      </Empty>
    </main>
  );
}

export function CrashPage({ error }: { readonly error: unknown }) {
  return (
    <main className="page" id="main">
      <Failed what="This page failed" error={error} onRetry={() => location.reload()} />
    </main>
  );
}
