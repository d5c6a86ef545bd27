import type { LocationState, WorkFilter, WorkOrder } from '#lib/gql/graphql.ts';

/** What a visitor asked of the list of works, as the address says it. */
export interface WorksQuery {
  museum: string | null;
  /** A part of an object type, as it was typed. */
  type: string;
  /** Words of a maker's name, as they were typed. */
  maker: string;
  /** One maker, by uuid: what the page of a work links to. */
  makerId: string | null;
  period: Period | null;
  location: LocationState | null;
  photographed: boolean;
  order: WorkOrder;
  after: string | null;
  before: string | null;
}

export const PAGE_SIZE = 24;
/** Lists are counted so far; one more stands for "more". */
export const COUNTED = 1000;
const LONGEST = 200;
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
/** Years as the API takes them, both included; a century is 1800 to 1899. */
const PERIODS = {
  antiquite: { yearTo: 475 },
  'moyen-age': { yearFrom: 476, yearTo: 1499 },
  xvi: { century: 16 },
  xvii: { century: 17 },
  xviii: { century: 18 },
  xix: { century: 19 },
  xx: { century: 20 },
  xxi: { century: 21 },
} satisfies Record<string, WorkFilter>;
export type Period = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[];
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

function nameOf<Value>(names: ReadonlyMap<string, Value>, value: Value): string {
  for (const [name, meant] of names) if (meant === value) return name;
  return '';
}

const uuidIn = (text: string | null): string | null =>
  text !== null && UUID.test(text) ? text.toLowerCase() : null;
const typed = (text: string | null): string => (text ?? '').trim().slice(0, LONGEST);

export const placeName = (location: LocationState): string => nameOf(PLACES, location);

/** A word that the form does not know is as if it had not been said. */
export function readWorksQuery(search: URLSearchParams): WorksQuery {
  return {
    museum: uuidIn(search.get('musee')),
    type: typed(search.get('type')),
    maker: typed(search.get('auteur')),
    makerId: uuidIn(search.get('artiste')),
    period: PERIOD_NAMES.find((name) => name === search.get('epoque')) ?? null,
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
  if (asked.type) search.set('type', asked.type);
  if (asked.maker) search.set('auteur', asked.maker);
  if (asked.makerId) search.set('artiste', asked.makerId);
  if (asked.period) search.set('epoque', asked.period);
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
  const { museum, type, maker, makerId, period, location, photographed } = query;
  return Boolean(museum || type || maker || makerId || period || location || photographed);
}

/** The same, as the API asks it. `before` alone counts back from there. */
export function worksVariables(query: WorksQuery): {
  filter: WorkFilter;
  order: WorkOrder;
  maker: string;
  byMaker: boolean;
  first?: number;
  after?: string;
  last?: number;
  before?: string;
} {
  const filter: WorkFilter = query.period ? { ...PERIODS[query.period] } : {};
  if (query.museum) filter.museum = query.museum;
  if (query.type) filter.objectType = query.type;
  if (query.maker) filter.maker = query.maker;
  if (query.makerId) filter.makerId = query.makerId;
  if (query.location) filter.locationState = query.location;
  if (query.photographed) filter.hasImage = true;
  const asked = { filter, order: query.order, maker: query.makerId ?? '', byMaker: query.makerId !== null };
  if (query.before && !query.after) return { ...asked, last: PAGE_SIZE, before: query.before };
  return { ...asked, first: PAGE_SIZE, ...(query.after ? { after: query.after } : {}) };
}
