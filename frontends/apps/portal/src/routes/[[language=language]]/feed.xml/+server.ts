import { FeedDocument } from '#lib/gql/graphql.ts';
import { localeOf, localised } from '#lib/language.ts';
import { messagesFor } from '#lib/messages/index.ts';
import { need, present } from '#lib/server/api.ts';
import { atomFeed } from '#lib/server/feed.ts';
import { spoken } from '#lib/server/spoken.ts';
import { xmlResponse } from '#lib/server/xml.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { site, language } = event.locals;
  spoken(event.params.language, event.locals);
  const answer = await need(event, FeedDocument, { host: event.url.host, locale: localeOf(language) });
  const feed = atomFeed({
    title: site.name,
    home: site.url + localised('/', language, site),
    self: site.url + localised('/feed.xml', language, site),
    language,
    author: messagesFor(language).newsroom,
    entries: present(answer.site).articles.nodes,
  });
  return xmlResponse(feed, 'application/atom+xml');
};
