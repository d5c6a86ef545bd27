import { thousands } from '@cimaise/ui';
import { frNumber, plural } from './numbers.ts';
import { frCasting } from './casting.fr.ts';
import { frRefusals } from './refusals.fr.ts';
import { frStates } from './states.fr.ts';
import { typesetAll } from './typeset.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const works = (count: number): string => `${frNumber(count, 'f')} œuvre${count > 1 ? 's' : ''}`;

/** Every word of the club. Plain apostrophes and blanks: `typesetAll` sets them as French prints them. */
const words = {
  club: 'La Chambre des visiteurs',
  skip: 'Aller au contenu',
  sections: 'Rubriques',
  otherLanguage: 'English',
  erroneous: (title: string) => `Erreur : ${title}`,
  ...frStates,
  refusals: frRefusals,

  nav: {
    vote: 'Voter',
    edition: 'Édition',
    editions: 'Éditions',
    tray: 'Accrochage',
    results: 'Résultat',
    verify: 'Vérifier',
    signIn: 'Connexion',
    account: 'Compte',
  },

  editions: {
    title: 'La Chambre des visiteurs',
    lead: 'Des œuvres dorment en réserve. Vous choisissez celles qui seront accrochées.',
    now: 'On vote en ce moment',
    others: 'Les autres éditions',
    none: "Aucune édition pour l'instant",
    noneText: 'Quand des œuvres attendront vos voix, elles seront accrochées ici.',
    see: "Voir l'édition",
  },

  edition: {
    choose: (max: number) => (max > 1 ? `Choisir mes ${frNumber(max)} œuvres` : 'Choisir une œuvre'),
    resume: (count: number) => (count > 1 ? `Reprendre mes ${count} choix` : 'Reprendre mon choix'),
    seeCandidates: 'Voir les candidates',
    seeResults: 'Voir le résultat',
    seeProvisional: 'Voir le résultat provisoire',
    seeExhibition: "Voir l'exposition",
    verify: 'Vérifier un code',
    stakes: (candidates: number, max: number, seats: number) =>
      `${capital(frNumber(candidates, 'f'))} ${candidates > 1 ? 'œuvres dorment' : 'œuvre dort'} en réserve. ` +
      `Choisissez-en ${frNumber(max, 'f')}${max > 1 ? ' au plus' : ''}. ` +
      (seats > 1 ? `Les ${frNumber(seats)} premières seront accrochées.` : 'La première sera accrochée.'),
    closesAt: (hour: string) => `Le vote ferme à ${hour}.`,
    closed: 'Le vote est clos.',
    opensAt: (hour: string) => `Le vote ouvre à ${hour}.`,
    confirmUntil: "Les votes déposés à temps se confirment jusqu'au",
    once: 'Un vote par personne.',
    daily: 'Un vote par jour et par personne.',
    membersOnly: 'Réservé aux membres du club.',
    reason: 'Motif :',
    turnout: (count: number) =>
      count > 0 ? `Plus de ${thousands(count, 'fr')} votes reçus.` : 'Moins de dix votes reçus.',
    three: 'Trois gestes',
    step1: 'Choisissez.',
    step1Text: (min: number, max: number) =>
      `${capital(min === max ? works(max) : `de ${frNumber(min, 'f')} à ${works(max)}`)}. ` +
      "L'ordre de la liste est tiré au sort pour chacun : aucune n'est avantagée.",
    step2: 'Confirmez.',
    step2SignIn: 'Connectez-vous.',
    step2Text: 'Un lien dans votre boîte e-mail. Pas de mot de passe.',
    step2Member: 'Les membres connectés votent sans confirmation.',
    step3: 'Vérifiez.',
    step3Text: 'Un code dit si votre vote est compté, sans dire pour qui.',
    hiddenUntilCertified: "Les résultats restent cachés jusqu'à la certification, à l'équipe du musée aussi.",
    hiddenUntilTallied: "Les résultats restent cachés jusqu'au dépouillement, à l'équipe du musée aussi.",
    frozen: 'Ce qui est gelé',
    frozenText:
      "À l'ouverture, les règles, la liste des candidates et les dates ont été scellées par une empreinte : rien ne peut en changer sans que cela se voie.",
    fingerprint: "Empreinte de l'ouverture",
    commitment: 'Engagement du tirage au sort',
    amendments: 'Ce qui a changé depuis',
    amendmentKinds: {
      extended: 'Vote prolongé',
      paused: 'Vote suspendu',
      resumed: 'Vote repris',
      reopened: 'Vote rouvert',
      withdrawn: 'Candidate retirée',
      unavailable: 'Œuvre indisponible',
    } as Record<string, string>,
  },

  rules: {
    title: 'Le règlement',
    methods: {
      approval: 'Chaque œuvre choisie reçoit une voix.',
      score: 'Chaque œuvre reçoit une note.',
      ranked: 'Les œuvres sont classées par ordre de préférence.',
      proportional: 'Chaque œuvre choisie reçoit une voix ; les places sont réparties en proportion.',
    } as Record<string, string>,
    choices: 'Choix',
    choose: (min: number, max: number) =>
      `${capital(min === max ? works(max) : `de ${frNumber(min, 'f')} à ${works(max)}`)}`,
    orBlank: ', ou un vote blanc',
    seats: 'Accrochées',
    seated: (seats: number) => (seats > 1 ? `Les ${frNumber(seats)} premières` : 'La première'),
    voters: 'Qui vote',
    anyone: 'Toute personne qui confirme une adresse e-mail.',
    anyoneAndMembers: 'Toute personne qui confirme une adresse e-mail, et les membres du club.',
    membersOnly: 'Les membres du club.',
    dates: 'Dates',
    from: 'Du',
    to: 'au',
    confirmations: 'Confirmations',
    until: "Jusqu'au",
    results: 'Résultat',
    atTally: "Montré au dépouillement, provisoire jusqu'à la certification.",
    atCertification: 'Montré une fois certifié par deux personnes.',
  },

  candidates: {
    title: (count: number) => `${capital(frNumber(count, 'f'))} candidate${count > 1 ? 's' : ''}`,
    drawn: 'Dans un ordre tiré au sort pour vous.',
    inOrder: "Dans l'ordre des numéros d'inventaire.",
    notOpen: 'On peut les regarder. On ne peut pas choisir pour le moment.',
    choose: 'Choisir',
    chosen: 'Choisie',
    remove: 'la retirer de mes choix',
    withdrawn: 'Retirée du vote',
    absent: 'Pas encore photographiée',
    pages: 'Pages des candidates',
    previous: 'Page précédente',
    next: 'Page suivante',
    none: "Ici, rien n'est accroché.",
    noneText: 'La liste des candidates sera accrochée avant le vote.',
    full: (max: number) => `Votre accrochage est complet : ${max} sur ${max}`,
    fullHow: 'Retirez une œuvre pour en choisir une autre.',
    gone: "Cette œuvre n'est plus candidate",
  },

  candidate: {
    choose: 'Choisir cette œuvre',
    remove: 'La retirer de mes choix',
    isChosen: 'Vous avez choisi cette œuvre.',
    left: (left: number, max: number) =>
      left > 0 ? `Il vous reste ${left} choix sur ${max}.` : `Vos ${max} choix sont faits.`,
    storage: 'Conservée en réserve',
    record: 'La notice complète',
    recordGone: "La notice n'est plus publique. Le nom est celui de l'ouverture du vote.",
    kept: 'Conservée par',
    pages: 'Candidates voisines',
    previous: 'Candidate précédente',
    next: 'Candidate suivante',
    back: 'Toutes les candidates',
  },

  tray: {
    title: 'Mon accrochage',
    count: (count: number, max: number) =>
      `${count === 0 ? 'Aucune œuvre' : capital(works(count))} sur ${frNumber(max, 'f')}.`,
    yours: 'Vous seul voyez ce mur.',
    label: (count: number, max: number) => `Votre choix : ${plural(count, 'œuvre', 'œuvres')} sur ${max}`,
    short: (count: number, max: number) => `${count} sur ${max}`,
    hang: 'Accrocher une œuvre',
    hook: 'Crochet libre',
    remove: 'Retirer',
    removed: 'est retirée de vos choix.',
    hangBack: 'La raccrocher',
    review: "Revoir avant d'envoyer",
    reviewCount: (count: number) =>
      count > 1 ? `Revoir mes ${count} choix` : count === 1 ? 'Revoir mon choix' : 'Voir mon accrochage',
    none: 'Voter blanc',
    noneHow:
      'Aucune de ces œuvres ne vous convient ? Le vote blanc compte dans la participation, pour aucune.',
    carryOn: 'Continuer à choisir',
    start: 'Voir les candidates',
    kept: "Gardé sur cet appareil jusqu'à la fin du vote. Rien n'est encore envoyé.",
    cast: "Ce sont les choix de votre dernier vote. Ils s'effacent quand vous fermez le navigateur.",
    atLeast: (min: number) => `Il en faut au moins ${frNumber(min, 'f')} pour voter.`,
    notOpen: "Rien ne peut être envoyé pour l'instant.",
  },

  ...frCasting,

  results: {
    title: (count: number) => (count > 1 ? `${capital(works(count))} vont sortir` : 'Une œuvre va sortir'),
    provisional: (count: number) => `Résultat provisoire : ${works(count)} en tête`,
    certified: 'Certifié.',
    provisionalText:
      "Compté, pas encore certifié : ce résultat peut changer jusqu'à la signature de deux personnes.",
    totals: (ballots: number, votes: number) =>
      `${plural(ballots, 'vote', 'votes')}, ${thousands(votes, 'fr')}\u00a0voix.`,
    ballotsOnly: (ballots: number) =>
      `${plural(ballots, 'vote', 'votes')} : trop peu pour dire les voix de chaque œuvre sans trahir personne.`,
    votes: (count: number) => `${thousands(count, 'fr')}\u00a0voix`,
    place: (place: number) => `Rang ${place} : `,
    lot: 'départagée par le sort',
    above: 'Accrochées',
    below: 'En réserve',
    cutAbove: 'Au-dessus de la cimaise, accrochées.',
    cutBelow: 'Au-dessous, elles attendront.',
    more: (from: number, to: number) => `Voir les rangs ${from} à ${to}`,
    recount: 'Ce qui est scellé',
    recountText:
      'Deux personnes ont signé la même empreinte du résultat. La clé qui liait les bulletins aux personnes a été détruite.',
    recountProvisional:
      'Deux personnes doivent signer cette même empreinte pour que le résultat soit certifié.',
    fingerprint: 'Empreinte du résultat',
    exhibition: "Voir l'exposition",
    verify: 'Vérifier mon code',
    hiddenTitle: 'Le résultat reste caché',
    back: "Retour à l'édition",
  },

  signIn: {
    title: 'Se connecter',
    lead: 'Un lien et six chiffres, envoyés par e-mail. Pas de mot de passe.',
    email: 'Adresse e-mail',
    emailHelp: 'Celle de votre inscription au club. Une première connexion vaut inscription.',
    send: 'Recevoir un lien',
    sentTitle: 'Un lien vous attend dans votre boîte',
    sentTo: 'Nous avons écrit à',
    sentText: 'Ouvrez le lien, puis touchez « Me connecter ». Ou tapez ici les six chiffres du message.',
    digits: 'Les six chiffres du message',
    digitsHelp: 'Dans ce navigateur seulement. Cinq essais.',
    button: 'Me connecter',
    otherAddress: 'Prendre une autre adresse',
    linkTitle: 'Se connecter au club ?',
    linkText: "Ouvrir cette page n'a rien changé. Le bouton vous connecte dans ce navigateur.",
    linkMissing: 'Ce lien ne mène à rien',
    linkMissingText: 'Il est incomplet. Copiez-le en entier depuis le message, ou demandez-en un nouveau.',
    newLink: 'Demander un nouveau lien',
    problem: "La connexion n'est pas passée",
    nothingLost: "Rien n'est perdu : ce que vous avez tapé est toujours là.",
    failed: 'Le service ne répond pas : réessayez dans un instant',
    busy: "Trop d'envois en peu de temps : attendez une minute",
    account: 'Mon compte',
    address: 'Adresse',
    since: 'Membre depuis le',
    signOut: 'Me déconnecter',
    continue: 'Aller aux éditions',
    whatFor:
      'Un membre vote sans confirmer par e-mail. Rien ne relie vos choix à votre compte une fois le résultat certifié.',
  },

  errors: {
    notFoundTitle: 'Rien à cette adresse',
    notFound: "La page n'existe pas, ou n'existe plus.",
    downTitle: 'Le club ne répond pas',
    down: "Le service reviendra. Vos choix sont gardés sur cet appareil : rien n'est perdu.",
    otherTitle: "La page ne s'affiche pas",
    other: 'La panne est chez nous, et elle est notée. Vos choix sont gardés sur cet appareil.',
    foreignTitle: 'Aucun club sous ce nom',
    foreign: "Ce serveur ne répond pas à l'adresse demandée. Vérifiez le nom dans la barre d'adresse.",
    also: 'Vous pouvez aussi',
    home: 'Toutes les éditions',
  },
};

export const fr = typesetAll(words, 'fr');
export type Dictionary = typeof words;
