import { NeighboursDocument, WorkDetailDocument } from '#lib/gql/graphql.ts';
import { alternatesOf } from '#lib/seo.ts';
import { need, present } from '#lib/server/api.ts';
import { spoken } from '#lib/server/spoken.ts';
import type { PageServerLoad } from './$types';

const BESIDE = 4;

export const load: PageServerLoad = async (event) => {
  const { site, language } = event.locals;
  spoken(event.params.language, event.locals);
  const { host } = event.url;
  const { uuid } = event.params;

  const answer = present((await need(event, WorkDetailDocument, { host, uuid })).site);
  const work = present(answer.work);
  const museum = work.museum.uuid;
  const neighbours = present((await need(event, NeighboursDocument, { host, museum })).site);
  return {
    work,
    edition: answer.editions.find((edition) => edition.takesVotes) ?? null,
    beside: neighbours.works.nodes.filter((other) => other.uuid !== work.uuid).slice(0, BESIDE),
    museumTotal: neighbours.works.totalCount,
    alternates: alternatesOf(`/oeuvres/${work.uuid}`, language, site),
  };
};
