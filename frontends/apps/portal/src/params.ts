import { defineParams } from '@sveltejs/kit/params';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

export const params = defineParams({
  /** The language prefix of an address; a site's default language has none. */
  language: (param) => (param === 'fr' || param === 'en' ? param : undefined),
  uuid: (param) => (UUID.test(param) ? param.toLowerCase() : undefined),
});
