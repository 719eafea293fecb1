import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, statusQuery } from '../api/session.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';

/** The tour, three sentences long. */
export function SampleStory() {
  const t = useText('app');
  const { data } = useQuery(statusQuery);
  const sample = data?.sample;
  return (
    <>
      <p>{t('sampleStory')}</p>
      {sample === null || sample === undefined ? null : (
        <p className="dimmed small">{t(sample.finished ? 'samplePlayed' : 'samplePlaying', sample)}</p>
      )}
    </>
  );
}

export function SampleBadge() {
  const t = useText('app');
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState(false);
  if (me?.sample !== true) return null;
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-end" shadow="sm" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="badge-button" onClick={() => setOpen(!open)}>
          <RichText area="app" name="sample" with={{ more: (inside) => <span className="more">{inside}</span> }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('aboutSample')} className="story">
        <SampleStory />
        <Button component={Link} to="/connect" size="compact-sm" onClick={() => setOpen(false)}>
          {t('connectReal')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
