import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Icon } from '../ui/icons.tsx';
import type { CaseActing } from './use-case-action.ts';

/** The incident a case belongs to, what its customers are told, and one press to tell this one. `action` null: only to be read. */
export function IncidentStrip({ one, action }: { readonly one: CaseDetail; readonly action: CaseActing | null }) {
  const t = useText('reply');
  const incident = one.incidentView;
  if (incident === null || incident === undefined) return null;
  const { id, title, state, statement, told } = incident;
  const open = state === 'open';
  return (
    <div className={open ? 'strip warn incident-strip' : 'strip incident-strip'} role="note">
      <Icon name={open ? 'warning' : 'check'} size={14} />
      <span>
        {t(open ? 'partOfIncident' : 'partOfClosed')}{' '}
        <Link to="/incidents/$incidentId" params={{ incidentId: id }} className="strong">
          <bdi>{cleanText(title)}</bdi>
        </Link>
        {'. '}
        {told ? t('toldStatement') : statement === null ? (open ? t('statementWaits') : null) : t('statementIs')}
        {told || statement === null ? null : (
          <q dir="auto" className="incident-quote">
            {cleanText(statement)}
          </q>
        )}
      </span>
      {open && !told && statement !== null && action !== null ? (
        <Button
          size="compact-sm"
          loading={action.running === 'holding-statement'}
          disabled={action.pending}
          onClick={() => action.run({ type: 'holding-statement' })}
        >
          {t('sendStatement')}
        </Button>
      ) : null}
    </div>
  );
}
