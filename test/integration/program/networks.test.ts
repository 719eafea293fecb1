import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasSharedFixtures, sharedFixture } from '../../fixtures.ts';
import { startMinimalServer, streaming, type MinimalServer } from '../../networks/minimal.ts';
import { hellopeterReview } from '../../networks/reviews/hellopeter.ts';
import { playReview } from '../../networks/reviews/google-play.ts';
import { trustpilotReview } from '../../networks/reviews/trustpilot.ts';
import { makePost, makeUser, type SeedPost } from '../../networks/x/make-post.ts';
import { startXServer, type XServer } from '../../networks/x/server.ts';
import { apiOf, freePort, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../../program.ts';
import { until } from '../../until.ts';
import { APP, FB_PAGE, FB_SECRET, networksConfiguration, PACKAGE, UNIT } from './networks-configuration.ts';

const KEY = 'test-key';

interface Told {
  readonly externalId: string;
  readonly connection: string;
  readonly kind: string;
  readonly text: string;
  readonly url: string | null;
  readonly threadId: string;
  readonly inReplyTo: string | null;
  readonly postedAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly author: { readonly handle: string | null; readonly name: string | null };
  readonly case: string | null;
  readonly disposition: { readonly action: string } | null;
}

interface Status {
  readonly connections: readonly { readonly id: string; readonly state: string; readonly halted: boolean }[];
}

let made: MinimalServer;
let recorded: MinimalServer;
let x: XServer;
let program: RunningProgram;
let restart: () => Promise<RunningProgram>;
let clean: () => Promise<void>;

const brandUser = makeUser({ id: '77700001', username: 'acmeair', name: 'Acme Air' });
const jo = makeUser({ id: '5550042', username: 'jo_flies', name: 'Jo 🧳 Mokoena' });
const start = Math.floor(Date.now() / 1000) * 1000 - 3_600_000;
/** A second later for each number, and with an id as X would give then. */
const say = (second: number, text: string, rest: Partial<SeedPost> = {}): SeedPost =>
  makePost({ author: jo, createdAt: new Date(start + second * 1000).toISOString(), text, ...rest });
const first = say(1, '@acmeair you lost my suitcase, this is awful 😡');

const sign = (body: string, secret = FB_SECRET): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function hook(connection: string, body: string, signature = sign(body)): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
  return (await fetch(`${program.url}/hooks/${connection}`, { method: 'POST', headers, body })).status;
}

function change(value: Readonly<Record<string, unknown>>): string {
  const changes = [{ field: 'feed', value }];
  return JSON.stringify({ object: 'page', entry: [{ id: FB_PAGE, time: 1_418_000_000, changes }] });
}

const mentions = (query: string): Promise<readonly Told[]> => apiOf(program.url, KEY).all<Told>(`/v1/mentions?${query}`);

function heard(brand: string, externalId: string, good: (mention: Told) => boolean = () => true): Promise<Told> {
  return until(
    `${externalId} of ${brand}`,
    async () => {
      const found = (await mentions(`brand=${brand}`)).filter((mention) => mention.externalId === externalId && good(mention));
      return found[0];
    },
    15_000,
  );
}

function unheard(brand: string, externalId: string): Promise<true> {
  return until(
    `${externalId} of ${brand} to be gone`,
    async () => !(await mentions(`brand=${brand}`)).some((mention) => mention.externalId === externalId),
    15_000,
  );
}

function serveMade(): void {
  made.serve(`/${FB_PAGE}/feed`, {
    data: [
      {
        id: `${FB_PAGE}_1`,
        message: 'Acme Air cancelled my flight and refuses the refund',
        created_time: '2010-05-06T07:08:09+0000',
        from: { id: '991', name: 'Naledi' },
      },
    ],
    paging: { cursors: { after: 'again' }, next: 'https://graph.example/v1.0/again?after=again' },
  });
  made.serve(`/v1/business-units/${UNIT}/reviews`, { reviews: [trustpilotReview(1, { createdAt: '2011-01-02T03:04:05Z' })] });
  made.serve('/v5/api/reviews', { data: [hellopeterReview(2)], meta: { current: 1, lastPage: 3 } });
  made.serve(`/androidpublisher/v3/applications/${PACKAGE}/reviews`, {
    reviews: [playReview(3)],
    tokenPagination: { nextPageToken: 'again' },
  });
  const label = (text: string) => ({ label: text });
  made.serve(`/jp/rss/customerreviews/page=1/id=${APP}/sortby=mostrecent/json`, {
    feed: {
      updated: label('2014-02-03T04:05:06-07:00'),
      entry: [
        {
          id: label('7000000099'),
          author: { name: label('Kenji'), uri: label('https://itunes.apple.com/jp/reviews/id311') },
          title: label('Broken'),
          content: label('Check-in crashes every morning'),
          'im:rating': label('1'),
        },
      ],
    },
  });
  made.serve(
    '/feed.xml',
    `<rss version="2.0"><channel><title>News</title><item><guid>n1</guid><title>Acme Air strikes</title>
     <pubDate>Mon, 06 Sep 2010 00:01:00 +0000</pubDate><link>https://news.example/1</link></item></channel></rss>`,
  );
}

