import { expect, test, type Page } from '@playwright/test';
import { DESK, national, PHONE, soundPage, tabTo } from './house.ts';

const list = `${national}/oeuvres`;
const names = (page: Page): Promise<string[]> => page.locator('.rangs cite').allInnerTexts();
const links = (page: Page): Promise<(string | null)[]> =>
  page.locator('.rangs a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
/** A row of the record's sheet. */
const row = (page: Page, term: string) => page.locator('.tech dt', { hasText: term }).locator('+ dd');

/** Turns a page, and waits until all of it has come: a page that is still being read holds a part of its works. */
async function turn(page: Page, way: 'next' | 'prev'): Promise<void> {
  await page.locator(`.pages [rel=${way}]`).click();
  await page.waitForLoadState('load');
}

test('pages of the list meet every work once, there and back', async ({ page }) => {
  await page.goto(`${list}?tri=date`);
  const there: (string | null)[][] = [await links(page)];
  while (await page.locator('.pages [rel=next]').count()) {
    await turn(page, 'next');
    there.push(await links(page));
  }
  const all = there.flat();
  expect(new Set(all).size).toBe(all.length);
  const back = [there.at(-1)];
  while (await page.locator('.pages [rel=prev]').count()) {
    await turn(page, 'prev');
    back.unshift(await links(page));
  }
  expect(back.flat().sort()).toEqual(all.sort());
});

test('a list is narrowed by what a work is, by keyboard alone, and widened again', async ({ page }) => {
  await page.setViewportSize(DESK);
  await page.goto(list);
  const before = await page.locator('h1').innerText();
  await page.locator('.rangs a').first().click();
  const type = (await row(page, 'Désignation').locator('.ligne').first().innerText()).replace(/ \(.*/u, '');
  await page.goto(list);
  await tabTo(page, page.getByLabel('Type d’objet'));
  await page.keyboard.type(type.toUpperCase());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/type=/u);
  await expect(page.getByLabel('Type d’objet')).toHaveValue(type.toUpperCase());
  expect((await names(page)).length).toBeGreaterThan(0);
  await soundPage(page);
  await tabTo(page, page.locator('.choix a').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(list);
  await expect(page.locator('h1')).toHaveText(before);
});

for (const viewport of [DESK, PHONE]) {
  test(`several questions at once at ${viewport.width} px, and none that anything answers`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.goto(`${list}?type=rien+de+tel&auteur=personne&epoque=moyen-age&lieu=reserve&image=oui`);
    await expect(page.locator('.choix a')).toHaveCount(5);
    await expect(page.locator('h1')).toHaveText('Rien sous ce nom');
    await soundPage(page);
    await page.locator('.choix a').first().click();
    await expect(page.locator('.choix a')).toHaveCount(4);
  });

  test(`a work at ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(list);
    const name = (await names(page))[0] ?? '';
    await page.locator('.rangs a').first().click();
    await expect(page.locator('h1')).toHaveText(name);
    await expect(row(page, 'Conservée par')).not.toBeEmpty();
    await soundPage(page);
    await row(page, 'Conservée par').getByRole('link').click();
    await expect(page.locator('.choix a')).toHaveCount(1);
  });
}

test('the works of a maker hang together', async ({ page }) => {
  await page.goto(`${list}?auteur=e`);
  const work = (await links(page))[0] ?? '';
  await page.goto(national + work);
  await page.locator('.fiche header .auteurs a').first().click();
  await expect(page.locator('.choix a')).toHaveCount(1);
  expect(await links(page)).toContain(work);
});

test('nothing is asked of a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const page = await context.newPage();
  await page.goto(list);
  await page.locator('.facettes summary').click();
  await page.locator('#epoque').selectOption('xix');
  await page.locator('.facettes button').click();
  await expect(page).toHaveURL(/epoque=xix/u);
  await expect(page.locator('#epoque')).toHaveValue('xix');
  await context.close();
});
