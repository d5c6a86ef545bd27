import { expect, test } from '@playwright/test';
import { choose, DESK, edition, letterTo, PHONE, soundPage, tabTo } from './house.ts';

test('a vote on a phone, every screen looked at', async ({ page, browser }) => {
  await page.setViewportSize(PHONE);
  const titles = await choose(page, 5);
  await soundPage(page);
  await page.locator('.plateau a.bouton').click();
  for (const title of titles) await expect(page.locator('main')).toContainText(title);
  await soundPage(page);
  await page.getByRole('link', { name: 'Revoir avant d’envoyer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('pas encore envoyé');
  await soundPage(page);

  await page.locator('#email').fill('pas une adresse');
  await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('#email')).toHaveValue('pas une adresse');
  for (const title of titles) await expect(page.locator('main')).toContainText(title);
  await soundPage(page);

  await page.locator('#email').fill('telephone@exemple.fr');
  await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Un lien vous attend dans votre boîte' }),
  ).toBeVisible();
  await soundPage(page);
  const words = (await page.locator('.mots').innerText()).split(/\s+/).filter(Boolean);
  for (const title of titles) await expect(page.locator('main')).not.toContainText(title);
  expect(page.url()).not.toMatch(/w\d{2,}/);

  const letter = await letterTo(await page.context().newPage(), 'telephone@exemple.fr');
  for (const word of words) expect(letter.text).toContain(word);
  for (const title of titles) expect(letter.text).not.toContain(title);

  // Whoever opens the link changes nothing: a scanner that opens it twice, in another browser.
  const scanner = await (await browser.newContext({ viewport: DESK })).newPage();
  for (let time = 0; time < 2; time += 1) {
    await scanner.goto(letter.link);
    await expect(scanner.getByRole('button', { name: 'Confirmer mon vote' })).toBeVisible();
  }
  await soundPage(scanner);
  await scanner.getByRole('button', { name: 'Confirmer mon vote' }).click();
  await expect(scanner.getByRole('heading', { level: 1, name: 'Votre vote est dans l’urne' })).toBeVisible();
  await soundPage(scanner);
  const code = (await scanner.locator('.recu .code, .recu output, .recu [class*=code]').first().innerText())
    .replace(/\s+/g, ' ')
    .trim();
  expect(code).toMatch(/^([0-9A-Z]{4} ){4}[0-9A-Z]{4}$/);

  await scanner.goto(letter.link);
  await expect(scanner.getByRole('heading', { level: 1 })).toContainText('déjà confirmé');

  await page.goto(`${edition}/verifier`);
  await page
    .locator('main form input[type=text], main form input:not([type])')
    .first()
    .fill(code.toLowerCase());
  await page.locator('main form button').click();
  await expect(page.locator('main')).toContainText('compté');
  await soundPage(page);
});

test('a forged confirmation says so and changes nothing', async ({ page }) => {
  const answer = await page.goto(`${edition}/confirmer?jeton=${'0'.repeat(64)}`);
  expect(answer?.status()).toBe(404);
  expect(answer?.headers()['cache-control']).toContain('no-store');
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ce lien ne mène à rien');
  await soundPage(page);
});

test('one more work than voices is not hung, and says why', async ({ page }) => {
  await choose(page, 5);
  await page.locator('.candidats > li').nth(5).locator('button.choisir').click();
  await expect(page.getByRole('alert')).toContainText('complet');
  await expect(page.locator('.candidats button.prise')).toHaveCount(5);
  await soundPage(page);
});

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });

  test('a vote, and its confirmation by the mail’s six digits', async ({ page }) => {
    const titles = await choose(page, 2);
    await page.locator('.plateau a.bouton').click();
    await page.getByRole('link', { name: 'Revoir avant d’envoyer' }).click();
    for (const title of titles) await expect(page.locator('main')).toContainText(title);
    await page.locator('#email').fill('sans.script@exemple.fr');
    await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Un lien vous attend dans votre boîte' }),
    ).toBeVisible();
    const pending = page.url();
    const { digits } = await letterTo(await page.context().newPage(), 'sans.script@exemple.fr');

    await page.goto(pending);
    await page.locator('#chiffres').fill(digits === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: 'Confirmer mon vote' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.locator('#chiffres').fill(digits);
    await page.getByRole('button', { name: 'Confirmer mon vote' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Votre vote est dans l’urne' })).toBeVisible();
  });

  test('« ce n’était pas moi » asks once more, then cancels', async ({ page }) => {
    await choose(page, 1);
    await page.goto(`${edition}/relecture`);
    await page.locator('#email').fill('pas.moi@exemple.fr');
    await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
    const { link } = await letterTo(await page.context().newPage(), 'pas.moi@exemple.fr');
    await page.goto(link);
    await page.getByRole('link', { name: /pas moi/ }).click();
    await expect(page.getByRole('button')).toHaveCount(1);
    await page.getByRole('button').click();
    await page.goto(link);
    await expect(page.locator('main')).toContainText(/annulé/i);
  });
});

test('a vote by keyboard alone', async ({ page }) => {
  await page.goto(edition);
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus'), 'the first stop leads past the menu').toHaveAttribute('href', /^#/);
  const toCandidates = page.locator('main a[href$="/candidates"]').first();
  await tabTo(page, toCandidates);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/candidates$/);
  await tabTo(page, page.locator('.candidats button.choisir').first());
  await page.keyboard.press('Enter');
  await expect(page.locator('.candidats button.prise')).toHaveCount(1);
  await tabTo(page, page.locator('.plateau a.bouton'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Revoir avant d’envoyer' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('#email'));
  await page.keyboard.type('clavier@exemple.fr');
  await tabTo(page, page.getByRole('button', { name: 'Envoyer mon vote' }));
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Un lien vous attend dans votre boîte' }),
  ).toBeVisible();
  const { link } = await letterTo(await page.context().newPage(), 'clavier@exemple.fr');
  await page.goto(link);
  await tabTo(page, page.getByRole('button', { name: 'Confirmer mon vote' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Votre vote est dans l’urne' })).toBeVisible();
});

test('a member signs in by the link of a mail and votes without another', async ({ page }) => {
  await page.goto(`${edition.replace(/\/[^/]+$/, '')}/connexion`);
  await page.locator('main input[type=email]').fill('membre@exemple.fr');
  await page.getByRole('button', { name: 'Recevoir un lien' }).click();
  const { link } = await letterTo(await page.context().newPage(), 'membre@exemple.fr');
  await page.goto(link);
  await page.getByRole('button', { name: 'Me connecter' }).click();
  await choose(page, 3);
  await page.goto(`${edition}/relecture`);
  await expect(page.locator('main')).toContainText('membre@exemple.fr');
  await page.getByRole('button', { name: 'Envoyer mon vote' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Votre vote est dans l’urne' })).toBeVisible();
});
