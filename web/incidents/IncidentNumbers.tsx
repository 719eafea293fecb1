import type { Incident } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, shareText } from '../text/numbers.ts';

/** How its cases stand, at a glance. */
export function IncidentNumbers({ incident }: { readonly incident: Incident }) {
  const t = useText('incidents');
  const { linked, open, told, answered, solved } = incident.counts;
  const working = incident.working ?? [];
  const tiles = [
    { text: t('openCases'), value: open },
    { text: t('told'), value: told },
    { text: t('answered'), value: answered },
    { text: t('solved'), value: solved },
  ];
  return (
    <>
      <ul className="tiles incident-tiles">
        <li className="tile">
          <span className="dimmed">{t('linked')}</span>
          <span className="tile-number">
            <a href="#linked">{countText(linked)}</a>
          </span>
        </li>
        {tiles.map(({ text, value }) => (
          <li key={text} className="tile">
            <span className="dimmed">{text}</span>
            <span className="tile-number">{countText(value)}</span>
            <span className="dimmed small">{linked === 0 ? null : t('ofLinked', { share: shareText(value, linked) })}</span>
          </li>
        ))}
      </ul>
      <div role="status">
        {working.map((one) => (
          <p key={one} className="dimmed incident-working">
            {t(`working-${one}`)}
          </p>
        ))}
      </div>
    </>
  );
}
