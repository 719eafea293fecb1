import { Button, Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery, statusQuery } from '../api/session.ts';
import { countText } from '../text/numbers.ts';

/** The tour, three sentences long. */
export function SampleStory() {
  const { data } = useQuery(statusQuery);
  const sample = data?.sample;
  return (
    <>
      <p>
        Everything here is made up: an airline that doesn’t exist, and what its customers might say on several networks. Each post
        was read for language, sentiment, topic and urgency as it came in, and each complaint became a case with an owner and a
        clock. Open a post to see why it was judged as it was, or take a case and work it.
      </p>
      {sample === null || sample === undefined ? null : (
        <p className="dimmed small">
          {sample.finished ? 'The sample has played' : 'The sample is playing'}: {countText(sample.played)} of{' '}
          {countText(sample.total)} posts.
        </p>
      )}
    </>
  );
}

export function SampleBadge() {
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState(false);
  if (me?.sample !== true) return null;
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-end" shadow="sm" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="badge-button" onClick={() => setOpen(!open)}>
          Sample<span className="more"> data</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="About the sample data" className="story">
        <SampleStory />
        <Button component={Link} to="/connect" size="compact-sm" onClick={() => setOpen(false)}>
          Connect the real thing
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
