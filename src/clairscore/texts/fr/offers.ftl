offers-heading = Ce qui serait accepté
offers-offers = { $n ->
    [one] Cette autre demande serait acceptée.
   *[other] Chacune de ces { $n } autres demandes serait acceptée.
 }
offers-narrow = À d’autres conditions, la demande passerait tout juste sous la limite. L’écart est trop mince pour les proposer.
offers-none = Rien, dans la demande seule, ne changerait la décision. { $tried ->
    [one] Une seule demande est possible : elle est refusée.
   *[other] { $tried } demandes ont été calculées : toutes seraient refusées.
 }
offers-no-lever = Rien n’est proposé : les données ne disent pas quel montant ou quelle durée peut changer dans la demande.
offers-unknown = Rien n’est proposé : ce qui est demandé n’est pas connu, ou rien de tel n’est prêté.
offers-accepted = Rien n’est proposé : le score conduisait à accepter la demande. Une personne a décidé autrement.
offers-not-refused = La demande est acceptée.
offers-change = { $label } : { $value } au lieu de { $before }.
offers-change-new = { $label } : { $value }.
offers-score = Score { $score } sur 100, limite { $limit }.
offers-ranges = Tous les montants jusqu’à ceux-ci, de { $step } en { $step }, seraient acceptés :
offers-range = { $terms } : jusqu’à { $amount }.
offers-range-amount = Jusqu’à { $amount }.
offers-goods-same = Le prix du bien reste le même : ce que le crédit ne paie plus est payé autrement.
offers-goods-follow = Le bien coûterait d’autant moins que le crédit est plus petit.
offers-same = Cela vaut si le reste du dossier ne change pas.
offers-person = Ce calcul ne remplace pas la décision qu’une personne a prise.
offers-remains = Il reste possible de faire réexaminer la décision par une personne, de corriger une donnée fausse, ou de faire une autre demande plus tard.
offers-own-term = Durée demandée
offers-named = { $label } { $value }
offers-term = Durée
offers-try = Essayer dans « Et si ? »
offers-map-title = Demandes acceptées, selon le montant et la durée
offers-map-desc = Une grille : le montant de gauche à droite, la durée de bas en haut. Une case pleine est une demande acceptée, une case creuse en tirets une demande acceptée de justesse, une case vide une demande refusée. Le cercle marque ce que le client demande.
offers-map-sentence = { $n ->
    [0] Aucune des { $tried } demandes essayées ne serait acceptée.
    [one] Une des { $tried } demandes essayées serait acceptée.
   *[other] { $n } des { $tried } demandes essayées seraient acceptées.
 }
offers-map-offered = Acceptée
offers-map-narrow = Acceptée de justesse, non proposée
offers-map-asked = Ce que le client demande
offers-map-between = de { $low } à { $high }
offers-map-nothing = aucune
