import type { ContentQuery, HomeQuery, WorkCardFragment } from '#lib/gql/graphql.ts';

type Route = NonNullable<ContentQuery['site']>['route'];

/** A page as the portal reads it, in one of the kinds that it can show. */
export type Page = NonNullable<Route['page']>;
export type HomePage = Extract<Page, { __typename: 'HomePage' }>;
export type SectionPage = Extract<Page, { __typename: 'SectionPage' }>;
export type ArticlePage = Extract<Page, { __typename: 'ArticlePage' }>;
export type ExhibitionPage = Extract<Page, { __typename: 'ExhibitionPage' }>;

export type Block = HomePage['body'][number];
export type Hung = ExhibitionPage['hang'][number];
export type Figure = NonNullable<Page['figure']>;
export type WorkCard = WorkCardFragment;

export type Home = NonNullable<HomeQuery['site']>;
export type Teaser = Home['articles']['nodes'][number];
export type Edition = Home['editions'][number];
export type Monument = NonNullable<Home['monuments']>[number];
