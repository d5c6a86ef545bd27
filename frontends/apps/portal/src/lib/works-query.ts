import type { LocationState, WorkFilter, WorkOrder } from '#lib/gql/graphql.ts';

/** What a visitor asked of the list of works, as the address says it. */
export interface WorksQuery {
  museum: string | null;
  location: LocationState | null;
  photographed: boolean;
  order: WorkOrder;
  after: string | null;
  before: string | null;
}

export const PAGE_SIZE = 24;
/** The states that a visitor may ask for: the others are not places. */
export const LOCATIONS: readonly LocationState[] = ['IN_STORAGE', 'ON_VIEW', 'ON_LOAN', 'IN_RESTORATION'];
export const ORDERS: readonly WorkOrder[] = ['TITLE', 'DATE', 'ACCESSION'];

// Maps, not objects: a word of an address such as « constructor » must find nothing.
const PLACES: ReadonlyMap<string, LocationState> = new Map([
  ['reserve', 'IN_STORAGE'],
  ['salle', 'ON_VIEW'],
  ['pret', 'ON_LOAN'],
  ['restauration', 'IN_RESTORATION'],
]);
const SORTS: ReadonlyMap<string, WorkOrder> = new Map([
  ['titre', 'TITLE'],
  ['date', 'DATE'],
  ['inventaire', 'ACCESSION'],
]);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

function nameOf<Value>(names: ReadonlyMap<string, Value>, value: Value): string {
  for (const [name, meant] of names) if (meant === value) return name;
  return '';
}

export const placeName = (location: LocationState): string => nameOf(PLACES, location);

/** A word that the form does not know is as if it had not been said. */
export function readWorksQuery(search: URLSearchParams): WorksQuery {
  const museum = search.get('musee') ?? '';
  return {
    museum: UUID.test(museum) ? museum.toLowerCase() : null,
    location: PLACES.get(search.get('lieu') ?? '') ?? null,
    photographed: search.get('image') === 'oui',
    order: SORTS.get(search.get('tri') ?? '') ?? 'TITLE',
    after: search.get('apres') || null,
    before: search.get('avant') || null,
  };
}

/** The address of the list with some of the questions changed; a change of question starts at page one. */
export function worksHref(path: string, query: WorksQuery, change: Partial<WorksQuery> = {}): string {
  const asked = { ...query, after: null, before: null, ...change };
  const search = new URLSearchParams();
  if (asked.museum) search.set('musee', asked.museum);
  if (asked.location) search.set('lieu', placeName(asked.location));
  if (asked.photographed) search.set('image', 'oui');
  if (asked.order !== 'TITLE') search.set('tri', nameOf(SORTS, asked.order));
  if (asked.after) search.set('apres', asked.after);
  if (asked.before) search.set('avant', asked.before);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export const orderName = (order: WorkOrder): string => nameOf(SORTS, order);

export function isFiltered(query: WorksQuery): boolean {
  return query.museum !== null || query.location !== null || query.photographed;
}

/** The same, as the API asks it. `before` alone counts back from there. */
export function worksVariables(query: WorksQuery): {
  filter: WorkFilter;
  order: WorkOrder;
  first?: number;
  after?: string;
  last?: number;
  before?: string;
} {
  const filter: WorkFilter = {};
  if (query.museum) filter.museum = query.museum;
  if (query.location) filter.locationState = query.location;
  if (query.photographed) filter.hasImage = true;
  const { order } = query;
  if (query.before && !query.after) return { filter, order, last: PAGE_SIZE, before: query.before };
  return { filter, order, first: PAGE_SIZE, ...(query.after ? { after: query.after } : {}) };
}
