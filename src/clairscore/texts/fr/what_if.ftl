dashboard-screen-what_if = Et si ?
what-if-heading = Et si la demande changeait ?
what-if-client = Demande du client { $client }
what-if-invitation = Choisissez d’abord un client ci-dessus : vous pourrez changer sa demande et voir aussitôt ce que cela donne.
what-if-nothing = Rien, dans ces données, n’est indiqué comme pouvant être changé par le client. Pour essayer d’autres valeurs, marquez des variables « actionable = true » dans le dictionnaire des données, puis recalculez le portefeuille.
what-if-form = Changer la demande
what-if-undo = Annuler le dernier changement
what-if-reset = Revenir à la demande d’origine
what-if-back = Voir la fiche du client
what-if-was = Dans la demande : { $value }.
what-if-same = Demande d’origine, score { $score } sur 100. Changez un champ pour voir ce qui se passerait.
what-if-accepted = Avec ces changements, la demande serait acceptée : score { $score } sur 100 au lieu de { $before } ({ $difference }).
what-if-refused = Avec ces changements, la demande serait refusée : score { $score } sur 100 au lieu de { $before } ({ $difference }).
what-if-still-accepted = Avec ces changements, la demande serait acceptée et le score resterait à { $score } sur 100.
what-if-still-refused = Avec ces changements, la demande serait refusée et le score resterait à { $score } sur 100.
what-if-simulation = Ceci est une simulation : rien n’est enregistré, et rien n’est promis au client.
what-if-history = Seule la demande change. L’historique du client, ses autres crédits et sa situation restent tels qu’ils sont.
what-if-term = Mensualité et durée vont ensemble : changer l’une recalcule l’autre. Changer le montant seul garde la durée.
what-if-side-by-side = Côte à côte
what-if-row = Ce qui est comparé
what-if-before = Demande d’origine
what-if-after = Simulation
what-if-decision = Décision du modèle
what-if-decision-accepted = acceptée
what-if-decision-refused = refusée
what-if-score = Score de risque
what-if-level = Niveau
what-if-distance = Distance à la limite
what-if-frequency = Difficultés à rembourser
what-if-follows = { $n ->
    [one] Une valeur recalculée à partir de vos changements
   *[other] { $n } valeurs recalculées à partir de vos changements
 }
what-if-moves = Ce qui a fait bouger le score
what-if-moves-words = De haut en bas : le score de la demande d’origine, ce que chaque thème ajoute (barres creuses en tirets, vers la droite) ou retire (barres pleines, vers la gauche) avec les changements, puis le score simulé. Un trait vertical en tirets marque la limite d’acceptation.
what-if-moves-sentence = Score { $before } avant, { $after } après, soit { $difference } : les écarts s’additionnent exactement. Un thème peut bouger sans que ses valeurs changent, car le modèle lit les informations ensemble.
what-if-column-before = Avant
what-if-column-after = Après
what-if-column-difference = Écart

form-required = obligatoire
form-choose = Choisir
form-missing = Non renseigné
form-unit-years = ans
form-unit-months = mois
form-unit-days = jours
form-above = Plus élevé que chez tous les clients de ce portefeuille ({ $bound } au plus) : le modèle n’a rien vu de tel, le résultat est peu fiable.
form-below = Plus bas que chez tous les clients de ce portefeuille ({ $bound } au moins) : le modèle n’a rien vu de tel, le résultat est peu fiable.
fault-entry-number = « { $found } » n’est pas un nombre. Écrivez par exemple 12 500 ou 12 500,50.
fault-entry-ambiguous = « { $found } » peut se lire de deux façons. Écrivez les milliers avec une espace (12 500) et les décimales avec une virgule (12,5).
fault-entry-negative = { $label } : la valeur ne peut pas être négative.
fault-entry-zero = { $label } : la valeur doit être plus grande que 0.
fault-entry-whole = { $label } : il faut un nombre entier.
fault-entry-large = { $label } : la valeur est trop grande pour être juste. Vérifiez le nombre de zéros.
fault-entry-choice = Choisissez l’une des réponses proposées.
error-not-editable = { $features } ne peut pas être changé par le client dans sa demande. Ce qui peut l’être : { $editable }.
