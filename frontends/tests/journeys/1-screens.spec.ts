import { expect, test } from '@playwright/test';
import { club, DESK, edition, national, PHONE, siteOf, soundPage } from './house.ts';

const sully = siteOf('sully');

const SCREENS: [string, string][] = [
  ['the national site', national],
  ['the national site in English', `${national}/en/`],
  ['a monument', sully],
  ['a section', `${sully}/actualites/`],
  ['an article', `${sully}/actualites/cent-oeuvres-vingt-places/`],
  ['an exhibition', `${sully}/expositions/la-rue-la-seine/`],
  ['works', `${sully}/oeuvres`],
  ['works in storage', `${sully}/oeuvres?etat=en-reserve`],
  ['the club', club],
  ['the edition', edition],
  ['the edition in English', `${club}/en/chambre-des-visiteurs`],
  ['candidates', `${edition}/candidates`],
  ['a candidate', `${edition}/candidates/w001`],
  ['the tray', `${edition}/accrochage`],
  ['checking a receipt', `${edition}/verifier`],
  ['signing in', `${club}/connexion`],
];

for (const viewport of [DESK, PHONE]) {
  for (const [name, address] of SCREENS) {
    test(`${name} at ${viewport.width} px`, async ({ page }) => {
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (fault) => faults.push(fault.message));
      await page.setViewportSize(viewport);
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      await soundPage(page);
      expect(faults).toEqual([]);
    });
  }
}

test('an address where nothing stands, a host that is nobody’s', async ({ page, request }) => {
  for (const address of [`${sully}/nulle-part/`, `${edition}/nulle-part`, `${club}/nulle-part/candidates`]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await soundPage(page);
  }
  for (const base of [national, club]) {
    const stranger = await request.get(base.replace('localhost', '127.0.0.1'), {
      headers: { host: 'ailleurs.example' },
    });
    expect(stranger.status()).toBe(421);
  }
});

test('reading needs no script at all', async ({ page }) => {
  for (const address of [national, sully, `${sully}/oeuvres`, `${edition}/candidates`]) {
    await page.goto(address);
    expect(await page.locator('script[src], script:not([type="application/ld+json"])').count()).toBe(0);
  }
});