beforeAll(async () => {
  made = await startMinimalServer();
  recorded = await startMinimalServer();
  x = await startXServer({ users: [brandUser], posts: [first] });
  serveMade();
  if (hasSharedFixtures) serveRecorded();
  const { home, config, remove } = await makeHome(networksConfiguration({ minimal: made.url, x: x.url, recorded: recorded.url }));
  const database = ownDatabase();
  const port = String(await freePort());
  restart = () =>
    startBuiltProgram({ EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, PORT: port, ...database.env });
  program = await restart();
  clean = async () => {
    await database.drop();
    await remove();
  };
}, 90_000);

afterAll(async () => {
  await program.stop();
  await Promise.all([made.stop(), recorded.stop(), x.stop()]);
  await clean();
});

describe('the built program, pointed at servers that play X', () => {
  it('makes one mention of a post that the stream, search and mentions all bring, and a case of it', async () => {
    await x.streams.connected(1);
    await x.streams.send([first]);
    const mention = await heard('made', first.id, ({ disposition }) => disposition !== null);
    expect(mention).toMatchObject({
      text: first.text,
      postedAt: first.createdAt,
      threadId: first.id,
      url: `https://x.com/jo_flies/status/${first.id}`,
      author: { handle: 'jo_flies', name: 'Jo 🧳 Mokoena' },
      disposition: { action: 'case' },
    });
    await until('both polls', () => x.asked('search').length > 0 && x.asked('mentions').length > 0);
    expect((await mentions('brand=made')).filter(({ externalId }) => externalId === first.id)).toHaveLength(1);
  });

  it('takes an edit before its original, and a reply before its parent', async () => {
    const original = say(11, '@acmeair first wording');
    const { id } = say(12, '');
    const edited = say(12, '@acmeair second wording', { history: [original.id, id] });
    await x.streams.send([edited]);
    await heard('made', edited.id);
    await x.streams.send([original]);
    const parent = say(20, '@acmeair my seat was broken');
    const reply = say(21, '@acmeair and another thing', {
      conversationId: parent.id,
      inReplyTo: { id: parent.id, userId: jo.id },
    });
    await x.streams.send([reply, parent]);
    expect(await heard('made', reply.id)).toMatchObject({ kind: 'reply', threadId: parent.id, inReplyTo: parent.id });
    await heard('made', parent.id);
    const texts = (await mentions('brand=made&network=x')).map(({ text }) => text);
    expect(texts).toContain('@acmeair second wording');
    expect(texts).not.toContain('@acmeair first wording');
  });

  it('lets an own reply close the loop', async () => {
    const { case: caseId } = await heard('made', first.id, (mention) => mention.case !== null);
    const own = say(30, '@jo_flies sorry, we are on it', {
      author: brandUser,
      conversationId: first.id,
      inReplyTo: { id: first.id, userId: jo.id },
    });
    await x.streams.send([own]);
    const answered = await heard('made', own.id, ({ disposition }) => disposition !== null);
    expect(answered.disposition?.action).not.toBe('case');
    await until('the case to be pending', async () => {
      const { status } = await apiOf(program.url, KEY).get<{ status: string }>(`/v1/cases/${caseId}`);
      return status === 'pending';
    });
  });

  it('goes on after a stream that broke off in the middle of a line', async () => {
    const broken = say(40, '@acmeair the connection broke here');
    x.addPosts([broken]);
    await x.streams.sendBytes(Buffer.from(`{"data":{"id":"${broken.id}","te`));
    x.streams.drop();
    await x.streams.connected(2);
    await heard('made', broken.id);
  });
});

