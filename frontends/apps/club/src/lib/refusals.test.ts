import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from './i18n/en.ts';
import { fr } from './i18n/fr.ts';
import { hasField, problemsOf } from './refusals.ts';

const ROOT = new URL('../../../../../', import.meta.url);

/** The files whose refusals reach a visitor, and what in them only staff can meet. */
const SOURCES = [
  'workflows/voting/errors.py',
  'workflows/voting/actions/cast_ballot.py',
  'workflows/voting/actions/confirm_by_code.py',
  'workflows/voting/actions/cancel_ballot.py',
  'workflows/people/addresses.py',
  'workflows/people/actions/sign_in.py',
  'graphql/gateway/voting/mutations.py',
];
const FOR_STAFF = new Set(['wrong_state', 'reason_missing', 'not_ready']);

function codesOf(path: string): string[] {
  const source = readFileSync(new URL(path, ROOT), 'utf8');
  const own = [...source.matchAll(/^ {4}code = "(\w+)"/gmu)].map(([, code = '']) => code);
  const several = [...source.matchAll(/^ {8}"(\w+)": _\(/gmu)].map(([, code = '']) => code);
  return [...own, ...several];
}

const codes = [...new Set(SOURCES.flatMap(codesOf))].filter((code) => !FOR_STAFF.has(code));

test('the API still says its refusals where they are looked for', () => {
  expect(codes).toEqual(
    expect.arrayContaining(['too_many', 'key_reused', 'wrong_code', 'bad_address', 'bad_link']),
  );
});

describe.each(codes)('%s', (code) => {
  test.each([
    ['fr', fr],
    ['en', en],
  ] as const)('has its sentence in %s', (_locale, { refusals }) => {
    expect(refusals[code]?.({ min: 2, max: 5 })).toMatch(/^\p{Lu}.{10,}/u);
  });
});

test('both languages know the same refusals, and none that the API never gives', () => {
  expect(Object.keys(en.refusals).sort()).toEqual(Object.keys(fr.refusals).sort());
  expect(Object.keys(fr.refusals).filter((code) => !codes.includes(code))).toEqual([]);
});

test('a refusal stands beside the field of our page, with its numbers', () => {
  const refused = [
    { code: 'too_many', field: 'choices', message: '' },
    { code: 'bad_address', field: 'email', message: '' },
  ];
  const problems = problemsOf(refused, 'fr', { min: 1, max: 5 });
  expect(problems.map(({ field }) => field)).toEqual(['choix', 'email']);
  expect(problems[0]?.message).toBe('Choisissez cinq œuvres au plus');
  expect(hasField(problems, 'email')?.code).toBe('bad_address');
});

test("a refusal that came after us speaks with the API's own words", () => {
  const [problem] = problemsOf(
    [{ code: 'slot_full', field: null, message: "C'est complet : attendez" }],
    'fr',
  );
  expect(problem).toEqual({ code: 'slot_full', field: null, message: 'C’est complet\u00a0: attendez' });
});
