import { describe, expect, it } from 'vitest';
import { isQuiet, noticeState, planNotices, type NoticeState } from '../../../../src/insights/alerts/notices.ts';
import { makeAlert } from '../../../contracts/alert-store.ts';
import { at } from '../../../factories.ts';

const MINUTE = 60_000;
const NOW = Date.parse(at(600_000));
const settings = { to: ['ada@acme.example'], atMostEvery: 15 * MINUTE, severity: 'medium' as const };
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

  describe('of a brand with settings of its own', () => {
    const own = makeAlert({ id: 'o', brand: 'other', severity: 'medium' });
    const both = [alert, own];
    const brands = { other: { to: ['lead@other.example'], severity: 'high' as const } };
    const idsOf = ({ pending }: NoticeState) => ({
      mail: pending?.mail.map(({ alert: { id } }) => id) ?? [],
      webhook: pending?.webhook.map(({ alert: { id } }) => id) ?? [],
    });

    it('is only what is bad enough for it', () => {
      expect(idsOf(plan(noticeState(null), both, NOW, { brands }))).toEqual({ mail: ['a'], webhook: ['a'] });
      const worse = [alert, { ...own, severity: 'high' as const }];
      expect(idsOf(plan(noticeState(null), worse, NOW, { brands }))).toEqual({ mail: ['a', 'o'], webhook: ['a', 'o'] });
    });

    it('waits for its own quiet hours and its own pace alone', () => {
      const always = { from: '00:00', to: '23:59', timeZone: 'UTC' };
      const over = { quietHours: always, brands: { other: { quietHours: null } } };
      const first = plan(noticeState(null), both, NOW, over);
      expect(idsOf(first)).toEqual({ mail: ['o'], webhook: ['a', 'o'] });
      const paced = { brands: { other: { atMostEvery: 60 * MINUTE } } };
      const begun = sent(plan(noticeState(null), both, NOW, paced));
      const grown = both.map((one) => ({ ...one, severity: 'high' as const }));
      expect(idsOf(plan(begun, grown, NOW + 20 * MINUTE, paced)).mail).toEqual(['a']);
      const later = sent(plan(begun, grown, NOW + 20 * MINUTE, paced));
      expect(idsOf(plan(later, grown, NOW + 60 * MINUTE, paced)).mail).toEqual(['o']);
    });

    it('goes to nobody where nobody is named, and is not told twice when that changes', () => {
      const silent = { brands: { other: { to: [] } } };
      expect(idsOf(plan(noticeState(null), both, NOW, silent)).mail).toEqual(['a']);
      const named = sent(plan(noticeState(null), both, NOW, { brands }));
      const high = [alert, { ...own, severity: 'high' as const }];
      const told = sent(plan(named, high, NOW, { brands }));
      expect(idsOf(plan(told, high, NOW + 60 * MINUTE)).mail).toEqual([]);
    });
  });
});
