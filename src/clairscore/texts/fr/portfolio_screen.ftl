segment-all = toutes les valeurs
segment-below = moins de { $high }
segment-at-most = { $high } ou moins
segment-others = autres ({ $n } catégories)

portfolio-heading = Le portefeuille
portfolio-summary = Sur { $n } clients, { $accepted } sont acceptés ({ $share }) et { $refused } refusés.
portfolio-trust-none = Aucun client dont l’issue est connue n’a été tenu à l’écart de l’entraînement : on ne peut pas encore comparer ce qui est annoncé à ce qui arrive.
portfolio-trust-all = Parmi les clients tenus à l’écart de l’entraînement, les défauts annoncés se retrouvent à tous les niveaux de score : partout, l’annonce est dans l’intervalle à 95 % de ce qui a été observé.
portfolio-trust-some = Parmi les clients tenus à l’écart de l’entraînement, l’annonce est dans l’intervalle à 95 % de ce qui a été observé pour { $within } tranches de score sur { $n }. Elle s’en écarte pour ces scores : { $bands }.
portfolio-clients = Clients
portfolio-accepted = Acceptés
portfolio-refused = Refusés
portfolio-counted = { $n } ({ $share })
portfolio-mean-pd = Défauts annoncés, en moyenne
portfolio-observed = Défauts observés, clients de test
portfolio-limit = Limite d’acceptation ({ $limit })

portfolio-axis-score = Score de risque
portfolio-axis-clients = Clients
portfolio-axis-defaults = Taux de défaut
portfolio-axis-cutoff = Seuil (probabilité de défaut)
portfolio-axis-cost = Coût attendu par client
portfolio-column-from = Score, à partir de
portfolio-column-below = jusqu’à moins de
portfolio-column-score = Score
portfolio-column-clients = Clients
portfolio-column-share = Part
portfolio-column-tested = Clients de test
portfolio-column-accepted = Acceptés
portfolio-column-mean-pd = Défauts annoncés
portfolio-column-announced = Défauts annoncés
portfolio-column-observed = Défauts observés
portfolio-column-interval = Intervalle à 95 %

portfolio-scores-title = Combien de clients à chaque score
portfolio-scores-alt = Des barres, une par tranche de deux points de score, de 0 à 100 ; les scores ramenés à l’échelle sont dans la première et la dernière. Un trait vertical en tirets marque la limite d’acceptation ; les clients à sa gauche sont acceptés.
portfolio-scores-sentence = La tranche la plus fournie va de { $low } à { $high }. Les clients à gauche de la limite, { $share }, sont acceptés.
portfolio-outcomes-title = Défauts annoncés et observés selon le score, clients de test
portfolio-outcomes-alt = Vers la droite le score, vers le haut le taux de défaut. Un point par tranche de score : le taux observé, avec son intervalle à 95 %. Une ligne en tirets : ce que le modèle annonçait. Un trait vertical pointillé marque la limite d’acceptation.
portfolio-legend-announced = Annoncé par le modèle
portfolio-legend-observed = Observé, avec son intervalle à 95 %

portfolio-h-segment = Par groupe de clients
portfolio-intro-segment = Choisissez ce qui distingue les groupes ; ce qui pèse le plus dans les scores vient d’abord.
portfolio-by = Grouper par
portfolio-segment-title = Part de clients acceptés : { $feature }
portfolio-segment-alt = Une barre par groupe, pleine largeur si tous sont acceptés ; à droite, cette part et le nombre de clients.
portfolio-segment-accepted = { $share } de { $n }
portfolio-segment-spread = La part acceptée va de { $low } ({ $lowest }) à { $high } ({ $highest }).
portfolio-segment-one = Tous les clients sont dans un seul groupe ({ $highest }) ; { $high } sont acceptés.
portfolio-segment-defaults-title = Taux de défaut observé (et annoncé) : { $feature }, clients de test
portfolio-segment-defaults-alt = Une ligne par groupe : un point au taux de défaut observé, avec son intervalle à 95 %. Un trait pointillé marque le taux de tous les clients de test. À droite, ce taux et, entre parenthèses, celui qui était annoncé.
portfolio-segment-observed = { $observed } ({ $announced })
portfolio-segment-trusted = Dans chaque groupe, ce qui est annoncé est dans l’intervalle de ce qui a été observé. Ensemble des clients de test : { $overall }.
portfolio-segment-off = Ce qui est annoncé sort de l’intervalle de ce qui a été observé pour : { $groups }. Ensemble des clients de test : { $overall }.
portfolio-few-tested = moins de 20

