import { expect, test } from 'vitest';
import { readReviewed, review, stillStands, type Reviewed } from './reviewed.ts';

function sent({ choices, key, seal }: Reviewed): FormData {
  const form = new FormData();
  for (const number of choices) form.append('choix', number);
  form.append('cle', key);
  form.append('sceau', seal);
  return form;
}

test('a review makes a key of 128 bits for exactly its choices, and a new one each time', () => {
  const one = review(['w07', 'w02']);
  expect(one.key).toMatch(/^[0-9a-f]{32}$/u);
  expect(one.choices).toEqual(['w02', 'w07']);
  expect(review(['w02', 'w07']).key).not.toBe(one.key);
  expect(readReviewed(sent(one))).toEqual(one);
});

test('the same form sent twice says the same thing', () => {
  const form = sent(review(['w02']));
  expect(readReviewed(form)).toEqual(readReviewed(form));
});

test('a blank ballot is reviewed like any other', () => {
  const blank = review([]);
  expect(readReviewed(sent(blank))).toEqual(blank);
});

test.each<[string, (form: FormData) => void]>([
  ['another choice', (form) => form.append('choix', 'w09')],
  ['a choice twice', (form) => form.append('choix', 'w02')],
  ['a choice that is none', (form) => form.append('choix', 'x')],
  ['a choice less', (form) => form.delete('choix')],
  ['another key', (form) => form.set('cle', '0'.repeat(32))],
  ['a short key', (form) => form.set('cle', '00')],
  ['no seal', (form) => form.delete('sceau')],
])('%s under the same seal is no review', (_what, change) => {
  const form = sent(review(['w02', 'w07']));
  change(form);
  expect(readReviewed(form)).toBeNull();
});

test('it stands while the tray holds the same', () => {
  const reviewed = review(['w02', 'w07']);
  expect(stillStands(reviewed, ['w07', 'w02'])).toBe(true);
  expect(stillStands(reviewed, ['w02'])).toBe(false);
});
