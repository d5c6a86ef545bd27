import { expect, test } from 'vitest';
import { href } from './site.ts';

const site = { url: 'http://localhost:3000' };

test.each([
  ['http://localhost:3000', '/'],
  ['http://localhost:3000/', '/'],
  ['http://localhost:3000/magazine/', '/magazine/'],
  ['http://localhost:30001/magazine/', 'http://localhost:30001/magazine/'],
  ['http://montmajour.localhost:3000/', 'http://montmajour.localhost:3000/'],
  ['/already/a/path/', '/already/a/path/'],
])('%s is linked as %s', (url, link) => expect(href(url, site)).toBe(link));
