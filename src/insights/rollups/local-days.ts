import { DateTime } from 'luxon';
import { DAY_MS, HOUR_MS } from './count.ts';
import { lettersOf, sliceFor, type RollupQuestion } from './read.ts';

/** More days than these are read as days of UTC: days of a zone are made of hours. */
const MOST_DAYS = 100;

/**
 * Where each day of a zone begins that a stretch touches, in order, milliseconds since 1970. What is counted is counted by whole
 * hours of UTC: in a zone half an hour off one, days begin with the first whole hour in them.
 * @param timeZone an IANA name
 */
export function localDays(timeZone: string, from: number, to: number): readonly number[] {
  const starts: number[] = [];
  const cut = (day: DateTime): number => Math.ceil(day.toMillis() / HOUR_MS) * HOUR_MS;
  let day = DateTime.fromMillis(from, { zone: timeZone }).startOf('day');
  if (cut(day) > from) day = day.minus({ days: 1 }).startOf('day');
  for (; cut(day) < to; day = day.plus({ days: 1 }).startOf('day')) starts.push(cut(day));
  return starts;
}

/** Whether days of a zone can be told apart without reading more than an answer may take. */
export function canHaveLocalDays(
  question: Pick<RollupQuestion, 'from' | 'to' | 'by' | 'network' | 'topic' | 'lang' | 'details'>,
): boolean {
  const short = Date.parse(question.to) - Date.parse(question.from) <= MOST_DAYS * DAY_MS;
  return short && sliceFor('hour', lettersOf(question), question.details) !== 'ntl';
}
