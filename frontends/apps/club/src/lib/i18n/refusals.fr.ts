import type { Refusals } from '#lib/refusals.ts';
import { frNumber } from './numbers.ts';

/** What each refusal of the API is called: beside its field, and in the summary on top. */
export const frRefusals: Refusals = {
  // Casting
  too_few: ({ min }) => `Choisissez au moins ${frNumber(min, 'f')} œuvre${min > 1 ? 's' : ''}`,
  too_many: ({ max }) => `Choisissez ${frNumber(max, 'f')} œuvre${max > 1 ? 's' : ''} au plus`,
  twice: () => 'Une œuvre est deux fois parmi vos choix',
  not_a_candidate: () => "Une de ces œuvres n'est pas candidate de cette édition",
  withdrawn: () => 'Une de vos œuvres a été retirée du vote : choisissez-en une autre',
  bad_key: () => 'Ce formulaire est abîmé : relisez vos choix, puis envoyez de nouveau',
  key_reused: () =>
    "Ce formulaire a déjà servi, pour d'autres choix ou pour une autre personne. Rien n'a changé : le premier vote reste.",
  not_eligible: () => 'Cette édition ne reçoit pas de vote de cette façon',
  address_missing: () => 'Écrivez votre adresse e-mail',
  bad_address: () => "L'adresse e-mail est incomplète : regardez ce qui entoure « @ »",
  not_open: () => "Le vote n'est pas encore ouvert",
  closed: () => "Le vote est clos : plus aucun vote n'est reçu",
  paused: () => "Le vote est suspendu : le motif est sur la page de l'édition",
  key_missing: () =>
    "La panne est chez nous : aucun vote ne peut être traité pour l'instant. Réessayez plus tard.",
  unknown_edition: () => "Cette édition n'existe pas, ou n'existe plus",
  // Confirming and cancelling
  bad_token: () =>
    'Ce lien ne vaut pas, ou ne vaut plus. Prenez le message le plus récent, ou votez de nouveau.',
  expired: () => 'Il est trop tard : les votes de cette édition ne peuvent plus être confirmés',
  replaced: () => 'Un vote plus récent a pris la place de celui-ci : prenez le message le plus récent',
  cancelled: () => 'Ce vote a été annulé : il ne peut plus être confirmé',
  already_confirmed: () => "Ce vote est déjà confirmé : il n'attend plus, et ne s'annule plus ici",
  wrong_code: () => 'Ce ne sont pas les six chiffres du message de ce vote',
  too_many_tries: () => 'Cinq essais ont échoué : ouvrez le lien du message, son bouton confirme aussi',
  // Signing in
  bad_link: () => "Ce lien ne vaut pas, ou ne vaut plus. Demandez-en un nouveau : rien d'autre n'est perdu.",
  bad_code: () =>
    'Ce ne sont pas les six chiffres du dernier message. Regardez encore, ou demandez un nouveau message.',
};
