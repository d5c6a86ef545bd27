import type { ExhibitionState, LocationState, WorkOrder } from '#lib/gql/graphql.ts';

const number = new Intl.NumberFormat('fr-FR');
const NNBSP = '\u202f';

/** Every string of the interface, in the first language of the network. */
export const fr = {
  number: (value: number): string => number.format(value),

  skip: 'Aller au contenu',
  menu: 'Menu',
  mainMenu: 'Menu principal',
  breadcrumbs: 'Vous êtes ici',
  home: 'Accueil',
  partOf: (network: string): string => `Un site de ${network}`,
  otherLanguage: 'English',
  demonstration: 'Réseau de démonstration\u00a0: horaires, prix et votes sont des exemples.',

  works: 'Œuvres',
  worksCount: (count: number): string => `${number.format(count)} œuvre${count > 1 ? 's' : ''}`,
  worksCountIn: (count: number, where: LocationState): string => {
    const many = count > 1 ? 's' : '';
    const total = `${number.format(count)} œuvre${many}`;
    return {
      IN_STORAGE: `${total} en réserve`,
      ON_VIEW: `${total} exposée${many}`,
      ON_LOAN: `${total} en prêt`,
      IN_RESTORATION: `${total} en restauration`,
      UNKNOWN: total,
      MISSING: total,
    }[where];
  },
  allWorks: 'Toutes les œuvres',
  worksHeading: 'Au mur et en réserve',
  notPhotographed: 'Pas encore photographiée',
  refine: 'Affiner',
  whereIsIt: `Où est-elle${NNBSP}?`,
  anywhere: 'Partout',
  location: {
    ON_VIEW: 'Exposée',
    IN_STORAGE: 'En réserve',
    ON_LOAN: 'En prêt',
    IN_RESTORATION: 'En restauration',
    UNKNOWN: 'Emplacement non précisé',
    MISSING: 'Non localisée',
  } satisfies Record<LocationState, string>,
  museum: 'Musée',
  everyMuseum: 'Tous les musées',
  image: 'Image',
  withPhotograph: 'Avec photographie',
  apply: 'Appliquer',
  removeFilter: 'retirer ce filtre',
  activeFilters: 'Filtres actifs',
  sortBy: 'Trier\u00a0:',
  orders: { TITLE: 'par titre', DATE: 'par date', ACCESSION: 'par inventaire' } satisfies Record<
    WorkOrder,
    string
  >,
  resultPages: 'Pages de résultats',
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  nothingHere: 'Rien sous ce nom',
  nothingHangs: 'Ici, rien n’est accroché.',
  noWorkMatches: 'Aucune œuvre ne répond à ces filtres ensemble.',
  youMayAlso: 'Vous pouvez aussi',
  removeAllFilters: 'Retirer tous les filtres',

  keptInStorage: 'Conservée en réserve',
  locationSentence: {
    ON_VIEW: 'Exposée',
    IN_STORAGE: 'Conservée en réserve',
    ON_LOAN: 'Prêtée',
    IN_RESTORATION: 'En restauration',
    UNKNOWN: 'Emplacement non précisé',
    MISSING: 'Non localisée',
  } satisfies Record<LocationState, string>,
  locationMeaning: {
    ON_VIEW: 'Vous pouvez la voir pendant votre visite.',
    IN_STORAGE:
      'Elle n’est pas visible aujourd’hui. Les réserves gardent la plus grande part des collections.',
    ON_LOAN: 'Elle est exposée ailleurs, puis reviendra.',
    IN_RESTORATION: 'Elle est entre les mains des restaurateurs, puis reviendra.',
    UNKNOWN: 'La notice ne dit pas où elle se trouve.',
    MISSING: 'Elle est recherchée.',
  } satisfies Record<LocationState, string>,
  room: (room: string): string => `Salle\u00a0: ${room}`,
  technicalSheet: 'Fiche technique',
  accession: 'Inventaire',
  maker: 'Auteur',
  date: 'Date',
  objectType: 'Désignation',
  materials: 'Technique',
  dimensions: 'Dimensions',
  subject: 'Sujet',
  acquisition: 'Acquisition',
  provenance: 'Provenance',
  keptBy: 'Conservée par',
  creditLine: 'Mention',
  recordRight: 'Droits de la notice',
  imageRight: 'Droits de l’image',
  enlarge: 'Agrandir l’image',
  otherViews: 'Autres vues',
  sameMuseum: 'Au même musée',
  citedWorks: 'Œuvres citées',
  seeWork: 'Voir l’œuvre',

  monuments: 'L’index des monuments',
  magazine: 'À lire',
  exhibitions: 'Expositions',
  readMore: 'Lire la suite',
  published: (day: string): string => `Publié le ${day}.`,
  newsroom: 'La rédaction',
  inThisSection: 'Dans cette rubrique',

  from: (day: string): string => `À partir du ${day}`,
  until: (day: string): string => `Jusqu’au ${day}`,
  fromTo: (start: string, end: string): string => `Du ${start} au ${end}`,
  exhibitionState: {
    UPCOMING: 'À venir',
    ON: 'En cours',
    PAST: 'Terminée',
  } satisfies Record<ExhibitionState, string>,
  hangRegion: 'Les œuvres, dans l’ordre de l’accrochage',
  trueScale: 'Les œuvres sont à l’échelle\u00a0: mêmes proportions entre elles que dans la salle.',
  votes: (count: number): string => (count > 1 ? 'voix' : 'voix'),
  candidates: 'œuvres candidates',
  hung: 'œuvres accrochées',
  ballots: 'votes comptés',
  recordWithdrawn: 'La notice de cette œuvre n’est plus publiée.',
  howItWasMade: 'Comment l’exposition s’est faite',
  electedBy: (edition: string): string =>
    `Ces œuvres ont été choisies par les visiteurs, pendant l’édition «\u00a0${edition}\u00a0».`,
  voteFile: 'Les résultats du vote',

  voteOpenUntil: (moment: string): string => `Vote ouvert jusqu’au ${moment}.`,
  voteOpens: (moment: string): string => `Le vote ouvre le ${moment}.`,
  voteClosed: 'Le vote est clos.',
  votePaused: 'Le vote est suspendu.',
  voteCancelled: 'Cette édition est annulée.',
  chooseWorks: 'Choisir des œuvres',
  seeEdition: 'Voir l’édition',
  editions: 'Choisissez ce qui sort des réserves',
  candidateCount: (count: number): string =>
    `${number.format(count)} œuvre${count > 1 ? 's' : ''} candidate${count > 1 ? 's' : ''}.`,
  canLeave: 'Des œuvres en réserve sont soumises au vote des visiteurs.',

  browse: 'Parcourir',
  takePart: 'Participer',
  club: 'Le club',
  follow: 'Suivre',
  feed: 'Fil des articles (Atom)',
  siteMap: 'Plan du site (XML)',
  network: 'Le réseau',

  previewBanner: 'Aperçu. Cette page n’est pas publiée dans cet état.',
  previewExpiredTitle: 'Cet aperçu a expiré',
  previewExpiredText:
    'Un aperçu ne dure que quelques minutes et n’appartient qu’à qui l’a demandé. Ouvrez-le de nouveau depuis l’administration.',

  notFoundTitle: 'Rien à cette adresse',
  notFoundText: 'L’adresse a peut-être été mal recopiée, ou la page porte un autre nom.',
  goneTitle: 'Cette page a été retirée',
  goneText: 'Elle a existé ici. Elle ne reviendra pas à cette adresse.',
  unavailableTitle: 'Le site ne répond pas',
  unavailableText: 'Nos serveurs ne répondent pas en ce moment. Réessayez dans une minute.',
  failedTitle: 'Une erreur de notre côté',
  failedText: 'Cette page n’a pas pu être préparée. L’erreur est notée. Réessayez dans un moment.',
  backHome: 'Retour à l’accueil',
  seeWorks: 'Voir les œuvres',
};

export type Messages = typeof fr;
