import { describe, expect, it } from 'vitest';
import { french, thousands, typeset } from './typography.ts';

const N = '\u202f';
const F = '\u00a0';

describe('french', () => {
  it.each([
    ['Rien reçu ?', `Rien reçu${N}?`],
    ['Rien reçu?', `Rien reçu${N}?`],
    ['Vraiment ?! Oui ; non !', `Vraiment${N}?! Oui${N}; non${N}!`],
    ["Rien n'est perdu : votre texte est là.", `Rien n’est perdu${F}: votre texte est là.`],
    ['« Confirmer mon vote »', `«${F}Confirmer mon vote${F}»`],
    ['«Confirmer»', `«${F}Confirmer${F}»`],
    ['« Est-ce vous ? »', `«${F}Est-ce vous${N}?${F}»`],
    ['11 207 votes, 48 391 voix', `11${N}207 votes, 48${N}391 voix`],
    ['5 500 000 voix', `5${N}500${N}000 voix`],
    ['50 %', `50${F}%`],
    ['Attendez...', 'Attendez…'],
  ])('sets %j', (given, expected) => {
    expect(french(given)).toBe(expected);
  });

  it.each([
    'https://exemple.fr/page?lang=en;x',
    'nom@exemple.fr',
    '12:30',
    'En 1889, 20 votes.',
    'Le 14 mars 2027.',
    '',
  ])('leaves %j alone', (text) => {
    expect(french(text)).toBe(text);
  });

  it('keeps an address whole inside a sentence', () => {
    expect(french("Voir https://exemple.fr/?a=b d'ici ?")).toBe(`Voir https://exemple.fr/?a=b d’ici${N}?`);
  });

  it('may run twice', () => {
    const once = french("« Qu'est-ce ? » : 9 312 voix !");
    expect(french(once)).toBe(once);
  });
});

describe('typeset', () => {
  it('leaves English its own punctuation', () => {
    expect(typeset("Who's there?", 'en')).toBe('Who’s there?');
  });
});

describe('thousands', () => {
  it.each([
    [0, '0', '0'],
    [811, '811', '811'],
    [2614, `2${N}614`, '2,614'],
    [1234567, `1${N}234${N}567`, '1,234,567'],
  ])('groups %d', (value, fr, en) => {
    expect([thousands(value, 'fr'), thousands(value, 'en')]).toEqual([fr, en]);
  });
});
