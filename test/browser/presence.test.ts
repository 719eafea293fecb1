import { describe, expect, it } from 'vitest';
import { obstacle } from './browser.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('being there', () => {
  const on = setStage();
  const lastBeat = () => on.api.beats.at(-1);

  it('is told while one is signed in, with the status that one chose', async () => {
    await on.goto('/feed');
    await expect.poll(lastBeat).toEqual({ case: null, activity: 'working', status: 'available' });
    await on.page.getByRole('button', { name: 'You are available, change' }).click();
    await on.page.getByRole('menuitemradio', { name: /^On a break/u }).click();
    await expect.poll(lastBeat).toMatchObject({ status: 'break' });
    await on.page.reload();
    await on.page.getByRole('button', { name: 'You are on a break, change' }).waitFor();
    await expect.poll(lastBeat).toMatchObject({ status: 'break' });
  });

  it('is not told for those who work no cases, and the sections they have no use for are not shown', async () => {
    on.api.world.me = { ...on.api.world.me, roles: ['brand-manager'] };
    await on.goto('/feed');
    const sections = on.page.getByRole('navigation', { name: 'Sections' });
    expect(await sections.getByRole('link').allTextContents()).toEqual(['Desk', 'Feed', 'Brand', 'Incidents', 'Settings']);
    expect(await on.page.getByRole('button', { name: /^You are/u }).count()).toBe(0);
    expect(on.api.beats).toEqual([]);
  });

  it('says when the server does not hear of it', async () => {
    on.api.failOn('/v1/presence', 503);
    await on.goto('/feed');
    await on.page.getByRole('button', { name: 'You are available, change, not sent' }).waitFor();
  });

  it('shows an agent what they work with, and a supervisor the board too', async () => {
    on.api.world.me = { ...on.api.world.me, roles: ['agent'] };
    await on.goto('/feed');
    const sections = on.page.getByRole('navigation', { name: 'Sections' });
    expect(await sections.getByRole('link').allTextContents()).toEqual(['Desk', 'Quality', 'Feed', 'Brand']);
    on.api.world.me = { ...on.api.world.me, roles: ['supervisor'] };
    await on.page.reload();
    await sections.getByRole('link', { name: 'Board' }).waitFor();
    await sections.getByRole('link', { name: 'Settings' }).click();
    await on.page.waitForURL('**/settings');
    await on.page.getByRole('navigation', { name: 'Pages of the settings' }).waitFor();
    expect(await sections.locator('[aria-current]').allTextContents()).toEqual(['Settings']);
  });
});