describe('the built program, pointed at the least that can play the other networks', () => {
  it.each([
    [
      'Facebook',
      `${FB_PAGE}_1`,
      { postedAt: '2010-05-06T07:08:09.000Z', author: { name: 'Naledi' }, disposition: { action: 'case' } },
    ],
    [
      'Trustpilot without its token endpoint and private list',
      String(trustpilotReview(1)['id']),
      { postedAt: '2011-01-02T03:04:05.000Z', author: { name: 'Passenger 1' } },
    ],
    ['HelloPeter', String(hellopeterReview(2)['permalink']), { author: { name: 'Traveller 2' } }],
    ['Google Play without its token endpoint', 'gp:AOq3', { author: { name: 'Tester 3' } }],
    [
      'the App Store, as JSON only',
      '7000000099',
      { text: 'Broken\n\nCheck-in crashes every morning', author: { name: 'Kenji' }, postedAt: '2014-02-03T11:05:06.000Z' },
    ],
    ['a feed', 'n1', { url: 'https://news.example/1', postedAt: '2010-09-06T00:01:00.000Z' }],
  ])('hears %s', async (_name, externalId, expected) => {
    expect(await heard('made', externalId, ({ disposition }) => disposition !== null)).toMatchObject(expected);
  });

  it('asks no path more often than the polls want', async () => {
    await until('three polls', () => made.asked.filter((path) => path === 'GET /feed.xml').length >= 3);
    const polls = made.asked.filter((path) => path === 'GET /feed.xml').length;
    for (const path of new Set(made.asked)) {
      expect(made.asked.filter((other) => other === path).length, path).toBeLessThan(6 * (polls + 1));
    }
  });

  it('stores nothing that is forged, and follows edits and deletions everywhere', async () => {
    const id = `${FB_PAGE}_77`;
    const value = {
      item: 'post',
      verb: 'add',
      post_id: id,
      from: { id: '992', name: 'Kabelo' },
      created_time: 1_418_000_000,
      message: 'The quokkasuitcase was destroyed, I want a refund',
    };
    expect(await hook('made-fb', change({ ...value, post_id: `${FB_PAGE}_66` }), sign('another body'))).toBe(401);
    expect(await hook('made-fb', change(value))).toBe(200);
    const { case: caseId } = await heard('made', id, (mention) => mention.case !== null);
    const edit = { ...value, verb: 'edited', message: 'The quokkasuitcase was destroyed and emptied, I want a refund' };
    expect(await hook('made-fb', change({ ...edit, edited_time: 1_418_000_500 }))).toBe(200);
    await heard('made', id, ({ text }) => text.includes('emptied'));
    expect(await hook('made-fb', change({ item: 'post', verb: 'remove', post_id: id, created_time: 1_418_000_900 }))).toBe(200);
    await unheard('made', id);
    const left = (await mentions(`case=${caseId}`)).find(({ externalId }) => externalId === id);
    expect(left).toMatchObject({ text: '', author: { name: null } });
    expect(left?.deletedAt).not.toBeNull();
    expect(await mentions('brand=made&q=quokkasuitcase')).toEqual([]);
    const found = await until('the subject to be purged', async () => {
      const told = JSON.stringify(await apiOf(program.url, KEY).get(`/v1/cases/${caseId}`));
      return !told.includes('quokkasuitcase') && told;
    });
    expect(found).toContain(String(caseId));
    expect((await mentions('brand=made')).some(({ externalId }) => externalId === `${FB_PAGE}_66`)).toBe(false);
  });

  it('keeps what is deleted before it came from coming back', async () => {
    const said = { item: 'post', verb: 'add', from: { id: '992', name: 'Kabelo' }, created_time: 1_418_000_000 };
    const [early, next] = [`${FB_PAGE}_88`, `${FB_PAGE}_89`];
    expect(await hook('made-fb', change({ item: 'post', verb: 'remove', post_id: early, created_time: 1_418_000_900 }))).toBe(
      200,
    );
    expect(await hook('made-fb', change({ ...said, post_id: next, message: 'Said after it' }))).toBe(200);
    await heard('made', next);
    expect(await hook('made-fb', change({ ...said, post_id: early, message: 'Too late' }))).toBe(200);
    expect(await hook('made-fb', change({ ...said, post_id: `${FB_PAGE}_90`, message: 'In time' }))).toBe(200);
    await heard('made', `${FB_PAGE}_90`);
    expect(await mentions('brand=made&q=late')).toEqual([]);
  });

  it('says what it may not do, and goes on', async () => {
    const { connections } = await apiOf(program.url, KEY).get<Status>('/v1/status');
    const stateOf = (id: string): string | undefined => connections.find((connection) => connection.id === id)?.state;
    expect(stateOf('made-fb')).toBe('degraded');
    expect(stateOf('made-tp')).toBe('degraded');
    expect(stateOf('made-x')).toBe('streaming');
  });

  it('reads on from its cursors after a restart, and hears nothing twice', async () => {
    const before = (await mentions('brand=made')).map(({ externalId }) => externalId).toSorted();
    await program.stop();
    const late = say(90, '@acmeair said while you were away');
    const asked = x.asked('search').length;
    x.addPosts([late]);
    program = await restart();
    await heard('made', late.id);
    const after = (await mentions('brand=made')).map(({ externalId }) => externalId);
    expect(after.toSorted()).toEqual([...before, late.id].toSorted());
    const searches = x.asked('search').slice(asked);
    expect(searches.length).toBeGreaterThan(0);
    expect(searches.filter(({ query }) => query.get('since_id') === null)).toEqual([]);
  }, 60_000);

  it('waits as X says after 429 and stops for a person after 401', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 600);
    const limited = { status: 429, body: { title: 'Too Many Requests' }, headers: { 'x-rate-limit-reset': reset } };
    const stateOf = async (id: string) =>
      (await apiOf(program.url, KEY).get<Status>('/v1/status')).connections.find((connection) => connection.id === id);
    x.refuse('search', limited, limited, limited);
    await until('the wait', async () => (await stateOf('made-x'))?.state === 'waiting');
    const asked = x.asked('search').length;
    made.serve('/v5/api/reviews', (response) => response.writeHead(401).end());
    await until('the stop', async () => (await stateOf('made-hp'))?.halted === true);
    expect(x.asked('search').length).toBe(asked);
  });
});

