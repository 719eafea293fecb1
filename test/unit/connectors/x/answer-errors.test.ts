import { ApiRequestError } from 'twitter-api-v2';
import { describe, expect, it } from 'vitest';
import { failureOf, failureOfError } from '../../../../connectors/x/asking/failure.ts';
import { remedyFor } from '../../../../connectors/x/asking/remedy.ts';
import { refusals } from '../../../networks/x/problems.ts';

const NOW = Date.UTC(2026, 10, 2);
const told = (refusal: { readonly status: number; readonly body: unknown }) =>
  remedyFor(failureOf({ ...refusal, headers: {} }, NOW), 'the answer', NOW);

describe('what X says to an answer', () => {
  it.each([
    ['unauthorised', 'reauthorise', 'token-rejected', true],
    ['noCredits', 'give-up', 'credits-depleted', true],
    ['notEnrolled', 'give-up', 'client-not-enrolled', true],
    ['appMayNotWrite', 'give-up', 'no-rights', true],
    ['notSummoned', 'give-up', 'not-summoned', true],
    ['duplicate', 'give-up', 'duplicate', true],
    ['parentGone', 'give-up', 'gone', true],
    ['messagesClosed', 'give-up', 'person-unreachable', true],
    ['badRequest', 'give-up', 'request-refused', true],
    ['tooManyRequests', 'wait', 'rate-limited', true],
    ['usageCap', 'give-up', 'usage-cap-exceeded', true],
    ['unavailable', 'retry', 'unavailable', false],
    ['noRules', 'retry', 'no-rules', false],
  ] as const)('%s: %s, %s; certainly not done: %s', (name, remedy, code, notDone) => {
    expect(told(refusals[name])).toMatchObject({ remedy, code, notDone });
  });

  it('that it gave up waiting, or failed, leaves open what it did', () => {
    for (const status of [408, 500, 502, 503, 504]) expect(told({ status, body: '' })).toMatchObject({ notDone: false });
    expect(told({ status: 404, body: '' })).toMatchObject({ code: 'no-such-endpoint', notDone: true });
  });
});

describe('what a connection that fails says', () => {
  const ofRequest = (error: Error) => {
    const thrown: unknown = Object.create(ApiRequestError.prototype, { requestError: { value: error } });
    return failureOfError(thrown, NOW);
  };
  const system = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });

  it.each([
    [system('ECONNREFUSED', 'connect'), true],
    [system('ETIMEDOUT', 'connect'), true],
    [system('ENOTFOUND', 'getaddrinfo'), true],
    [new AggregateError([system('ECONNREFUSED', 'connect'), system('ENETUNREACH', 'connect')]), true],
    [new AggregateError([system('ECONNREFUSED', 'connect'), system('ECONNRESET', 'read')]), false],
    [new AggregateError([]), false],
    [system('ECONNRESET', 'read'), false],
    [system('ETIMEDOUT', 'read'), false],
    [system('EPIPE', 'write'), false],
    [new Error('Socket closed without any information.'), false],
  ])('%s: nothing went out: %s', (error, notDone) => {
    const failure = ofRequest(error);
    expect(failure).toMatchObject({ type: 'network' });
    if (failure !== undefined) expect(remedyFor(failure, 'the answer', NOW)).toMatchObject({ remedy: 'retry', notDone });
  });

  it('is told apart from an error that is none of X', () => {
    expect(failureOfError(new Error('ours'), NOW)).toBeUndefined();
  });
});
