comparison-heading = Par rapport aux autres clients
comparison-with = Comparer avec
comparison-with-everyone = Tous
comparison-with-accepted = Acceptés
comparison-with-refused = Refusés
comparison-with-alike = Clients comparables
comparison-with-nearest = Profils les plus proches
comparison-criteria = Comparables par
comparison-feature = Ce que l’on compare
comparison-telling = Ce qui pèse le plus pour ce client
comparison-second = Croisé avec
comparison-second-none = Rien d’autre

comparison-group-everyone = Comparé aux { $n } clients du portefeuille.
comparison-group-accepted = Comparé aux { $n } clients acceptés.
comparison-group-refused = Comparé aux { $n } clients refusés.
comparison-group-alike = Comparé aux { $n } clients semblables par ce qui est choisi plus haut.
comparison-group-nearest = Comparé aux { $n } clients dont le profil est le plus proche, par ce qui compte le plus dans les scores.
comparison-too-few = Trop peu de clients pour comparer : { $n }, alors qu’il en faut au moins { $fewest }. Choisissez moins de critères ou un autre groupe.
comparison-others-everyone = tous les clients
comparison-others-accepted = les clients acceptés
comparison-others-refused = les clients refusés
comparison-others-alike = les clients comparables
comparison-others-nearest = les clients aux profils les plus proches

comparison-criterion = { $label } : { $band }
comparison-other-categories = Toutes les autres
comparison-any-value = Toute valeur
comparison-below = moins de { $high }
comparison-from = { $low } ou plus
comparison-between = { $low } à { $high }
comparison-client = ce client
comparison-client-at = ce client : { $value }
comparison-this-client = { $label } (ce client)

comparison-distribution = { $label }, chez { $others }
comparison-distribution-desc = { $shape ->
    [rows] Une barre par valeur : plus elle est longue, plus de clients ont cette valeur. Celle du client est en gras.
   *[other] Des colonnes, des valeurs les plus basses aux plus hautes : plus une colonne est haute, plus de clients ont ces valeurs. Un trait vertical en tirets marque le client.
 }
comparison-share = part des clients
comparison-everyone = tous les clients
comparison-share-and-everyone = { $share } (tous : { $everyone })
comparison-among-everyone = clients
comparison-among-accepted = clients acceptés
comparison-among-refused = clients refusés
comparison-among-alike = clients comparables
comparison-among-nearest = clients aux profils les plus proches
comparison-standing = Ce client : { $value }. Sur 100 { $among }, { $lower ->
    [0] presque aucun n’a moins
    [1] environ 1 a moins
   *[other] environ { $lower } ont moins
 } et { $higher ->
    [0] presque aucun n’a plus.
    [1] environ 1 a plus.
   *[other] environ { $higher } ont plus.
 }
comparison-standing-same = Ce client : { $value }. Même valeur pour { $share } des { $among }.
comparison-standing-missing = Ce n’est pas renseigné pour ce client. De même pour { $share } des { $among }.
comparison-not-drawn = { $n ->
    [one] Un client sans valeur n’est pas dessiné.
   *[other] { $n } clients sans valeur ne sont pas dessinés.
 }

comparison-outcomes = Difficultés à rembourser selon « { $label } », chez { $others }
comparison-outcomes-desc = Pour chaque valeur, un point à la part des clients qui ont eu des difficultés à rembourser, parmi ceux dont on connaît le dénouement, avec un trait aussi long que ce que le hasard peut y changer. Un trait pointillé marque la moyenne, { $average }.
comparison-rate = difficultés à rembourser
comparison-dots = difficultés à rembourser, et ce que le hasard peut y changer
comparison-average = moyenne du groupe : { $average }
comparison-outcome = Pour « { $label } », difficultés à rembourser chez { $rate } des { $n } clients dont on connaît le dénouement ({ $interval } compte tenu du hasard).
comparison-outcome-few = Pour « { $label } », on ne connaît le dénouement { $n ->
    [0] d’aucun client
    [one] que d’un client
   *[other] que de { $n } clients
 } : trop peu pour en dire quoi que ce soit.
comparison-outcome-average = En moyenne, difficultés à rembourser chez { $average } du groupe.

comparison-two = « { $x } » et « { $y } », chez { $others }
comparison-two-desc = Une grille, une information vers la droite et l’autre vers le haut. Plus un carré est grand, plus il y a de clients ; son remplissage dit leur score moyen. Un anneau marque le client.
comparison-mean-low = score moyen sous { $high } : risque faible
comparison-mean-moderate = de { $low } à { $high } : risque modéré
comparison-mean-high = de { $low } à { $high } : risque élevé, au-delà de la limite
comparison-mean-very_high = { $low } et plus : risque très élevé
comparison-cell = Autour de ce client ({ $x } ; { $y }) : { $n ->
    [one] un client, de score { $score } ({ $level }).
   *[other] { $n } clients, de score moyen { $score } ({ $level }).
 }
comparison-cell-empty = Personne de ce groupe n’est là où se trouve ce client ({ $x } ; { $y }).
comparison-cell-missing = Ce client n’est pas marqué : « { $label } » n’est pas renseigné.
comparison-column-clients = Clients
comparison-column-share = Part
comparison-column-everyone = Part de tous les clients
comparison-column-mean-score = Score moyen
comparison-column-level = Niveau
comparison-column-values = Valeurs
comparison-column-known = Dénouement connu
comparison-column-defaults = Difficultés
comparison-column-rate = Taux
comparison-column-interval = Compte tenu du hasard