function fixture(...path: readonly string[]): Buffer {
  const found = sharedFixture(...path);
  if (found === undefined) throw new Error(`no fixture ${path.join('/')}`);
  return readFileSync(found);
}

function serveRecorded(): void {
  recorded.serve('/2/tweets/search/stream', streaming(fixture('x', 'filtered-stream.wire.bin')));
  recorded.serve('/2/tweets/search/recent', fixture('x', 'recorded-python-twitter', 'searches', 'search_tweets_query.json'));
  recorded.serve('/2/users/2244994945/mentions', fixture('x', 'recorded-twitter-dart', 'tweets-data-lookup_mentions.json'));
  recorded.serve(`/${FB_PAGE}/feed`, fixture('facebook', 'graph-python-facebook', 'feed_fields_p2.json'));
  recorded.serve(
    `/v25.0/4_10113477241177441/comments`,
    fixture('facebook', 'graph-python-facebook', 'comments', 'comments_p1.json'),
  );
  recorded.serve(`/4_10113477241177441/comments`, fixture('facebook', 'graph-python-facebook', 'comments', 'comments_p1.json'));
  recorded.serve(
    `/jp/rss/customerreviews/page=1/id=${APP}/sortBy=mostRecent/xml`,
    fixture('app-store', 'rss-customerreviews-jp-2.xml'),
  );
  recorded.serve(`/androidpublisher/v3/applications/${PACKAGE}/reviews`, fixture('google-play', 'reviews-list-docs-sample.json'));
}

describe.runIf(hasSharedFixtures)('the built program, pointed at a server of recorded bodies', () => {
  it('hears the stream, the search, the mentions, the page and the reviews', async () => {
    await heard('rec', '1234567890', ({ author }) => author.handle === 'catperson' || author.handle === null);
    await heard('rec', '1276035977375477760');
    await heard('rec', '1375152598945312768');
    await heard('rec', '4_10113477241177441');
    await heard('rec', '10158407654328553_10158407835073553');
    await heard('rec', '6310006838');
    await heard('rec', '12345678');
    const reviews = (await mentions('brand=rec&network=app-store')).length;
    expect(reviews).toBe(50);
  });

  it('hears a recorded webhook', async () => {
    const body = fixture('facebook', 'recorded-2024', 'feed-comment-add.json').toString();
    expect(await hook('rec-fb', body)).toBe(200);
    await heard('rec', '712750021053074_1063824911537852');
  });
});
