import { describe, expect, it } from 'vitest';
import { isQuiet, noticeState, planNotices, type NoticeState } from '../../../../src/insights/alerts/notices.ts';
import { makeAlert } from '../../../contracts/alert-store.ts';
import { at } from '../../../factories.ts';

const MINUTE = 60_000;
const NOW = Date.parse(at(600_000));
const settings = { atMostEvery: 15 * MINUTE, severity: 'medium' as const };
const channels = { mail: true, webhook: true };
const sent = (state: NoticeState): NoticeState => ({ ...state, pending: null });
const alert = makeAlert({ id: 'a', severity: 'medium' });
const plan = (state: NoticeState, alerts = [alert], now = NOW, over: object = {}) =>
  planNotices(state, { alerts, settings: { ...settings, ...over }, channels, now });
const kindsOf = ({ pending }: NoticeState) => ({
  mail: pending?.mail.map(({ kind }) => kind) ?? [],
  webhook: pending?.webhook.map(({ kind }) => kind) ?? [],
});

describe('what is told of alerts', () => {
  it('is that there is one, once, and its id stays until it is known to be out', () => {
    const first = plan(noticeState(null));
    expect(kindsOf(first)).toEqual({ mail: ['opened'], webhook: ['opened'] });
    const again = plan(noticeState(JSON.stringify(first)), [alert, makeAlert()]);
    expect(again).toEqual(first);
    expect(plan(sent(first), [alert], NOW + 60 * MINUTE).pending).toBeNull();
  });

  it('is that it grew, and that it is over; to people at most so often, all in one', () => {
    const first = sent(plan(noticeState(null)));
    const worse = makeAlert({ id: 'a', severity: 'high' });
    const soon = plan(first, [worse, makeAlert({ id: 'b' })], NOW + 5 * MINUTE);
    expect(kindsOf(soon)).toEqual({ mail: [], webhook: ['grew', 'opened'] });
    const later = plan(sent(soon), [{ ...worse, until: at(1_000_000) }, makeAlert({ id: 'b' })], NOW + 15 * MINUTE);
    expect(kindsOf(later)).toEqual({ mail: ['ended', 'opened'], webhook: ['ended'] });
    expect(later.pending?.id).toBe('alerts-3');
  });

  it('is nothing of what is too small, was seen, or was over before anybody asked', () => {
    const acknowledged = { by: { id: 'ada', name: 'Ada' }, at: at(0) };
    const quiet = [makeAlert({ severity: 'low' }), makeAlert({ acknowledged }), makeAlert({ until: at(500_000) })];
    expect(plan(noticeState(null), quiet).pending).toBeNull();
    const first = sent(plan(noticeState(null)));
    expect(plan(first, [{ ...alert, severity: 'high', acknowledged }], NOW + 60 * MINUTE).pending).toBeNull();
  });

  it('waits for the end of quiet hours, over midnight and in their time zone', () => {
    const hours = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
    expect(isQuiet(hours, Date.UTC(2026, 6, 1, 20, 0))).toBe(true);
    expect(isQuiet(hours, Date.UTC(2026, 6, 1, 19, 59))).toBe(false);
    expect(isQuiet(hours, Date.UTC(2026, 11, 1, 5, 59))).toBe(true);
    expect(isQuiet(hours, Date.UTC(2026, 11, 1, 6, 0))).toBe(false);
    const always = { from: '00:00', to: '23:59', timeZone: 'UTC' };
    const waiting = plan(noticeState(null), [alert], NOW, { quietHours: always });
    expect(kindsOf(waiting)).toEqual({ mail: [], webhook: ['opened'] });
    const over = plan(sent(waiting), [alert, makeAlert({ id: 'b' })], NOW + MINUTE);
    expect(kindsOf(over).mail).toEqual(['opened', 'opened']);
  });
});
