import { expect, test, type Page } from '@playwright/test';
import { api, DESK, PHONE, signIn, siteOf, soundPage, tabTo } from './house.ts';

const CURATOR = 'conservation@exemple.fr';
const MUSEUM = 'Maison de Balzac';
const imports = `${api}/admin/records/imports/`;

/** As a French Excel saves it: semicolons, Windows-1252. One row has no number, one a date that nobody can read. */
const inventory = (rows: string[]): Buffer =>
  Buffer.from(['N° inventaire;Titre;Auteur;Date;Matières', ...rows, ''].join('\r\n'), 'latin1');
const ROWS = [
  'BAL 2026.1;Cafetière de porcelaine;anonyme;1er quart 19e siècle;porcelaine',
  'BAL 2026.2;Portrait de la dame en bleu;DUVAL Adèle (1802-1871);vers 1835;huile sur toile',
  'BAL 2026.3;Presse-papiers;;194051955;bronze',
  ';Sans numéro;anonyme;1850;bois',
];

const state = (page: Page) => page.locator('main .w-status').first();
const count = (page: Page, label: RegExp) =>
  page.locator('#import-progress dl > div', { hasText: label }).locator('dd');

async function send(page: Page, rows: string[], layout: RegExp | null): Promise<void> {
  await page.goto(`${imports}new/`);
  await page
    .locator('#id_file')
    .setInputFiles({ name: 'inventaire-balzac.csv', mimeType: 'text/csv', buffer: inventory(rows) });
  if (layout) {
    const option = page.locator('#id_profile option').filter({ hasText: layout }).last();
    await page.locator('#id_profile').selectOption((await option.getAttribute('value')) ?? '');
  }
  await page.locator('#id_museum').selectOption({ label: MUSEUM });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
}

