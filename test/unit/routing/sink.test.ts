import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../src/ports/routing.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import type { RoutingAnswer } from '../../../src/routing/answer.ts';
import { everySink, queueSink, type RoutingSink } from '../../../src/routing/sink.ts';

const event: CaseEvent = { id: 'evt_1_1', type: 'earshot.case.opened' };
const ack: RoutingAnswer = { type: 'ack', owner: null, externalId: null };
const failed: RoutingAnswer = { type: 'failed', reason: 'http-503', waitMs: 7000 };

function sinkOf(answer: RoutingAnswer, seen: string[], name: string): RoutingSink {
  return {
    patienceMs: 10,
    send: async () => {
      seen.push(name);
      return answer;
    },
  };
}

describe('the queue as a way to the routing service', () => {
  it('acknowledges what it stored', async () => {
    const stored: CaseEvent[] = [];
    const queue = { put: async (one: CaseEvent) => void stored.push(one), close: async () => {} };
    expect(await queueSink(queue).send(event)).toEqual(ack);
    expect(stored).toEqual([event]);
  });

  it('has failed when Redis does not take it, and is tried again', async () => {
    const down = new RemedyError({ remedy: 'retry', code: 'queue-unreachable', message: 'down' });
    const queue = { put: () => Promise.reject(down), close: async () => {} };
    expect(await queueSink(queue).send(event)).toEqual({ type: 'failed', reason: 'queue-unreachable', waitMs: null });
  });

  it('says so where a configuration asks for it and there is no Redis', async () => {
    expect(await queueSink(null).send(event)).toEqual({ type: 'failed', reason: 'no-redis', waitMs: null });
  });
});

describe('several ways at once', () => {
  it('take an event one after the other, and the last one answers', async () => {
    const seen: string[] = [];
    const owned: RoutingAnswer = { type: 'ack', owner: { kind: 'agent', id: 'sam@acme.example' }, externalId: 'wr1' };
    const all = everySink(sinkOf(ack, seen, 'queue'), sinkOf(owned, seen, 'webhook'));
    expect(await all.send(event)).toEqual(owned);
    expect(seen).toEqual(['queue', 'webhook']);
    expect(all.patienceMs).toBe(20);
  });

  it('go no further than the first that fails', async () => {
    const seen: string[] = [];
    expect(await everySink(sinkOf(failed, seen, 'queue'), sinkOf(ack, seen, 'webhook')).send(event)).toEqual(failed);
    expect(seen).toEqual(['queue']);
  });
});
