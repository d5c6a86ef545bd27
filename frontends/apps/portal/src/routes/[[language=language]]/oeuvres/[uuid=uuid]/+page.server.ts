import { error, redirect } from '@sveltejs/kit';
import { NeighboursDocument, WorkDetailDocument } from '#lib/gql/graphql.ts';
import { localised } from '#lib/language.ts';
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
  const gone = answer.workTombstone;
  // The record in its place may have left in its turn: then its own address says so.
  if (gone?.path) redirect(301, localised(gone.path, language, site));
  if (gone) error(410, { status: 410, message: 'work', gone });
  const work = present(answer.work);
  const museum = work.museum.uuid;
  const neighbours = present((await need(event, NeighboursDocument, { host, museum })).site);
  return {
    work,
    edition: answer.editions.find((edition) => edition.takesVotes) ?? null,
    beside: neighbours.works.nodes.filter((other) => other.uuid !== work.uuid).slice(0, BESIDE),
    museumTotal: neighbours.works.countUpTo,
    alternates: alternatesOf(`/oeuvres/${work.uuid}`, language, site),
  };
};
