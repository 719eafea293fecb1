import type { IncidentState } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import type { IconName } from '../ui/icons.tsx';

const icons: Readonly<Record<IncidentState, IconName>> = {
  proposed: 'clock',
  open: 'warning',
  closed: 'check',
  declined: 'close',
};

/** How an incident stands, by word and sign. */
export function StateTag({ state }: { readonly state: IncidentState }) {
  const t = useText('incidents');
  return (
    <span className={`tag state-tag ${state}`}>
      <Icon name={icons[state]} size={11} /> {t(`state-${state}`)}
    </span>
  );
}
