import type { World } from './world.ts';

type Json = Record<string, unknown>;
export interface QualityAnswer {
  readonly status: number;
  readonly body: unknown;
}
interface MockReview extends Json {
  id: string;
  state: string;
  agent: string;
  wanted: number;
  scores: Json[];
}

const at = '2026-05-04T08:00:00.000Z';
const card = {
  id: 'care',
  name: 'Care on the networks',
  questions: [
    { id: 'q1', text: 'Was the customer called by name?', weight: 1 },
    { id: 'q2', text: 'Was the question answered?', weight: 3 },
    { id: 'q3', text: 'Was private data kept private?', weight: 2 },
  ],
  passMark: 0.8,
};
const score = (id: string, name: string, verdicts: Json, result: number): Json => ({
  by: { id, name },
  at,
  verdicts,
  comment: id === 'lena@acme.example' ? 'Warm tone. The second question stayed open.' : '',
  score: result,
  passed: result >= card.passMark,
});
const refused = (status: number, code: string, detail: string): QualityAnswer => ({
  status,
  body: { type: 'about:blank', title: 'Refused', status, code, detail },
});

/** Score-cards, one sample and its reviews in every state. */
export function makeQuality(
  world: World,
): (call: { readonly method: string; readonly path: string; readonly body: Json }) => QualityAnswer | undefined {
  const me = { id: String(world.me['id']), name: String(world.me['name']) };
  const cards: Json[] = [card];
  const review = (id: string, number: number, facts: Json): MockReview => ({
    id,
    sample: 'sample-1',
    card,
    case: `case-${number}`,
    caseNumber: 20_400 + number,
    brand: 'acme',
    queue: 'baggage',
    topic: 'baggage',
    solvedAt: at,
    agentName: 'Jonas Weber',
    given: 0,
    dispute: null,
    resolution: null,
    score: null,
    passed: null,
    version: 1,
    state: 'open',
    agent: 'jonas@acme.example',
    wanted: 1,
    scores: [],
    ...facts,
  });
  const lena = score('lena@acme.example', 'Lena Vogt', { q1: 'met', q2: 'missed', q3: 'not-applicable' }, 0.25);
  const reviews: MockReview[] = [
    review('review-1', 1, {}),
    review('review-2', 2, { wanted: 2, given: 1 }),
    review('review-3', 3, {
      state: 'disputed',
      given: 1,
      scores: [lena],
      score: 0.25,
      passed: false,
      dispute: { by: { id: 'jonas@acme.example', name: 'Jonas Weber' }, at, text: 'The second question came after I answered.' },
    }),
    review('review-4', 4, {
      state: 'done',
      agent: me.id,
      agentName: me.name,
      given: 1,
      scores: [lena],
      score: 0.25,
      passed: false,
    }),
  ];
  const sample = {
    id: 'sample-1',
    by: me,
    at,
    seed: 'spring',
    size: 30,
    from: '2026-04-27T00:00:00.000Z',
    to: at,
    brand: 'acme',
    queue: null,
    agent: null,
    stratify: 'queue',
    card,
    double: 0.2,
    population: 412,
    complete: true,
    drawn: 30,
    strata: [
      { key: 'baggage', population: 300, drawn: 22 },
      { key: 'refunds', population: 112, drawn: 8 },
    ],
  };
  const samples: Json[] = [sample];
  const agrees = (share: number, kappa: number | null): Json => ({ pairs: 6, share, kappa });
  const detail = {
    progress: { open: 18, done: 10, disputed: 1, resolved: 1, passed: 9 },
    agreement: {
      passed: agrees(0.83, 0.62),
      questions: [
        { question: 'q1', ...agrees(1, null) },
        { question: 'q2', ...agrees(0.67, 0.33) },
        { question: 'q3', ...agrees(0.83, 0.57) },
      ],
    },
  };

  const score100 = (verdicts: Json): number => {
    const weigh = (is: string): number =>
      card.questions.filter(({ id }) => verdicts[id] === is).reduce((sum, { weight }) => sum + weight, 0);
    return weigh('met') / Math.max(1, weigh('met') + weigh('missed'));
  };
  const judge = (one: MockReview, verb: string, body: Json): QualityAnswer => {
    const given: Json = Object.fromEntries(Object.entries(body['verdicts'] ?? {}));
    const result = score100(given);
    const mine = { ...score(me.id, me.name, given, result), comment: body['comment'] ?? '' };
    if (verb === 'score') {
      if (one.agent === me.id) return refused(403, 'own-work', 'nobody scores their own work');
      one.scores.push(mine);
      one['given'] = Number(one['given']) + 1;
      if (Number(one['given']) >= one.wanted)
        Object.assign(one, { state: 'done', score: result, passed: result >= card.passMark });
    } else if (verb === 'dispute') {
      Object.assign(one, { state: 'disputed', dispute: { by: me, at, text: body['text'] } });
    } else {
      const instead = body['verdicts'] === undefined ? null : mine;
      Object.assign(one, { state: 'resolved', resolution: { by: me, at, text: body['text'], score: instead } });
    }
    return { status: 200, body: one };
  };

  return ({ method, path, body }) => {
    switch (`${method} ${path}`) {
      case 'GET /v1/quality/cards':
        return { status: 200, body: { items: cards } };
      case 'POST /v1/quality/cards':
        cards.push(body);
        return { status: 200, body };
      case 'GET /v1/quality/samples':
        return { status: 200, body: { items: samples, nextCursor: null } };
      case 'POST /v1/quality/samples':
        samples.unshift({ ...sample, ...body, card, id: 'sample-2' });
        return { status: 200, body: samples[0] };
      case 'GET /v1/quality/reviews':
        return { status: 200, body: { items: reviews, nextCursor: null } };
      default:
        break;
    }
    const [, sampleId] = /^\/v1\/quality\/samples\/([^/]+)$/u.exec(path) ?? [];
    const found = samples.find(({ id }) => id === sampleId);
    if (found !== undefined) return { status: 200, body: { ...found, ...detail } };
    const [, id, verb] = /^\/v1\/quality\/reviews\/([^/]+)(?:\/([a-z]+))?$/u.exec(path) ?? [];
    const one = reviews.find((each) => each.id === id);
    if (one === undefined) return undefined;
    return verb === undefined ? { status: 200, body: one } : judge(one, verb, body);
  };
}
