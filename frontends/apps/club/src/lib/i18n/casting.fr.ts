import { frNumber } from './numbers.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** From the review of a ballot to its receipt. */
export const frCasting = {
  review: {
    title: "Votre vote n'est pas encore envoyé",
    yours: 'Vos choix',
    change: 'Changer',
    orderless: "L'ordre ne compte pas : chaque œuvre reçoit une voix.",
    blank: 'Aucune de ces œuvres : votre vote sera blanc.',
    email: 'Adresse e-mail',
    emailOnce: 'Elle garantit un vote par personne. Jamais affichée.',
    emailDaily: 'Elle garantit un vote par jour et par personne. Jamais affichée.',
    next: 'Nous vous écrirons pour confirmer : le vote ne compte qu’ensuite.',
    member: 'Vous votez comme membre, avec',
    memberNext: 'Votre vote compte dès son envoi, sans confirmation.',
    couldSignIn: 'Membre du club ?',
    membersOnly:
      'Cette édition est réservée aux membres du club. Connectez-vous pour voter : vos choix vous attendent ici.',
    signIn: 'Me connecter',
    cast: 'Envoyer mon vote',
    replace: 'Remplacer mon vote',
    back: 'Revenir aux candidates',
    laterDaily: "Jusqu'à la clôture, un nouveau vote du même jour prend sa place.",
    laterOnce: "Jusqu'à la clôture, un nouveau vote prend sa place.",
    replacing:
      "Un vote a déjà été envoyé depuis ce navigateur. S'il vient de la même personne, celui-ci le remplace, une fois confirmé.",
    replacingMember: 'Vous avez déjà voté depuis ce navigateur : ce vote remplace le précédent.',
    changedTitle: 'Vos choix ont changé',
    changed:
      "Ils ont été modifiés ailleurs depuis cette relecture : les voici tels qu'ils sont. Rien n'a été envoyé.",
    problems: (count: number) =>
      count > 1 ? `${capital(frNumber(count, 'f'))} réponses à revoir` : 'Une réponse à revoir',
    nothingLost: "Rien n'est perdu : vos choix sont toujours là.",
    withdrawn: 'Une de vos œuvres a été retirée du vote. Retirez-la de vos choix pour continuer.',
    notOpen: 'Le vote ne reçoit rien pour le moment',
  },

  uncertain: {
    unknown: {
      title: 'Nous ne savons pas si votre vote est arrivé',
      text: "La réponse s'est perdue en route. Votre vote a pu être reçu, ou pas. Réessayez sans crainte : c'est le même envoi, il ne compte qu'une fois.",
    },
    unsent: {
      title: "Votre vote n'est pas parti",
      text: "Le service ne répond pas. Rien n'a été envoyé, et vos choix sont toujours là.",
    },
    busy: {
      title: "Votre vote n'est pas parti",
      text: "Trop d'envois arrivent en ce moment. Rien n'a été reçu : attendez une minute, puis réessayez.",
    },
    button: 'Réessayer',
  },

  pending: {
    title: 'Un lien vous attend dans votre boîte',
    state: 'Vote en attente de confirmation',
    notYet: 'Il ne compte pas encore.',
    before: 'Confirmez avant le',
    wroteTo: 'Nous avons écrit à',
    open: 'Ouvrez le lien, puis touchez « Confirmer mon vote ». Ouvrir le lien ne change rien : seul ce bouton confirme.',
    words: 'Deux mots à retrouver dans le message :',
    different: "Ce ne sont pas les mêmes ? Ce message n'est pas celui de votre vote : ne confirmez pas.",
    digits: 'Ou les six chiffres du message',
    digitsHelp: 'Dans ce navigateur seulement. Cinq essais.',
    digitsWrong: 'Six chiffres sont attendus',
    otherBrowser: 'Pour les six chiffres, revenez dans le navigateur où vous avez voté.',
    confirm: 'Confirmer mon vote',
    nothing: 'Rien reçu ? Regardez dans les indésirables.',
    again: 'Corriger mon adresse, ou envoyer de nouveau',
    problem: "La confirmation n'est pas passée",
    nothingLost: "Rien n'est perdu : votre vote attend toujours.",
    unsure:
      'Nous ne savons pas si la confirmation est arrivée. Réessayez : confirmer deux fois ne change rien.',
  },

  confirm: {
    title: 'Confirmer mon vote ?',
    lead: (edition: string) => `Un vote attend votre confirmation pour « ${edition} ».`,
    words: 'Retrouvez ces deux mots sur la page où vous avez voté :',
    before: 'Vous pouvez confirmer avant le',
    nothingYet: "Ouvrir cette page n'a rien changé. Le bouton confirme, et lui seul.",
    button: 'Confirmer mon vote',
    notMe: "Ce n'était pas moi",
    already: 'Ce vote est déjà confirmé',
    alreadyText: "Il n'y a plus rien à faire.",
    unknown: 'Ce lien ne mène à rien',
    unknownText:
      'Il est incomplet, ou il ne vaut plus. Copiez-le en entier depuis le message, ou votez de nouveau.',
    failed: "La confirmation n'est pas passée",
    retry:
      'Nous ne savons pas si la confirmation est arrivée. Réessayez : confirmer deux fois ne change rien.',
    over: "Ce vote n'attend plus",
    cancelTitle: 'Annuler ce vote ?',
    cancelText:
      "Quelqu'un a pu taper votre adresse par erreur. Si ce vote n'est pas le vôtre, annulez-le : il ne comptera pas.",
    cancelSafe: "Un vote que vous auriez déjà confirmé n'est pas touché.",
    cancelButton: 'Annuler ce vote',
    cancelBack: "Revenir, c'était bien moi",
    cancelledTitle: 'Vote annulé',
    cancelledText: 'Il ne comptera pas. Vous pouvez fermer cette page.',
    cancelFailed: "Le vote n'a pas été annulé",
    cancelRetry:
      'Nous ne savons pas si la demande est arrivée. Réessayez : annuler deux fois ne change rien.',
  },

  receipt: {
    code: 'Votre code de vérification',
    edition: 'Édition',
    state: 'État',
    photograph: 'Photographiez ce code : il dit si votre vote est compté, sans dire pour qui.',
    already: 'Ce vote était déjà confirmé : il reste compté une fois.',
    unread: "L'état du vote ne peut pas être lu pour l'instant. Le code, lui, reste valable.",
    unreadTitle: 'Votre reçu',
    confirmNow: 'Confirmer mon vote',
    changeMind: "Changer d'avis.",
    changeDaily: "Votez de nouveau aujourd'hui : le nouveau vote prend sa place. Demain, il s'y ajoute.",
    changeOnce: 'Votez de nouveau avant la clôture : le nouveau vote prend sa place.',
    replace: 'Remplacer mon vote',
    voteAgain: 'Voter de nouveau',
    says: 'Ce que dit le code',
    never: "Ce qu'il ne dit jamais.",
    neverText: 'Ce que vous avez choisi.',
    keepText:
      "Pour vous en souvenir, gardez vos choix dans un fichier : il s'écrit sur cet appareil, nous n'en gardons rien.",
    keep: 'Garder mes choix sur cet appareil',
    forget: 'Effacer mes choix de ce navigateur',
    forgotten: "Vos choix sont effacés de ce navigateur. Votre vote reste dans l'urne.",
    verifyOther: 'Vérifier un autre code',
  },

  saved: {
    file: 'mes-choix',
    title: 'Mes choix, gardés sur cet appareil',
    code: 'Code de vérification :',
    chosen: "Ce que j'ai choisi :",
    blank: 'aucune de ces œuvres (vote blanc)',
    private: 'Ce fichier dit ce que vous avez choisi : gardez-le pour vous.',
    howTo: 'Pour montrer un jour que ce code est celui de ces choix :',
    edition: 'édition',
    key: 'clé',
    choices: 'choix',
    formula:
      'Le code est fait des 100 premiers bits de SHA-256 (cimaise.receipt.v1, saut de ligne, édition, saut de ligne, les 16 octets de la clé, choix), écrits en base 32 de Crockford.',
  },

  verify: {
    title: 'Vérifier un code',
    lead: 'Le code de vérification dit si un vote est compté. Il ne dit jamais pour qui, ni quand.',
    field: 'Code de vérification',
    help: 'Cinq groupes de quatre signes, comme sur votre reçu.',
    button: 'Vérifier',
    wrong: 'Un code compte vingt signes : il en manque, ou il y en a trop',
    problem: 'Le code est à revoir',
    nothingLost: "Rien n'est perdu : ce que vous avez tapé est toujours là.",
    held: 'Voir le reçu gardé par ce navigateur',
    failed: 'La vérification ne répond pas : réessayez dans un instant',
    busy: 'Trop de vérifications en peu de temps : attendez une minute',
  },
};