async function work(page: Page, title: string): Promise<void> {
  await page.goto(`${api}/admin/works/?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.locator('#id_title')).toHaveValue(title);
}

test('a curator imports, corrects, re-imports, resolves a difference, undoes', async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, CURATOR);

  await test.step('a file of a layout that nobody knows: its columns are guessed, and looked at', async () => {
    await send(page, ROWS, null);
    await expect(page).toHaveURL(/\/columns\/$/);
    await page.locator('#id_name').fill('Inventaire de la Maison de Balzac');
    await page.getByRole('button', { name: 'Enregistrer et voir les premières lignes' }).click();
    await expect(
      page.locator('#panel-first-rows-content, #first-rows, [id*=first-rows]').first(),
    ).toContainText('Cafetière de porcelaine');
    await soundPage(page);
    await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
    await expect(state(page)).toContainText('préparé');
  });

  await test.step('tried: everything is counted, nothing is written', async () => {
    await page.getByRole('button', { name: /^Essayer/ }).click();
    await expect(state(page)).toContainText('essayé', { timeout: 90_000 });
    await expect(count(page, /Rejetées/)).toHaveText('1');
    await page.goto(`${api}/admin/works/?q=Cafeti%C3%A8re+de+porcelaine`);
    await expect(page.getByRole('link', { name: 'Cafetière de porcelaine' })).toHaveCount(0);
    await page.goBack();
  });

  await test.step('brought in, with the rows in doubt named by number, field and reason', async () => {
    await page.getByRole('button', { name: 'Importer les lignes' }).click();
    await expect(state(page)).toContainText('terminé', { timeout: 90_000 });
    await expect(count(page, /Créées/)).toHaveText('2');
    await expect(count(page, /douteuses/)).toHaveText('1');
    const doubts = page.locator('table', { hasText: '194051955' });
    await expect(doubts).toContainText('aucune année');
    await expect(doubts).toContainText('rien n’identifie l’œuvre');
    await soundPage(page);
    await page.setViewportSize(PHONE);
    await soundPage(page);
    await page.setViewportSize(DESK);
  });

  await test.step('a title is corrected by hand, and the form says where values come from', async () => {
    await work(page, 'Portrait de la dame en bleu');
    await expect(page.locator('main')).toContainText('inventaire-balzac.csv');
    await page.locator('#id_title').fill('Portrait de Laure en bleu');
    await page.locator('button[type=submit].action-save, footer button[type=submit]').first().click();
    await expect(page.locator('.messages .success')).toBeVisible();
  });

  await test.step('the next delivery says otherwise: the hand stays, the difference is listed', async () => {
    const changed = [...ROWS];
    changed[0] = 'BAL 2026.1;Cafetière en porcelaine de Paris;anonyme;1er quart 19e siècle;porcelaine';
    changed[1] = 'BAL 2026.2;Portrait de Mme de Berny;DUVAL Adèle (1802-1871);vers 1835;huile sur toile';
    await send(page, changed, /Inventaire de la Maison de Balzac/);
    await page.getByRole('button', { name: 'Importer les lignes' }).click();
    await expect(state(page)).toContainText('terminé', { timeout: 90_000 });
    await expect(count(page, /Modifiées/)).toHaveText('1');
    await expect(count(page, /Différentes/)).toHaveText('1');
    await page.goto(`${api}/admin/records/differences/`);
    const row = page.locator('main', { hasText: 'Portrait de Laure en bleu' });
    await expect(row).toContainText('Portrait de la dame en bleu');
    await expect(row).toContainText('Portrait de Mme de Berny');
    await soundPage(page);
  });

  await test.step('resolved: ours is kept, and nothing is listed any more', async () => {
    await page
      .getByRole('button', { name: /Garder/ })
      .first()
      .click();
    await expect(page.locator('main')).not.toContainText('Portrait de Mme de Berny');
    await work(page, 'Portrait de Laure en bleu');
  });

  await test.step('the second import is undone, then the first: its works are withdrawn', async () => {
    for (const ends of ['annulé', 'annulé']) {
      await page.goto(imports);
      const open = page.locator('tr', { hasText: 'terminé' }).filter({ hasText: 'inventaire-balzac.csv' });
      await open.first().getByRole('link', { name: 'inventaire-balzac.csv' }).click();
      await page.getByRole('button', { name: 'Annuler cet import' }).click();
      await expect(state(page)).toContainText(ends, { timeout: 90_000 });
    }
    const reader = await page.context().newPage();
    await reader.goto(`${siteOf('sully')}/oeuvres?q=Cafeti%C3%A8re`);
    await expect(reader.getByText('Cafetière')).toHaveCount(0);
    await page.goto(`${api}/admin/works/?q=Portrait+de+Laure`);
    await expect(page.locator('main')).toContainText('Portrait de Laure en bleu');
  });
});

test('an import by the keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, CURATOR);
  await page.goto(imports);
  await tabTo(page, page.getByRole('link', { name: 'Importer un fichier' }));
  await page.keyboard.press('Enter');
  const file = page.locator('#id_file');
  await tabTo(page, file);
  // What the system's own dialog does after Enter.
  await file.setInputFiles({
    name: 'clavier.csv',
    mimeType: 'text/csv',
    buffer: inventory(['CLA 1;Vue prise au clavier;anonyme;1900;papier']),
  });
  await tabTo(page, page.locator('#id_museum'));
  await page.keyboard.type(MUSEUM);
  await expect(page.locator('#id_museum option:checked')).toHaveText(MUSEUM);
  await tabTo(page, page.getByRole('button', { name: 'Lire le fichier' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Enregistrer et continuer' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Importer les lignes' }));
  await page.keyboard.press('Enter');
  await expect(state(page)).toContainText('terminé', { timeout: 90_000 });
  await tabTo(page, page.getByRole('button', { name: 'Annuler cet import' }));
  await page.keyboard.press('Enter');
  await expect(state(page)).toContainText('annulé', { timeout: 90_000 });
});
