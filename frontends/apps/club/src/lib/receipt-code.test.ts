import { expect, test } from 'vitest';
import { groups, isCode, normalise, spoken, written } from './receipt-code.ts';

const CODE = 'MKE4 J59H CD52 BWXF JDMB';

test.each([
  'MKE4J59HCD52BWXFJDMB',
  'mke4 j59h cd52 bwxf jdmb',
  'MKE4-J59H-CD52-BWXF-JDMB',
  ' MKE4\u00a0J59H\u202fCD52.BWXF_JDMB ',
])('%j is the code as people type it', (typed) => {
  expect(isCode(typed)).toBe(true);
  expect(written(typed)).toBe(CODE);
});

test('letters that look like digits are read as digits', () => {
  expect(normalise('oOiIlL')).toBe('001111');
});

test.each(['', 'MKE4', `${CODE} A`, 'MKE4 J59H CD52 BWXF JDMU', 'MKE4 J59H CD52 BWXF JDM!'])(
  '%j is no code',
  (typed) => {
    expect(isCode(typed)).toBe(false);
  },
);

test('it is shown in groups and said letter by letter', () => {
  expect(groups(CODE)).toEqual(['MKE4', 'J59H', 'CD52', 'BWXF', 'JDMB']);
  expect(spoken(CODE)).toMatch(/^M K E 4, J 5 9 H, /u);
});
