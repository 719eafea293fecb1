const hourTick = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayTick = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const hourName = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayName = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Hours in the reader's time zone; days are the server's, in UTC. */
export function bucketTick(start: string, bucket: 'hour' | 'day'): string {
  return bucket === 'hour' ? hourTick.format(Date.parse(start)) : dayTick.format(Date.parse(start));
}
export function bucketName(start: string, bucket: 'hour' | 'day'): string {
  return bucket === 'hour' ? hourName.format(Date.parse(start)) : dayName.format(Date.parse(start));
}
