/**
 * What a visitor has chosen and not yet cast. It lives in a cookie of the club's host, sent to the pages of one
 * edition only, and in POST fields: never in an address, a log or this server's memory.
 */
export type Choices = readonly string[];

const NUMBER = /^w\d{2,6}$/u;
const SEPARATOR = '.';
/** Far above any edition's maximum, far below what a cookie may hold. */
const LONGEST = 512;

/** Choices are a set: one writing for each, so that two can be compared. */
export function canonical(numbers: Iterable<string>): Choices {
  return [...new Set(numbers)].sort();
}

export function isNumber(value: string): boolean {
  return NUMBER.test(value);
}

export function encode(choices: Choices): string {
  return canonical(choices).join(SEPARATOR);
}

/** A text that is too long or holds anything but candidate numbers is none: half a forged one is not kept. */
export function decode(text: string | undefined): Choices {
  if (!text || text.length > LONGEST) return [];
  const numbers = text.split(SEPARATOR);
  return numbers.every(isNumber) ? canonical(numbers) : [];
}

export function same(one: Choices, other: Choices): boolean {
  return encode(one) === encode(other);
}

export function withOne(choices: Choices, number: string): Choices {
  return canonical([...choices, number]);
}

export function withoutOne(choices: Choices, number: string): Choices {
  return choices.filter((one) => one !== number);
}
