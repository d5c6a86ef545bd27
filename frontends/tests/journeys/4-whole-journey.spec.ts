import { expect, test } from '@playwright/test';
import {
  api,
  choose,
  edition,
  letterTo,
  moveClock,
  national,
  PHONE,
  signIn,
  siteOf,
  soundPage,
} from './house.ts';

test('from the national site to the exhibition that the public chose', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const sully = siteOf('sully');

  await test.step('the national site leads to a monument, the monument to its articles', async () => {
    await page.goto(national);
    await page.getByRole('link', { name: 'Hôtel de Sully' }).first().click();
    await expect(page).toHaveURL(new RegExp(`^${sully}`));
    await page.getByRole('link', { name: 'Une heure chez la restauratrice' }).first().click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Une heure chez la restauratrice' }),
    ).toBeVisible();
  });

  await test.step('works kept in storage', async () => {
    await page.goto(`${sully}/oeuvres`);
    await page.getByLabel('En réserve').check();
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await expect(page.getByLabel('En réserve')).toBeChecked();
    await page.locator('main .accroche a').first().click();
    await expect(page.locator('main')).toContainText('Conservée en réserve');
    await page.getByRole('link', { name: 'Choisir des œuvres' }).first().click();
    await expect(page).toHaveURL(new RegExp('/chambre-des-visiteurs'));
  });

  await test.step('a vote for five works, confirmed by the button behind the link', async () => {
    await choose(page, 5);
    await page.goto(`${edition}/relecture`);
    await page.locator('#email').fill('visiteuse@exemple.fr');
    await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
    const { link } = await letterTo(await page.context().newPage(), 'visiteuse@exemple.fr');
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirmer mon vote' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Votre vote est dans l’urne' })).toBeVisible();
  });

  await test.step('nothing betrays the count before its time', async () => {
    const answer = await page.goto(`${edition}/resultat`);
    expect(answer?.status()).not.toBe(500);
    await expect(page.locator('main .classement, main table')).toHaveCount(0);
  });

  await test.step('three days later the vote is closed', async () => {
    moveClock('3d');
    await page.goto(edition);
    await expect(page.locator('main')).toContainText(/clos|terminé|compt/i);
    await page.goto(`${edition}/candidates`);
    await expect(page.locator('button.choisir')).toHaveCount(0);
    await soundPage(page);
  });

  await test.step('two certifiers sign the same outcome', async () => {
    for (const email of ['certification.une@exemple.fr', 'certification.deux@exemple.fr']) {
      const staff = await (await browser.newContext()).newPage();
      await signIn(staff, email);
      await staff.goto(`${api}/admin/editions/`);
      await staff.getByRole('link', { name: 'Chambre des visiteurs' }).first().click();
      const sign = staff.locator('form[action$="/sign/"] button[type=submit]');
      await sign.click();
      await expect(staff.locator('.messages .success')).toBeVisible();
      await staff.close();
    }
    await page.goto(`${edition}/resultat`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('vont sortir');
    await soundPage(page);
    await page.setViewportSize(PHONE);
    await soundPage(page);
  });

  await test.step('the exhibition waits as a draft; its editor publishes it', async () => {
    const staff = await (await browser.newContext()).newPage();
    await signIn(staff, 'redaction@exemple.fr');
    const notice = staff
      .locator('a[href*="/admin/pages/"][href$="/edit/"]', { hasText: 'Chambre des visiteurs' })
      .first();
    await expect(async () => {
      await staff.goto(`${api}/admin/`);
      await expect(notice).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000, intervals: [500] });
    await notice.click();
    await staff.locator('footer .w-dropdown__toggle').click();
    await staff.locator('[name=action-publish]').click();
    await expect(staff.locator('.messages .success')).toBeVisible();
    await staff.close();
  });

  await test.step('the exhibition stands on the organising site with the elected works', async () => {
    await page.goto(`${sully}/expositions/`);
    await page.getByRole('link', { name: 'Chambre des visiteurs' }).last().click();
    await page.goto(`${sully}/expositions/chambre-des-visiteurs/`);
    await expect(page.getByRole('heading', { level: 1, name: 'Chambre des visiteurs' })).toBeVisible();
    await expect(page.locator('main li cite')).toHaveCount(20);
    await soundPage(page);
    await page.goto(edition);
    await expect(page.locator(`main a[href^="${sully}/expositions/"]`).first()).toBeVisible();
  });
});
