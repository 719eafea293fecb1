import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CaseSummary } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { NextDue } from '../ui/DueLabel.tsx';
import type { Takeover } from './use-takeover.ts';

/** A case past its target. Without `takeover` the reader may only look. */
export function BreachRow(props: {
  readonly one: CaseSummary;
  readonly ticked: boolean;
  readonly mine: boolean;
  readonly takeover: Takeover | null;
  readonly onTick: (on: boolean) => void;
}) {
  const t = useText('board');
  const { one, ticked, mine, takeover, onTick } = props;
  const number = String(one.number);
  const customer = cleanName(one.customerName);
  const subject = cleanText(one.subject).replace(/\s+/gu, ' ');
  const pending = takeover?.mutation.isPending === true;
  return (
    <tr>
      <td className="tick">
        <input
          type="checkbox"
          aria-label={t('select', { number })}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </td>
      <td>
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="door">
          C-{number}
        </Link>
      </td>
      <td className="what">
        <bdi dir="auto">{subject.length > 70 ? `${subject.slice(0, 69)}…` : subject}</bdi>
        <span className="dimmed small who-line">
          {customer === '' ? null : (
            <>
              <bdi>{customer}</bdi>,{' '}
            </>
          )}
          {networkName(one.lastMention?.network ?? one.networks[0] ?? 'custom')}
        </span>
      </td>
      <td>
        <NextDue sla={one.sla} status={one.status} />
      </td>
      <td className="owner">{one.owner.kind === 'queue' ? t('inQueue', { name: one.owner.name }) : one.owner.name}</td>
      <td className="right">
        {mine ? (
          <span className="dimmed">{t('yours')}</span>
        ) : takeover === null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={pending && takeover.number === one.number}
            disabled={pending}
            aria-label={t('takeOverOf', { number })}
            onClick={() => takeover.take(one)}
          >
            {t('takeOver')}
          </Button>
        )}
      </td>
    </tr>
  );
}
