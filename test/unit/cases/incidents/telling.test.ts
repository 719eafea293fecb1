import { describe, expect, it } from 'vitest';
import { tellingOf, type TellingParts } from '../../../../src/cases/incidents/telling.ts';
import { makeIncident } from '../../../contracts/incident-store.ts';
import { at, makeCase } from '../../../factories.ts';

const by = { id: 'sue', name: 'Sue' };
const statement = { text: 'We know of it.', by, at: at(0), approvedBy: by, approvedAt: at(0) };
const incident = makeIncident({ state: 'open', statement });
const source = `incident-holding:${incident.id}`;
const answer = {
  id: 'r',
  source,
  state: 'sent' as const,
  mention: 'm',
  sentAt: at(5),
  nextAt: null,
  error: null,
  decidedBy: null,
};
const note = { incident: incident.id, kind: 'holding' as const, reply: 'r' };
const item = makeCase({ lastMention: 'm', status: 'open' });
const fine = { problems: [], contradicts: false };
const tellingFor = (over: Partial<TellingParts>) =>
  tellingOf({ incident, item, replies: [], check: fine, now: Date.parse(at(0)), ...over });
const problem = (code: 'reply-not-available' | 'window-closed' | 'too-long' | 'private-data-in-public-reply') => ({
  problems: [{ code, message: 'said so' }],
  contradicts: false,
});

describe('a customer of an incident', () => {
  it('was told once the answer went out, and not before', () => {
    expect(tellingFor({ replies: [answer] })).toEqual({ state: 'told', reason: null, detail: null, at: at(5) });
    const queued = { ...answer, state: 'queued' as const, sentAt: null, nextAt: at(9) };
    const onItsWay = { state: 'waiting', reason: 'on-its-way', at: at(9) };
    expect(tellingFor({ replies: [queued], item: { ...item, told: [note] } })).toMatchObject(onItsWay);
  });

  it('was told where a case that was merged in brought the word along', () => {
    expect(tellingFor({ item: { ...item, told: [note] } })).toMatchObject({ state: 'told', at: null });
  });

  it('waits for words, for somebody to send them, for a turn, or for the agent who holds the case', () => {
    expect(tellingFor({ incident: { ...incident, statement: null } })).toMatchObject({ reason: 'no-statement' });
    const unapproved = { ...statement, approvedBy: null, approvedAt: null };
    expect(tellingFor({ incident: { ...incident, statement: unapproved } })).toMatchObject({ reason: 'no-statement' });
    expect(tellingFor({})).toMatchObject({ state: 'waiting', reason: 'not-sent' });
    const tasks = [{ id: 't', kind: 'tell' as const, by, at: at(0) }];
    expect(tellingFor({ incident: { ...incident, tasks } })).toMatchObject({ state: 'waiting', reason: 'paced' });
    const owner = { ...item.owner, kind: 'agent' as const, id: 'ann', leaseUntil: at(60_000) };
    expect(tellingFor({ item: { ...item, owner } })).toMatchObject({ state: 'waiting', reason: 'held', at: at(60_000) });
  });

  it.each([
    ['cannot be answered there', { check: problem('reply-not-available') }, 'unanswerable', 'said so'],
    ['the time for answers is over', { check: problem('window-closed') }, 'window-over', 'said so'],
    ['the statement is too long', { check: problem('too-long') }, 'too-long', 'said so'],
    ['it would show private data', { check: problem('private-data-in-public-reply') }, 'private-data', 'said so'],
    ['it contradicts', { check: { problems: [], contradicts: true } }, 'contradicts', null],
    ['nothing of theirs is there', { check: null }, 'nothing-to-answer', null],
    ['somebody answered', { replies: [{ ...answer, source: null }] }, 'answered', null],
    ['somebody answered outside', { item: { ...item, status: 'pending' } }, 'answered', null],
    ['the case is solved', { item: { ...item, status: 'solved' } }, 'solved', null],
    ['the incident ended', { incident: { ...incident, state: 'closed' } }, 'over', null],
    ['a person took it back', { replies: [{ ...answer, state: 'withdrawn', decidedBy: by }] }, 'taken-back', null],
    [
      'the network refused it',
      { replies: [{ ...answer, state: 'failed', error: { code: 'x', message: 'blocked' } }] },
      'refused',
      'blocked',
    ],
  ] as const)('is left to an agent where %s', (_why, over, reason, detail) => {
    expect(tellingFor(over)).toEqual({ state: 'left', reason, detail, at: null });
  });
});
