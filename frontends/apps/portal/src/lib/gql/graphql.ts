/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type EditionState =
  | 'ANNOUNCED'
  | 'CANCELLED'
  | 'CERTIFIED'
  | 'CLOSED'
  | 'OPEN'
  | 'PAUSED'
  | 'TALLIED';

export type ExhibitionState =
  | 'ON'
  | 'PAST'
  | 'UPCOMING';

export type Locale =
  | 'EN'
  | 'FR';

export type LocationState =
  | 'IN_RESTORATION'
  | 'IN_STORAGE'
  | 'MISSING'
  | 'ON_LOAN'
  | 'ON_VIEW'
  | 'UNKNOWN';

/** An enumeration. */
export type MakerRole =
  | 'AFTER'
  | 'ATTRIBUTED_TO'
  | 'CIRCLE_OF'
  | 'DESIGNED_BY'
  | 'FOLLOWER_OF'
  | 'FORMERLY_ATTRIBUTED_TO'
  | 'MADE_BY'
  | 'MANNER_OF'
  | 'MANUFACTURED_BY'
  | 'PRINTED_BY'
  | 'PUBLISHED_BY'
  | 'SCHOOL_OF'
  | 'WITH'
  | 'WORKSHOP_OF';

/** An enumeration. */
export type MeasureKind =
  | 'CIRCUMFERENCE'
  | 'DEPTH'
  | 'DIAMETER'
  | 'HEIGHT'
  | 'LENGTH'
  | 'THICKNESS'
  | 'WEIGHT'
  | 'WIDTH';

export type RecordGone =
  | 'DEACCESSIONED'
  | 'MERGED'
  | 'WITHDRAWN';

export type RouteStatus =
  | 'FOUND'
  | 'GONE'
  | 'NOT_FOUND'
  | 'REDIRECT';

export type SiteKind =
  | 'MONUMENT'
  | 'NATIONAL';

/** An enumeration. */
export type Unit =
  | 'CENTIMETRE'
  | 'GRAM'
  | 'INCH'
  | 'KILOGRAM'
  | 'METRE'
  | 'MILLIMETRE';

export type WorkFilter = {
  /** The 19th is 1800 to 1899; -4 is the 4th before our era. */
  century?: number | null | undefined;
  hasImage?: boolean | null | undefined;
  locationState?: LocationState | null | undefined;
  /** Words of a maker's name. */
  maker?: string | null | undefined;
  /** A maker's id or uuid; one that was merged stands for the one in its place. */
  makerId?: string | null | undefined;
  /** A museum's id or uuid. */
  museum?: string | null | undefined;
  /** Any of these museums. */
  museums?: Array<string> | null | undefined;
  /** A part of an object type; accents and capitals do not matter. */
  objectType?: string | null | undefined;
  /** One object type as a whole; accents and capitals do not matter. */
  objectTypeIs?: string | null | undefined;
  /** Negative before our era. Works whose years meet the range are found. */
  yearFrom?: number | null | undefined;
  yearTo?: number | null | undefined;
};

export type WorkOrder =
  | 'ACCESSION'
  | 'DATE'
  | 'TITLE';

