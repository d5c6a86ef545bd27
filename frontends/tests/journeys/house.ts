import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const port = (name: string, usual: string): string => process.env[name] ?? usual;

export const api = `http://localhost:${port('API_PORT', '8000')}`;
export const national = `http://localhost:${port('PORTAL_PORT', '3000')}`;
export const siteOf = (slug: string): string => `http://${slug}.localhost:${port('PORTAL_PORT', '3000')}`;
export const club = `http://localhost:${port('CLUB_PORT', '3001')}`;
export const edition = `${club}/chambre-des-visiteurs`;
export const mailbox = `${api}/demonstration/courrier/`;

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Printed by `make demo`: a demonstration has no secrets. */
const PASSWORD = 'cimaise-en-demonstration';

/** What `make demo-clock BY=…` does, for the demonstration that is being walked. */
export function moveClock(by: string): void {
  execFileSync('.venv/bin/python', ['-m', 'scripts.demo_clock', '--by', by], { cwd: ROOT, stdio: 'pipe' });
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${api}/admin/login/`);
  await page.locator('[name=username]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('form [type=submit]').click();
  await expect(page).toHaveURL(/\/admin\/$/);
}

/** Chooses works on the wall of candidates, and answers with their titles. */
export async function choose(page: Page, count: number): Promise<string[]> {
  await page.goto(`${edition}/candidates`);
  const titles: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const item = page.locator('.candidats > li').nth(at);
    titles.push((await item.locator('cite').first().innerText()).trim());
    await item.locator('button.choisir').click();
    await expect(page.locator('.candidats > li').nth(at).locator('button.prise')).toBeVisible();
  }
  return titles;
}

/** The newest mail to an address, once it has come. */
export async function letterTo(
  page: Page,
  address: string,
): Promise<{ link: string; digits: string; text: string }> {
  await expect(async () => {
    await page.goto(mailbox);
    await expect(page.locator('li', { hasText: address }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000, intervals: [500] });
  await page.locator('li', { hasText: address }).first().getByRole('link').click();
  const text = await page.locator('.texte').innerText();
  const link = await page.locator('.texte a').first().getAttribute('href');
  const digits = /\b\d{6}\b/.exec(text)?.[0];
  expect(link).toBeTruthy();
  expect(digits).toBeTruthy();
  return { link: link ?? '', digits: digits ?? '', text };
}

/** No fault that axe finds, no sideways scroll, French said to be French. */
export async function soundPage(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).analyze();
  expect(
    found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^(fr|en)/);
  await expect(page.locator('h1')).toHaveCount(1);
}

/** Tab until the target has the focus; fails where the keyboard cannot reach it. */
export async function tabTo(page: Page, target: Locator, most = 400): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard did not reach ${target.toString()} in ${most} steps`);
}