portfolio-h-simulation = Et si les coûts changeaient ?
portfolio-intro-simulation = Une simulation : le modèle, son seuil et les décisions restent ce qu’ils sont. Refuser un client qui aurait remboursé compte pour 1 ; combien compte un défaut accepté ?
portfolio-ratio = Un défaut accepté coûte autant que
portfolio-ratio-words = { $ratio } bons clients refusés
portfolio-ratio-own = Le modèle a été réglé avec { $ratio }.
portfolio-simulated = Le seuil est alors une probabilité de défaut de { $cutoff } ; { $accepted } clients sont acceptés ({ $share }).
portfolio-simulated-same = Ce sont les coûts avec lesquels le modèle décide.
portfolio-simulated-more = { $n ->
    [one] Cela fait un client accepté de plus qu’avec le seuil du modèle.
   *[other] Cela fait { $change } clients acceptés de plus qu’avec le seuil du modèle.
 }
portfolio-simulated-fewer = { $n ->
    [one] Cela fait un client accepté de moins qu’avec le seuil du modèle.
   *[other] Cela fait { $change } clients acceptés de moins qu’avec le seuil du modèle.
 }
portfolio-simulated-none = Les mêmes clients sont acceptés.
portfolio-simulated-cost = Coût attendu par client, à ces coûts : { $there }, contre { $here } en gardant le seuil du modèle.
portfolio-ways = Façons de décider, si un défaut coûte { $ratio } bons clients refusés
portfolio-way-column-way = Façon de décider
portfolio-way-column-cutoff = Seuil
portfolio-way-column-accepted = Acceptés
portfolio-way-column-defaults = Défauts attendus parmi eux
portfolio-way-column-cost = Coût attendu par client
portfolio-way-simulated = Seuil simulé
portfolio-way-own = Seuil du modèle
portfolio-way-accept-all = Accepter tout le monde
portfolio-way-refuse-all = Refuser tout le monde
portfolio-no-cutoff = sans
portfolio-nobody = personne
portfolio-cost-title = Coût attendu par client selon le seuil, à ces coûts
portfolio-cost-alt = Une courbe du coût attendu (vers le haut) pour chaque seuil (vers la droite). Un trait pointillé marque le seuil du modèle ; un trait en tirets, s’il est ailleurs, le seuil simulé.
portfolio-cost-sentence = Le coût attendu est le plus bas au seuil de { $cutoff }. Attendu veut dire : calculé à partir des probabilités du modèle, pas d’issues connues.
portfolio-legend-cost = Coût attendu par client
portfolio-legend-own = Seuil du modèle
portfolio-legend-simulated = Seuil simulé

portfolio-h-list = Les clients
portfolio-intro-list = Filtrez, triez, puis ouvrez un client par son numéro.
client-list-any = Tous
client-list-decision = Décision
client-list-level = Risque
client-list-from = Score d’au moins
client-list-to = et de moins de
client-list-sort = Trier par
client-list-sort-score-descending = score décroissant
client-list-sort-score = score croissant
client-list-sort-id = numéro croissant
client-list-sort-id-descending = numéro décroissant
client-list-level-low = faible
client-list-level-moderate = modéré
client-list-level-high = élevé
client-list-level-very_high = très élevé
client-list-accepted = accepté
client-list-refused = refusé
client-list-accepted-otherwise = accepté (modèle : refusé)
client-list-refused-otherwise = refusé (modèle : accepté)
client-list-repaid = a remboursé
client-list-defaulted = a fait défaut
client-list-unknown = inconnue
client-list-column-id = Client
client-list-column-score = Score
client-list-column-level = Risque
client-list-column-decision = Décision
client-list-column-pd = Probabilité de défaut
client-list-column-outcome = Issue
client-list-caption = Clients, avec leur décision et l’issue si elle est connue
client-list-shown = { $n ->
    [one] Un client.
   *[other] { $count } clients ; ici de { $first } à { $last }.
 }
client-list-none = Aucun client ne correspond. Élargissez les scores, ou choisissez « Tous ».
client-list-pages = Pages de la liste
client-list-first = Début
client-list-previous = Précédents
client-list-next = Suivants
client-list-last = Fin
client-list-page = Page { $page } sur { $pages }