type PageFields_ArticlePage_Fragment = { __typename: 'ArticlePage', standfirst: string, byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
    | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
    | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
    | { __typename: 'RichTextBlock', key: string, text: { html: string } }
    | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
  >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageFields_ExhibitionPage_Fragment = { __typename: 'ExhibitionPage', standfirst: string, startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
    | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
    | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
    | { __typename: 'RichTextBlock', key: string, text: { html: string } }
    | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
  >, hang: Array<{ key: string, caption: string, label: string, labelBy: string, votes: number | null, work: { dimensions: string, heightMm: number | null, widthMm: number | null, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null }>, edition: { turnout: number | null, slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number, outcome: { provisional: boolean, ballots: number } | null } | null, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageFields_HomePage_Fragment = { __typename: 'HomePage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
    | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
    | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
    | { __typename: 'RichTextBlock', key: string, text: { html: string } }
    | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
  >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageFields_SectionPage_Fragment = { __typename: 'SectionPage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
    | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
    | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
    | { __typename: 'RichTextBlock', key: string, text: { html: string } }
    | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
  >, children: { nodes: Array<
      | { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
      | { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
      | { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
      | { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    > }, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

export type PageFieldsFragment =
  | PageFields_ArticlePage_Fragment
  | PageFields_ExhibitionPage_Fragment
  | PageFields_HomePage_Fragment
  | PageFields_SectionPage_Fragment
;

export type ContentQueryVariables = Exact<{
  host: string;
  path: string;
}>;


export type ContentQuery = { site: { route: { status: RouteStatus, location: string | null, permanent: boolean, page:
        | { __typename: 'ArticlePage', standfirst: string, byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
            | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
            | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
            | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
            | { __typename: 'RichTextBlock', key: string, text: { html: string } }
            | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
          >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'ExhibitionPage', standfirst: string, startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
            | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
            | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
            | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
            | { __typename: 'RichTextBlock', key: string, text: { html: string } }
            | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
          >, hang: Array<{ key: string, caption: string, label: string, labelBy: string, votes: number | null, work: { dimensions: string, heightMm: number | null, widthMm: number | null, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null }>, edition: { turnout: number | null, slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number, outcome: { provisional: boolean, ballots: number } | null } | null, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HomePage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
            | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
            | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
            | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
            | { __typename: 'RichTextBlock', key: string, text: { html: string } }
            | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
          >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'SectionPage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
            | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
            | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
            | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
            | { __typename: 'RichTextBlock', key: string, text: { html: string } }
            | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
          >, children: { nodes: Array<
              | { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
              | { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
              | { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
              | { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
            > }, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
       | null } } | null };

export type PreviewQueryVariables = Exact<{
  token: string;
}>;


export type PreviewQuery = { preview:
    | { __typename: 'ArticlePage', standfirst: string, byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
        | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
        | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
        | { __typename: 'RichTextBlock', key: string, text: { html: string } }
        | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
      >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'ExhibitionPage', standfirst: string, startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
        | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
        | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
        | { __typename: 'RichTextBlock', key: string, text: { html: string } }
        | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
      >, hang: Array<{ key: string, caption: string, label: string, labelBy: string, votes: number | null, work: { dimensions: string, heightMm: number | null, widthMm: number | null, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null }>, edition: { turnout: number | null, slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number, outcome: { provisional: boolean, ballots: number } | null } | null, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'HomePage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
        | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
        | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
        | { __typename: 'RichTextBlock', key: string, text: { html: string } }
        | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
      >, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
    | { __typename: 'SectionPage', standfirst: string, sourceId: string, title: string, url: string, path: string, locale: Locale, publishedAt: string | null, updatedAt: string | null, summary: string, body: Array<
        | { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HeadingBlock', heading: string, level: number, key: string }
        | { __typename: 'QuoteBlock', quote: string, attribution: string, key: string }
        | { __typename: 'RichTextBlock', key: string, text: { html: string } }
        | { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }
      >, children: { nodes: Array<
          | { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
          | { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
          | { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
          | { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        > }, seo: { title: string, description: string, canonical: string, index: boolean }, breadcrumbs: Array<{ title: string, url: string }>, translations: Array<{ locale: Locale, url: string }>, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
   | null };

export type FeedQueryVariables = Exact<{
  host: string;
  locale: Locale;
}>;


export type FeedQuery = { site: { articles: { nodes: Array<
        | { __typename: 'ArticlePage', byline: string, sourceId: string, title: string, url: string, summary: string, publishedAt: string | null, updatedAt: string | null }
        | { __typename: 'ExhibitionPage', sourceId: string, title: string, url: string, summary: string, publishedAt: string | null, updatedAt: string | null }
        | { __typename: 'HomePage', sourceId: string, title: string, url: string, summary: string, publishedAt: string | null, updatedAt: string | null }
        | { __typename: 'SectionPage', sourceId: string, title: string, url: string, summary: string, publishedAt: string | null, updatedAt: string | null }
      > } } | null };

export type SitemapQueryVariables = Exact<{
  host: string;
  after?: string | null | undefined;
}>;


export type SitemapQuery = { site: { sitemap: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ url: string, updatedAt: string | null, alternates: Array<{ locale: Locale, url: string }> }> } } | null };

export type LinkFieldsFragment = { title: string, url: string };

export type RightFieldsFragment = { code: string, uri: string | null, label: string };

export type PictureFieldsFragment = { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null };

export type FigureFieldsFragment = { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null };

export type TermFieldsFragment = { text: string, qualifier: string };

export type WorkCardFragment = { uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null };

type PageTeaser_ArticlePage_Fragment = { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageTeaser_ExhibitionPage_Fragment = { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageTeaser_HomePage_Fragment = { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type PageTeaser_SectionPage_Fragment = { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

export type PageTeaserFragment =
  | PageTeaser_ArticlePage_Fragment
  | PageTeaser_ExhibitionPage_Fragment
  | PageTeaser_HomePage_Fragment
  | PageTeaser_SectionPage_Fragment
;

type BlockFields_FigureBlock_Fragment = { __typename: 'FigureBlock', key: string, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null };

type BlockFields_HeadingBlock_Fragment = { __typename: 'HeadingBlock', heading: string, level: number, key: string };

type BlockFields_QuoteBlock_Fragment = { __typename: 'QuoteBlock', quote: string, attribution: string, key: string };

type BlockFields_RichTextBlock_Fragment = { __typename: 'RichTextBlock', key: string, text: { html: string } };

type BlockFields_WorksBlock_Fragment = { __typename: 'WorksBlock', heading: string, gone: Array<string>, key: string, works: Array<{ materials: string, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> };

export type BlockFieldsFragment =
  | BlockFields_FigureBlock_Fragment
  | BlockFields_HeadingBlock_Fragment
  | BlockFields_QuoteBlock_Fragment
  | BlockFields_RichTextBlock_Fragment
  | BlockFields_WorksBlock_Fragment
;

export type EditionTeaserFragment = { slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number };

export type HomeQueryVariables = Exact<{
  host: string;
  locale: Locale;
  national: boolean;
}>;


export type HomeQuery = { site: { articles: { totalCount: number, nodes: Array<
        | { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
      > }, exhibitions: { totalCount: number, nodes: Array<
        | { __typename: 'ArticlePage', byline: string, publishedOn: string | null, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'ExhibitionPage', startsOn: string | null, endsOn: string | null, state: ExhibitionState | null, venue: string, sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'HomePage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
        | { __typename: 'SectionPage', sourceId: string, title: string, url: string, path: string, summary: string, publishedAt: string | null, figure: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } | null } | null }
      > }, editions: Array<{ slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number, candidates: { nodes: Array<{ caption: string, work: { uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null }> } }>, works: { nodes: Array<{ uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> }, monuments?: Array<{ name: string, url: string, theme: string, commune: string | null, departement: string | null }> } | null };

export type ShellQueryVariables = Exact<{
  host: string;
}>;


export type ShellQuery = { site: { slug: string, kind: SiteKind, name: string, host: string, url: string, theme: string, timeZone: string, locales: Array<Locale>, defaultLocale: Locale, demonstration: boolean, clubUrl: string, monument: { officialName: string, commune: string | null, departement: string | null, region: string | null } | null, network: { title: string, url: string } | null, menuFr: Array<{ title: string, url: string, path: string }>, menuEn: Array<{ title: string, url: string, path: string }>, works: { nodes: Array<{ uuid: string }> }, editions: Array<{ title: string, url: string, state: EditionState, takesVotes: boolean }> } | null };

export type WorksQueryVariables = Exact<{
  host: string;
  filter?: WorkFilter | null | undefined;
  order: WorkOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  maker: string;
  byMaker: boolean;
}>;


export type WorksQuery = { site: { maker?: { uuid: string, name: string } | null, museums: Array<{ uuid: string, name: string, town: string }>, works: { countUpTo: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> } } | null };

export type WorkDetailQueryVariables = Exact<{
  host: string;
  uuid: string;
}>;


export type WorkDetailQuery = { site: { work: { title: string, titleKind: string, notice: string, dateEarliest: number | null, dateLatest: number | null, dateCirca: boolean, materials: string, dimensions: string, description: string, inscriptions: string, acquisition: string, provenance: string, creditLine: string, bibliography: string, exhibitions: string, attribution: string, changedAt: string, room: string | null, uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, objectTypes: Array<{ text: string, qualifier: string }>, materialsList: Array<{ text: string, qualifier: string }>, subjects: Array<{ text: string, qualifier: string }>, domains: Array<{ text: string, qualifier: string }>, uses: Array<{ text: string, qualifier: string }>, measures: Array<{ kind: MeasureKind, label: string, value: string, unit: Unit, mm: number | null, part: string }>, makers: Array<{ name: string, nameAsGiven: string, roleCode: MakerRole, craft: string, doubtful: boolean, authority: { uuid: string, dates: string, known: boolean } | null }>, museum: { uuid: string, name: string, town: string, museofile: string }, accessionNumbers: Array<{ number: string, label: string }>, recordRight: { code: string, uri: string | null, label: string }, images: Array<{ alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, large: { url: string, width: number, height: number } | null, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } }>, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null, workTombstone: { label: string, museum: string, state: RecordGone, leftAt: string, reason: string, path: string | null } | null, editions: Array<{ slug: string, title: string, standfirst: string, url: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, takesVotes: boolean, candidateCount: number }> } | null };

export type NeighboursQueryVariables = Exact<{
  host: string;
  museum: string;
}>;


export type NeighboursQuery = { site: { works: { countUpTo: number, nodes: Array<{ uuid: string, label: string, path: string, url: string, makersText: string, dateText: string, objectType: string, locationState: LocationState, image: { alt: string, decorative: boolean, caption: string, image: { width: number, height: number, credit: string, holder: string, srcset: string, right: { code: string, uri: string | null, label: string }, rendition: { url: string, width: number, height: number } | null } } | null }> } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const LinkFieldsFragmentDoc = new TypedDocumentString(`
    fragment LinkFields on Link {
  title
  url
}
    `, {"fragmentName":"LinkFields"}) as unknown as TypedDocumentString<LinkFieldsFragment, unknown>;
export const RightFieldsFragmentDoc = new TypedDocumentString(`
    fragment RightFields on Right {
  code
  uri
  label
}
    `, {"fragmentName":"RightFields"}) as unknown as TypedDocumentString<RightFieldsFragment, unknown>;
export const PictureFieldsFragmentDoc = new TypedDocumentString(`
    fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
    fragment RightFields on Right {
  code
  uri
  label
}`, {"fragmentName":"PictureFields"}) as unknown as TypedDocumentString<PictureFieldsFragment, unknown>;
export const FigureFieldsFragmentDoc = new TypedDocumentString(`
    fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}`, {"fragmentName":"FigureFields"}) as unknown as TypedDocumentString<FigureFieldsFragment, unknown>;
export const WorkCardFragmentDoc = new TypedDocumentString(`
    fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}`, {"fragmentName":"WorkCard"}) as unknown as TypedDocumentString<WorkCardFragment, unknown>;
export const BlockFieldsFragmentDoc = new TypedDocumentString(`
    fragment BlockFields on Block {
  __typename
  key
  ... on HeadingBlock {
    heading
    level
  }
  ... on RichTextBlock {
    text {
      html
    }
  }
  ... on FigureBlock {
    figure {
      ...FigureFields
    }
  }
  ... on QuoteBlock {
    quote
    attribution
  }
  ... on WorksBlock {
    heading
    works {
      ...WorkCard
      materials
    }
    gone
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}`, {"fragmentName":"BlockFields"}) as unknown as TypedDocumentString<BlockFieldsFragment, unknown>;
export const PageTeaserFragmentDoc = new TypedDocumentString(`
    fragment PageTeaser on Page {
  __typename
  sourceId
  title
  url
  path
  summary
  publishedAt
  figure {
    ...FigureFields
  }
  ... on ArticlePage {
    byline
    publishedOn
  }
  ... on ExhibitionPage {
    startsOn
    endsOn
    state
    venue
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}`, {"fragmentName":"PageTeaser"}) as unknown as TypedDocumentString<PageTeaserFragment, unknown>;
export const EditionTeaserFragmentDoc = new TypedDocumentString(`
    fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}
    `, {"fragmentName":"EditionTeaser"}) as unknown as TypedDocumentString<EditionTeaserFragment, unknown>;
export const PageFieldsFragmentDoc = new TypedDocumentString(`
    fragment PageFields on Page {
  __typename
  sourceId
  title
  url
  path
  locale
  publishedAt
  updatedAt
  summary
  seo {
    title
    description
    canonical
    index
  }
  breadcrumbs {
    ...LinkFields
  }
  translations {
    locale
    url
  }
  figure {
    ...FigureFields
  }
  ... on HomePage {
    standfirst
    body {
      ...BlockFields
    }
  }
  ... on SectionPage {
    standfirst
    body {
      ...BlockFields
    }
    children(first: 60) {
      nodes {
        ...PageTeaser
      }
    }
  }
  ... on ArticlePage {
    standfirst
    byline
    publishedOn
    body {
      ...BlockFields
    }
  }
  ... on ExhibitionPage {
    standfirst
    body {
      ...BlockFields
    }
    startsOn
    endsOn
    state
    venue
    hang {
      key
      caption
      label
      labelBy
      votes
      work {
        ...WorkCard
        dimensions
        heightMm
        widthMm
      }
    }
    edition {
      ...EditionTeaser
      turnout
      outcome {
        provisional
        ballots
      }
    }
  }
}
    fragment LinkFields on Link {
  title
  url
}
fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
fragment PageTeaser on Page {
  __typename
  sourceId
  title
  url
  path
  summary
  publishedAt
  figure {
    ...FigureFields
  }
  ... on ArticlePage {
    byline
    publishedOn
  }
  ... on ExhibitionPage {
    startsOn
    endsOn
    state
    venue
  }
}
fragment BlockFields on Block {
  __typename
  key
  ... on HeadingBlock {
    heading
    level
  }
  ... on RichTextBlock {
    text {
      html
    }
  }
  ... on FigureBlock {
    figure {
      ...FigureFields
    }
  }
  ... on QuoteBlock {
    quote
    attribution
  }
  ... on WorksBlock {
    heading
    works {
      ...WorkCard
      materials
    }
    gone
  }
}
fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}`, {"fragmentName":"PageFields"}) as unknown as TypedDocumentString<PageFieldsFragment, unknown>;
export const TermFieldsFragmentDoc = new TypedDocumentString(`
    fragment TermFields on Term {
  text
  qualifier
}
    `, {"fragmentName":"TermFields"}) as unknown as TypedDocumentString<TermFieldsFragment, unknown>;
export const ContentDocument = new TypedDocumentString(`
    query Content($host: String!, $path: String!) {
  site(host: $host) {
    route(path: $path) {
      status
      location
      permanent
      page {
        ...PageFields
      }
    }
  }
}
    fragment PageFields on Page {
  __typename
  sourceId
  title
  url
  path
  locale
  publishedAt
  updatedAt
  summary
  seo {
    title
    description
    canonical
    index
  }
  breadcrumbs {
    ...LinkFields
  }
  translations {
    locale
    url
  }
  figure {
    ...FigureFields
  }
  ... on HomePage {
    standfirst
    body {
      ...BlockFields
    }
  }
  ... on SectionPage {
    standfirst
    body {
      ...BlockFields
    }
    children(first: 60) {
      nodes {
        ...PageTeaser
      }
    }
  }
  ... on ArticlePage {
    standfirst
    byline
    publishedOn
    body {
      ...BlockFields
    }
  }
  ... on ExhibitionPage {
    standfirst
    body {
      ...BlockFields
    }
    startsOn
    endsOn
    state
    venue
    hang {
      key
      caption
      label
      labelBy
      votes
      work {
        ...WorkCard
        dimensions
        heightMm
        widthMm
      }
    }
    edition {
      ...EditionTeaser
      turnout
      outcome {
        provisional
        ballots
      }
    }
  }
}
fragment LinkFields on Link {
  title
  url
}
fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
fragment PageTeaser on Page {
  __typename
  sourceId
  title
  url
  path
  summary
  publishedAt
  figure {
    ...FigureFields
  }
  ... on ArticlePage {
    byline
    publishedOn
  }
  ... on ExhibitionPage {
    startsOn
    endsOn
    state
    venue
  }
}
fragment BlockFields on Block {
  __typename
  key
  ... on HeadingBlock {
    heading
    level
  }
  ... on RichTextBlock {
    text {
      html
    }
  }
  ... on FigureBlock {
    figure {
      ...FigureFields
    }
  }
  ... on QuoteBlock {
    quote
    attribution
  }
  ... on WorksBlock {
    heading
    works {
      ...WorkCard
      materials
    }
    gone
  }
}
fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}`) as unknown as TypedDocumentString<ContentQuery, ContentQueryVariables>;
export const PreviewDocument = new TypedDocumentString(`
    query Preview($token: String!) {
  preview(token: $token) {
    ...PageFields
  }
}
    fragment PageFields on Page {
  __typename
  sourceId
  title
  url
  path
  locale
  publishedAt
  updatedAt
  summary
  seo {
    title
    description
    canonical
    index
  }
  breadcrumbs {
    ...LinkFields
  }
  translations {
    locale
    url
  }
  figure {
    ...FigureFields
  }
  ... on HomePage {
    standfirst
    body {
      ...BlockFields
    }
  }
  ... on SectionPage {
    standfirst
    body {
      ...BlockFields
    }
    children(first: 60) {
      nodes {
        ...PageTeaser
      }
    }
  }
  ... on ArticlePage {
    standfirst
    byline
    publishedOn
    body {
      ...BlockFields
    }
  }
  ... on ExhibitionPage {
    standfirst
    body {
      ...BlockFields
    }
    startsOn
    endsOn
    state
    venue
    hang {
      key
      caption
      label
      labelBy
      votes
      work {
        ...WorkCard
        dimensions
        heightMm
        widthMm
      }
    }
    edition {
      ...EditionTeaser
      turnout
      outcome {
        provisional
        ballots
      }
    }
  }
}
fragment LinkFields on Link {
  title
  url
}
fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
fragment PageTeaser on Page {
  __typename
  sourceId
  title
  url
  path
  summary
  publishedAt
  figure {
    ...FigureFields
  }
  ... on ArticlePage {
    byline
    publishedOn
  }
  ... on ExhibitionPage {
    startsOn
    endsOn
    state
    venue
  }
}
fragment BlockFields on Block {
  __typename
  key
  ... on HeadingBlock {
    heading
    level
  }
  ... on RichTextBlock {
    text {
      html
    }
  }
  ... on FigureBlock {
    figure {
      ...FigureFields
    }
  }
  ... on QuoteBlock {
    quote
    attribution
  }
  ... on WorksBlock {
    heading
    works {
      ...WorkCard
      materials
    }
    gone
  }
}
fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}`) as unknown as TypedDocumentString<PreviewQuery, PreviewQueryVariables>;
export const FeedDocument = new TypedDocumentString(`
    query Feed($host: String!, $locale: Locale!) {
  site(host: $host) {
    articles(locale: $locale, first: 30) {
      nodes {
        __typename
        sourceId
        title
        url
        summary
        publishedAt
        updatedAt
        ... on ArticlePage {
          byline
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FeedQuery, FeedQueryVariables>;
export const SitemapDocument = new TypedDocumentString(`
    query Sitemap($host: String!, $after: String) {
  site(host: $host) {
    sitemap(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        url
        updatedAt
        alternates {
          locale
          url
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SitemapQuery, SitemapQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home($host: String!, $locale: Locale!, $national: Boolean!) {
  site(host: $host) {
    articles(locale: $locale, first: 4) {
      totalCount
      nodes {
        ...PageTeaser
      }
    }
    exhibitions(locale: $locale, first: 4) {
      totalCount
      nodes {
        ...PageTeaser
      }
    }
    editions {
      ...EditionTeaser
      candidates(first: 1) {
        nodes {
          caption
          work {
            ...WorkCard
          }
        }
      }
    }
    works(first: 4, filter: {hasImage: true}) {
      nodes {
        ...WorkCard
      }
    }
    monuments @include(if: $national) {
      name
      url
      theme
      commune
      departement
    }
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment FigureFields on Figure {
  alt
  decorative
  caption
  image {
    ...PictureFields
  }
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
fragment PageTeaser on Page {
  __typename
  sourceId
  title
  url
  path
  summary
  publishedAt
  figure {
    ...FigureFields
  }
  ... on ArticlePage {
    byline
    publishedOn
  }
  ... on ExhibitionPage {
    startsOn
    endsOn
    state
    venue
  }
}
fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ShellDocument = new TypedDocumentString(`
    query Shell($host: String!) {
  site(host: $host) {
    slug
    kind
    name
    host
    url
    theme
    timeZone
    locales
    defaultLocale
    demonstration
    clubUrl
    monument {
      officialName
      commune
      departement
      region
    }
    network {
      title
      url
    }
    menuFr: menu(locale: FR) {
      title
      url
      path
    }
    menuEn: menu(locale: EN) {
      title
      url
      path
    }
    works(first: 1) {
      nodes {
        uuid
      }
    }
    editions {
      title
      url
      state
      takesVotes
    }
  }
}
    `) as unknown as TypedDocumentString<ShellQuery, ShellQueryVariables>;
export const WorksDocument = new TypedDocumentString(`
    query Works($host: String!, $filter: WorkFilter, $order: WorkOrder!, $first: Int, $after: String, $last: Int, $before: String, $maker: ID!, $byMaker: Boolean!) {
  site(host: $host) {
    maker(uuid: $maker) @include(if: $byMaker) {
      uuid
      name
    }
    museums {
      uuid
      name
      town
    }
    works(
      filter: $filter
      order: $order
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      countUpTo(most: 1000)
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...WorkCard
      }
    }
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}`) as unknown as TypedDocumentString<WorksQuery, WorksQueryVariables>;
export const WorkDetailDocument = new TypedDocumentString(`
    query WorkDetail($host: String!, $uuid: ID!) {
  site(host: $host) {
    work(uuid: $uuid) {
      ...WorkCard
      title
      titleKind
      notice
      dateEarliest
      dateLatest
      dateCirca
      materials
      dimensions
      objectTypes {
        ...TermFields
      }
      materialsList {
        ...TermFields
      }
      subjects {
        ...TermFields
      }
      domains {
        ...TermFields
      }
      uses {
        ...TermFields
      }
      measures {
        kind
        label
        value
        unit
        mm
        part
      }
      description
      inscriptions
      acquisition
      provenance
      creditLine
      bibliography
      exhibitions
      attribution
      changedAt
      room
      makers {
        name
        nameAsGiven
        roleCode
        craft
        doubtful
        authority {
          uuid
          dates
          known
        }
      }
      museum {
        uuid
        name
        town
        museofile
      }
      accessionNumbers {
        number
        label
      }
      recordRight {
        ...RightFields
      }
      images {
        alt
        decorative
        caption
        image {
          ...PictureFields
          large: rendition(preset: LARGE) {
            url
            width
            height
          }
        }
      }
    }
    workTombstone(uuid: $uuid) {
      label
      museum
      state
      leftAt
      reason
      path
    }
    editions {
      ...EditionTeaser
    }
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment TermFields on Term {
  text
  qualifier
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}
fragment EditionTeaser on Edition {
  slug
  title
  standfirst
  url
  siteName
  state
  opensAt
  closesAt
  takesVotes
  candidateCount
}`) as unknown as TypedDocumentString<WorkDetailQuery, WorkDetailQueryVariables>;
export const NeighboursDocument = new TypedDocumentString(`
    query Neighbours($host: String!, $museum: ID!) {
  site(host: $host) {
    works(filter: {museum: $museum, hasImage: true}, first: 5) {
      countUpTo(most: 1000)
      nodes {
        ...WorkCard
      }
    }
  }
}
    fragment RightFields on Right {
  code
  uri
  label
}
fragment PictureFields on Image {
  width
  height
  credit
  holder
  right {
    ...RightFields
  }
  rendition(preset: MEDIUM) {
    url
    width
    height
  }
  srcset(upTo: LARGE)
}
fragment WorkCard on Work {
  uuid
  label
  path
  url
  makersText
  dateText
  objectType
  locationState
  image {
    alt
    decorative
    caption
    image {
      ...PictureFields
    }
  }
}`) as unknown as TypedDocumentString<NeighboursQuery, NeighboursQueryVariables>;