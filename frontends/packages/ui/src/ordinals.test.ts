import { expect, test } from 'vitest';
import { ordinals } from './ordinals.ts';

const raised = (text: string) =>
  ordinals(text)
    .filter((run) => run.raised)
    .map((run) => run.text);

test.each([
  ['XIXe siècle', ['e']],
  ['le 1er mars et la 4e édition', ['er', 'e']],
  ['1889', []],
  ['Xe', ['e']],
  ['12 esquisses, VI elles', []],
])('%s', (text, expected) => {
  expect(raised(text)).toEqual(expected);
});

test('nothing of the text is lost', () => {
  const text = 'Fin du XVIIIe siècle, 2e état, 1er tirage';
  expect(
    ordinals(text)
      .map((run) => run.text)
      .join(''),
  ).toBe(text);
});
