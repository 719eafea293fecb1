import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { packageRoot } from '../config/root.ts';
import { findTrends, type TrendMention } from '../src/insights/trends/trends.ts';
import { namesSubject, subjects } from './trends/subjects.ts';

/**
 * `npm run bench -- trends`: the five most telling phrases of the first hour of each recorded crisis, and whether its subject is
 * among them. The rise begins at the first post that begins an hour with at least LEAST posts of that crisis; where none
 * does, with the fullest hour, marked `*`. The set has no ordinary talk and no authors: the baseline is every other crisis's
 * posts, and every post is its own author. Times come from the tweet ids. Texts were collected by keywords, which makes this easier than a
 * brand's day; the other crises hold the same kinds of words, which makes it harder.
 */
const FILE = join(packageRoot(), '..', 'shared', 'data', 'crisis', 'dev.jsonl.gz');
const HOUR_MS = 3_600_000;
const LEAST = 8;
const rowSchema = z.object({ id: z.string(), text: z.string(), lang: z.string(), event: z.string(), created_at: z.string() });

function readSet(): readonly { readonly event: string; readonly mention: TrendMention }[] {
  const lines = gunzipSync(readFileSync(FILE)).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text, lang, event, created_at: postedAt } = rowSchema.parse(JSON.parse(line));
      const author = { externalId: id, handle: null, name: null, followers: null, verified: null };
      const labels = { spam: 0, intent: 'other', own: false, deletedAt: null } as const;
      return { event, mention: { id, network: 'x', author, text, lang, postedAt, ...labels } };
    });
}

function firstHour(posts: readonly TrendMention[]): {
  readonly start: number;
  readonly within: readonly TrendMention[];
  readonly rose: boolean;
} {
  const times = posts.map(({ postedAt }) => Date.parse(postedAt)).toSorted((a, b) => a - b);
  const sizes = times.map((start) => ({ start, size: times.filter((time) => time >= start && time < start + HOUR_MS).length }));
  const rise = sizes.find(({ size }) => size >= LEAST);
  const { start } = rise ?? sizes.toSorted((a, b) => b.size - a.size)[0] ?? { start: 0 };
  const within = posts.filter(({ postedAt }) => Date.parse(postedAt) >= start && Date.parse(postedAt) < start + HOUR_MS);
  return { start, within, rose: rise !== undefined };
}

if (!existsSync(FILE)) console.log('The recorded crises are not there: nothing is measured.');
else {
  const set = readSet();
  let [found, place, kind] = [0, 0, 0];
  for (const [event, subject] of Object.entries(subjects)) {
    const { start, within, rose } = firstHour(set.filter((row) => row.event === event).map(({ mention }) => mention));
    const others = set.filter((row) => row.event !== event).map(({ mention }) => mention);
    const [from, to] = [new Date(start).toISOString(), new Date(start + HOUR_MS).toISOString()];
    const top = findTrends(within, [others], { from, to, named: () => false, most: 5 });
    const phrases = top.map(({ phrase }) => phrase);
    const hit = { place: namesSubject(phrases, subject.place), kind: namesSubject(phrases, subject.kind) };
    if (hit.place) place += 1;
    if (hit.kind) kind += 1;
    if (hit.place || hit.kind) found += 1;
    const verdict = hit.place || hit.kind ? 'yes' : 'NO ';
    console.log(
      `${verdict} ${event.padEnd(30)} ${from.slice(0, 16)}${rose ? ' ' : '*'} ${String(within.length).padStart(3)} posts: ${phrases.join(' | ')}`,
    );
  }
  console.log(
    `\nsubject among the top five: ${found} of ${Object.keys(subjects).length} (its place or name in ${place}, its kind in ${kind})`,
  );
}
