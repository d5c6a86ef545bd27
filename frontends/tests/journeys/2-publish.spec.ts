import { expect, test, type Page } from '@playwright/test';
import { api, signIn, siteOf, soundPage } from './house.ts';

const TITLE = 'Une heure chez la restauratrice';
const PATH = '/actualites/une-heure-chez-la-restauratrice/';

/** From the start page to the form of a new article below « Actualités » of the Hôtel de Sully. */
async function newArticle(page: Page): Promise<void> {
  await signIn(page, 'redaction@exemple.fr');
  await page.locator('tr', { hasText: 'Hôtel de Sully' }).getByRole('link', { name: /fran/i }).click();
  await page.getByRole('link', { name: 'Actualités', exact: true }).first().click();
  const parent = /\/pages\/(\d+)\//.exec(page.url())?.[1];
  await page.goto(`${api}/admin/pages/${parent}/add_subpage/`);
  await page
    .getByRole('link', { name: /article/i })
    .first()
    .click();
  await expect(page.locator('#id_title')).toBeVisible();
}

test('an editor writes, looks at the preview in the site’s own look, and publishes', async ({
  page,
  browser,
}) => {
  await newArticle(page);
  await page.locator('#id_title').fill(TITLE);
  await page.locator('#id_standfirst').fill('Un pinceau, une loupe, et beaucoup de silence.');
  await page.locator('[name=action-publish]').waitFor({ state: 'attached' });
  await page.locator('button.action-save').first().click();
  await expect(page).toHaveURL(/\/edit\/$/);

  const reader = await (await browser.newContext()).newPage();
  expect((await reader.goto(siteOf('sully') + PATH))?.status(), 'a draft is nowhere').toBe(404);

  const edit = page.url();
  const preview = await page.context().newPage();
  await preview.goto(edit.replace('/edit/', '/view_draft/'));
  const shown = preview.frameLocator('iframe');
  await expect(shown.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  const frame = preview.frames().find((one) => one.url().startsWith(siteOf('sully')));
  expect(frame, 'the preview is the monument’s own site').toBeTruthy();
  await preview.close();

  await page.locator('footer .w-dropdown__toggle').click();
  await page.locator('[name=action-publish]').click();
  await expect(page.locator('.messages .success')).toContainText(TITLE);

  expect((await reader.goto(siteOf('sully') + PATH))?.status()).toBe(200);
  await expect(reader.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await soundPage(reader);
  await reader.goto(`${siteOf('sully')}/actualites/`);
  await expect(reader.getByRole('link', { name: TITLE }).first()).toBeVisible();
});

test('an old preview link, or a forged one, shows nothing', async ({ page }) => {
  for (const token of ['', 'id=1:forged:forged']) {
    const answer = await page.goto(`${siteOf('sully')}/preview?token=${encodeURIComponent(token)}`);
    expect(answer?.status()).toBe(404);
    expect(answer?.headers()['cache-control']).toContain('no-store');
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  }
});

test('the editor of two monuments cannot reach a third', async ({ page }) => {
  await signIn(page, 'redaction@exemple.fr');
  await page.goto(`${api}/admin/pages/`);
  await expect(page.getByRole('link', { name: /Hôtel de Sully/ }).first()).toBeVisible();
  await expect(page.getByText('Panthéon')).toHaveCount(0);
});

test('a renamed page is found at its old address', async ({ page, request }) => {
  await signIn(page, 'redaction@exemple.fr');
  await page.locator('tr', { hasText: 'Hôtel de Sully' }).getByRole('link', { name: /fran/i }).click();
  await page.getByRole('link', { name: 'Actualités', exact: true }).first().click();
  await page.goto(page.url().replace(/\/pages\/(\d+)\/.*/, '/pages/$1/'));
  await page.getByRole('link', { name: TITLE }).first().click();
  await page.getByRole('tab', { name: /promotion|référencement/i }).click();
  await page.locator('#id_slug').fill('chez-la-restauratrice');
  await page.locator('footer .w-dropdown__toggle').click();
  await page.locator('[name=action-publish]').click();
  await expect(page.locator('.messages .success')).toBeVisible();

  const host = new URL(siteOf('sully')).host;
  const port = new URL(siteOf('sully')).port;
  const answer = await request.get(`http://127.0.0.1:${port}${PATH}`, { headers: { host }, maxRedirects: 0 });
  expect(answer.status()).toBe(301);
  expect(answer.headers()['location']).toBe('/actualites/chez-la-restauratrice/');
});
