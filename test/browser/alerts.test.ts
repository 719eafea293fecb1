import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, shoot } from './browser.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('what rises beyond chance', () => {
  const on = setStage();
  const card = (name: string) => on.page.getByRole('listitem').filter({ has: on.page.getByRole('heading', { level: 3, name }) });

  it('is told by severity in words, how much above what was expected, and what is different', async () => {
    await on.goto('/brand');
    const bags = card('Baggage');
    await bags.getByText('High severity').waitFor();
    await bags.getByText('3.2 expected').waitFor();
    await bags.getByText('13 times as many').waitFor();
    await bags.getByText('of 100 such rises more than 99 are real').waitFor();
    await bags.getByText('usually 18').waitFor();
    const mentions = await bags.getByRole('link', { name: '43 complaints' }).getAttribute('href');
    expect(mentions).toContain('topic=baggage');
    expect(mentions).toContain('intent=complaint');
    expect(mentions).toContain(`from=${encodeURIComponent(String(on.api.rising.alerts[0]?.['began']))}`);
    expect(await on.page.locator('.brand-alert').count()).toBe(2);
    expect(await bags.getByRole('link', { name: 'Open incident' }).getAttribute('href')).toContain('/incidents/incident-1');
  });

  it('is acknowledged with one press, and agents are not asked to', async () => {
    await on.goto('/brand');
    await card('Baggage').getByRole('button', { name: 'Acknowledge' }).click();
    await card('Baggage')
      .getByText(/Seen by Guest/u)
      .waitFor();
    expect(on.api.calls.some(({ path, method }) => method === 'POST' && path === '/v1/alerts/alert-1/acknowledge')).toBe(true);
    on.api.world.me = { ...on.api.world.me, roles: ['agent'] };
    await on.goto('/brand');
    await card('HelloPeter').waitFor();
    expect(await on.page.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
    expect(await on.page.getByRole('navigation', { name: 'Sections' }).first().getByText('Incidents').count()).toBe(0);
  });

  it('comes by itself while the page is open', async () => {
    await on.goto('/brand');
    await card('Baggage').waitFor();
    on.api.rising.alerts.push({ ...on.api.rising.alerts[1], id: 'alert-9', network: 'trustpilot', severity: 'low' });
    on.api.tell('alert', 'alert-9');
    await card('Trustpilot').waitFor();
  });

  it('stands in the chart as a band with a name, and in the table', async () => {
    await on.goto('/brand');
    const bands = on.page.locator('.alert-band');
    await bands.first().waitFor();
    expect(await bands.count()).toBe(3);
    await on.page.getByRole('link', { name: /^Baggage, \d\d:\d\d: alert, high severity/u }).waitFor();
    await on.goto('/brand?table=true');
    const table = on.page.getByRole('region', { name: 'Sentiment over time, the numbers' });
    await table.getByRole('columnheader', { name: 'Alerts' }).waitFor();
    expect(await table.getByRole('row').filter({ hasText: 'Baggage' }).count()).toBeGreaterThan(3);
  });

  it('says when nothing rises, and up to when it looked', async () => {
    on.api.rising.alerts.splice(0);
    await on.goto('/brand');
    await on.page.getByText('Nothing rises beyond what is usual.').waitFor();
  });

  it('makes a topic of a phrase under a name of the reader’s choice', async () => {
    await on.goto('/brand');
    await on.page.getByRole('button', { name: 'Make topic of “belt 4”' }).click();
    const dialog = on.page.getByRole('dialog');
    await dialog.getByLabel('Name of the topic').fill('Baggage belt');
    await shoot(on.page, 'make-topic');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await dialog.getByRole('button', { name: 'Make topic' }).click();
    await dialog.getByText('The topic is made.').waitFor();
    expect(on.api.calls.find(({ path, method }) => method === 'POST' && path === '/v1/topics')?.body).toEqual({
      brand: 'acme',
      topic: { id: 'belt-4', name: 'Baggage belt', words: ['belt 4'], examples: [] },
    });
  });

  it('leaves topics to those who may make them', async () => {
    on.api.world.me = { ...on.api.world.me, roles: ['agent'] };
    await on.goto('/brand');
    await on.page.getByText('tag scanner').waitFor();
    expect(await on.page.getByRole('button', { name: /^Make topic/u }).count()).toBe(0);
  });
});
