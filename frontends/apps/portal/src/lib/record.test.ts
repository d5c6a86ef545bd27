import { describe, expect, test } from 'vitest';
import { messagesFor } from './messages/index.ts';
import { makerPhrase, measureText, paragraphs, termText, yearsText } from './record.ts';

const fr = messagesFor('fr');

test('a maker is named with part, craft and doubt', () => {
  const maker = {
    name: 'Amédée Fornet',
    roleCode: 'WORKSHOP_OF',
    craft: 'lithographe',
    doubtful: true,
  } as const;
  expect(makerPhrase(maker, fr)).toBe('atelier d’Amédée Fornet (lithographe) (?)');
  expect(makerPhrase({ ...maker, roleCode: 'MADE_BY', craft: '', doubtful: false }, fr)).toBe(
    'Amédée Fornet',
  );
});

test('a term keeps what stood in parentheses after it', () => {
  expect(termText({ text: 'laine', qualifier: 'dessus' })).toBe('laine (dessus)');
  expect(termText({ text: 'laine', qualifier: '' })).toBe('laine');
});

describe('a measurement', () => {
  const height = { label: 'hauteur', value: '813', unit: 'MILLIMETRE', mm: 813, part: '' } as const;
  test('is in centimetres, with a French comma', () =>
    expect(measureText(height, 'fr')).toBe('hauteur\u00a0: 81,3\u00a0cm'));
  test('shows the source’s inches beside what was made of them', () =>
    expect(measureText({ ...height, value: '14.25', unit: 'INCH', mm: 362, part: 'cadre' }, 'fr')).toBe(
      'hauteur (cadre)\u00a0: 36,2\u00a0cm (14,25\u00a0in)',
    ));
  test('of a weight keeps its unit', () =>
    expect(measureText({ ...height, label: 'poids', value: '1.5', unit: 'KILOGRAM', mm: null }, 'fr')).toBe(
      'poids\u00a0: 1,5\u00a0kg',
    ));
});

describe('the years of a date', () => {
  const date = { dateText: '18e siècle', dateEarliest: 1700, dateLatest: 1799, dateCirca: false };
  test('are said where the text does not', () => expect(yearsText(date, fr)).toBe('1700–1799'));
  test('are not said twice', () =>
    expect(yearsText({ ...date, dateText: 'entre 1700 et 1799' }, fr)).toBe(''));
  test('may be open, about, before our era', () => {
    expect(yearsText({ ...date, dateEarliest: null }, fr)).toBe('jusqu’à 1799');
    expect(yearsText({ ...date, dateCirca: true }, fr)).toBe('vers 1700–1799');
    expect(yearsText({ ...date, dateEarliest: -399, dateLatest: -300 }, fr)).toBe(
      '399 av.\u00a0J.-C.–300 av.\u00a0J.-C.',
    );
    expect(yearsText({ ...date, dateText: '', dateEarliest: null, dateLatest: null }, fr)).toBe('');
  });
});

test('a long text is cut where lines are left empty', () =>
  expect(paragraphs('Un.\nDeux.\n\n\nTrois.\n')).toEqual(['Un.\nDeux.', 'Trois.']));
