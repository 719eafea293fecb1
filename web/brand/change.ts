/** How a number moved against the time before. */
export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** Difference, without its sign. */
  readonly by: number;
  /** Difference as a part of what it was, without its sign; null where it was nothing. */
  readonly part: number | null;
}

export function changeOf(now: number, then: number): Change {
  const by = Math.abs(now - then);
  return {
    direction: now === then ? 'same' : now > then ? 'up' : 'down',
    by,
    part: then === 0 ? null : by / Math.abs(then),
  };
}

/** Whether a change is good news, where more (or less) of it is. */
export function judge(direction: Change['direction'], good: 'up' | 'down' | 'neither'): 'better' | 'worse' | 'neither' {
  if (direction === 'same' || good === 'neither') return 'neither';
  return direction === good ? 'better' : 'worse';
}
