/** An account of the local X. */
export interface SeedUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly followers: number;
  readonly verified: boolean;
}

/** A post of the local X, in no dialect yet. */
export interface SeedPost {
  readonly id: string;
  readonly text: string;
  readonly author: SeedUser;
  readonly createdAt: string;
  readonly conversationId: string;
  readonly inReplyTo?: { readonly id: string; readonly userId: string };
  readonly quoted?: string;
  readonly reposted?: string;
  readonly history?: readonly string[];
  readonly longText?: string;
  readonly lang?: string;
  readonly links?: readonly { readonly url: string; readonly expandedUrl: string }[];
  readonly media?: readonly { readonly key: string; readonly type: 'photo' | 'video'; readonly url: string }[];
}

const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657n;

/** The id X would give to something made at this time; `sequence` tells things of one millisecond apart. */
function idAt(time: string, sequence = 0): string {
  return String(((BigInt(Date.parse(time)) - SNOWFLAKE_EPOCH_MS) << 22n) + BigInt(sequence));
}

export function makeUser(overrides: Partial<SeedUser> = {}): SeedUser {
  return { id: '5550001', username: 'thandi_travels', name: 'Thandi M', followers: 321, verified: false, ...overrides };
}

/** A post of our own invention; each call without an id is a second later than the one before. */
export function makePosts(count: number, make: (index: number) => Partial<SeedPost> = () => ({})): readonly SeedPost[] {
  const start = Date.UTC(2026, 10, 2, 8, 0, 0);
  return Array.from({ length: count }, (_, index) => {
    const createdAt = new Date(start + index * 1000).toISOString();
    return makePost({
      id: idAt(createdAt),
      createdAt,
      text: `@acmeair my bag number ${index} is still in Lisbon`,
      ...make(index),
    });
  });
}

export function makePost(overrides: Partial<SeedPost> = {}): SeedPost {
  const createdAt = overrides.createdAt ?? '2026-11-02T08:00:00.000Z';
  const id = overrides.id ?? idAt(createdAt);
  return { id, text: '@acmeair where is my bag?', author: makeUser(), createdAt, conversationId: id, lang: 'en', ...overrides };
}
