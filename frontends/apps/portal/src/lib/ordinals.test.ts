import { expect, test } from 'vitest';
import { ordinals } from './ordinals.ts';

const marked = (text: string): string =>
  ordinals(text)
    .map((run) => (run.raised ? `^${run.text}^` : run.text))
    .join('');

test.each([
  ['2e moitié du XIXe siècle', '2^e^ moitié du XIX^e^ siècle'],
  ['le 1er février', 'le 1^er^ février'],
  ['la 1re salle', 'la 1^re^ salle'],
  ['fin du XIVe-XVe siècle', 'fin du XIV^e^-XV^e^ siècle'],
  ['Ve République', 'V^e^ République'],
  ['Le Clézio, vie et œuvre', 'Le Clézio, vie et œuvre'],
  ['Vie de Vermeer', 'Vie de Vermeer'],
  ['1890', '1890'],
  ['', ''],
])('%s', (text, expected) => expect(marked(text)).toBe(expected));
