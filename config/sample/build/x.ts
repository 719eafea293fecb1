import { BRAND, digits, nameOfHandle } from './names.ts';
import { fraction } from './story.ts';
import type { Event } from './story.ts';

const RULE = { id: '1990000000000000777', tag: 'earshot:bluequill:1' } as const;
const SHORT_TEXT = 280;
const CUT_TEXT = 256;

const postId = (number: number): string => `20${digits(2, 'x')}${String(100_000_000 + number * 7919).padStart(15, '0')}`;

/** X allows letters, digits and underscores in a handle. */
const handleOf = (event: Event): string => (event.author === '@' ? BRAND.handle : event.author.replaceAll('.', '_'));
const userId = (event: Event): string => (event.author === '@' ? BRAND.xId : `15${digits(17, handleOf(event))}`);

/** What profiles say of where their owners live, by the language they write in; some say nothing, or nothing certain. */
const HOMES: Readonly<Record<string, readonly (string | null)[]>> = {
  af: ['Suid-Afrika', 'Bloemfontein', null],
  de: ['Hamburg, Deutschland', 'Deutschland', null],
  en: ['Johannesburg, South Africa', 'Cape Town 🇿🇦', 'Durban', 'South Africa', 'London, UK', 'Windhoek, Namibia', 'seat 14A', null, null],
  es: ['Madrid, España', null],
  fr: ['Lyon, France', null],
  pt: ['Maputo, Moçambique', null],
};
const homeOf = (event: Event): string | null => {
  const homes = HOMES[event.lang] ?? [null];
  return homes[Math.floor(fraction(handleOf(event), 'home') * homes.length)] ?? null;
};

function user(event: Event): Readonly<Record<string, unknown>> {
  const handle = handleOf(event);
  const followers = event.count ?? Math.round(20 + 900 * fraction(handle, 'followers') ** 3);
  const location = event.author === '@' ? null : homeOf(event);
  return {
    id: userId(event),
    name: event.author === '@' ? BRAND.name : nameOfHandle(event.author),
    username: handle,
    ...(location === null ? {} : { location }),
    verified: event.verified || event.author === '@',
    public_metrics: { followers_count: event.author === '@' ? 48_200 : followers, following_count: 180, tweet_count: 950, listed_count: 1 },
  };
}

/** An edit gets an id of its own; the line that changes a post is its last revision. */
function revisions(event: Event): readonly string[] {
  return event.kind === 'edited' && event.about !== undefined ? [postId(event.about), postId(event.number)] : [postId(event.number)];
}

function references(event: Event, byNumber: ReadonlyMap<number, Event>, reposted: Event | undefined): Readonly<Record<string, unknown>> {
  if (reposted) return { referenced_tweets: [{ type: 'retweeted', id: postId(reposted.number) }] };
  const about = event.kind === 'said' && event.about !== undefined ? byNumber.get(event.about) : undefined;
  return about ? { referenced_tweets: [{ type: 'replied_to', id: postId(about.number) }], in_reply_to_user_id: userId(about) } : {};
}

function repostedBy(event: Event, byNumber: ReadonlyMap<number, Event>): Event | undefined {
  const handle = event.words.find((word) => word.startsWith('rt='))?.slice(3);
  return handle === undefined ? undefined : [...byNumber.values()].find((other) => other.author === handle);
}

/** A line of the filtered stream, or for a deletion an event of the activity stream. */
export function xPayload(event: Event, byNumber: ReadonlyMap<number, Event>): unknown {
  const about = event.about === undefined ? undefined : byNumber.get(event.about);
  if (event.kind === 'again' && about) return xPayload(about, byNumber);
  if (event.kind === 'deleted' && about) {
    const payload = { id: postId(about.number), author_id: userId(about) };
    return { data: { event_uuid: digits(19, 'uuid', event.number), filter: { user_id: userId(about) }, event_type: 'post.delete', tag: 'deletions', payload } };
  }
  const long = event.text.length > SHORT_TEXT;
  const data = {
    id: postId(event.number),
    text: long ? `${event.text.slice(0, CUT_TEXT)}\u2026 https://t.co/${digits(8, event.number)}` : event.text,
    ...(long ? { note_tweet: { text: event.text } } : {}),
    author_id: userId(event),
    created_at: event.kind === 'edited' && about ? `{{iso:${about.afterMs - event.afterMs}}}` : '{{iso}}',
    conversation_id: postId(event.root),
    edit_history_tweet_ids: revisions(event),
    lang: event.lang,
    public_metrics: { retweet_count: 0, reply_count: 0, like_count: 0, quote_count: 0, bookmark_count: 0, impression_count: 0 },
    ...references(event, byNumber, repostedBy(event, byNumber)),
  };
  return { data, includes: { users: [user(event)] }, matching_rules: [RULE] };
}
