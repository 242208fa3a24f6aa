step-score = Calcul et explication du score de chaque client
step-population = Description de la population

error-unknown-client = Pas de client { $client } parmi les { $n_clients } de ce portefeuille. Les plus proches : { $nearest }. Vérifiez le numéro.
error-not-additive = Les contributions du modèle { $model } s’écartent de son score de { $difference } points : elles ne peuvent pas expliquer une décision. Entraînez à nouveau le modèle avec cette version de Clairscore.

fault-portfolio-empty = Le jeu de données n’a aucun client.
fault-portfolio-feature-missing = Le modèle lit { $feature } ({ $label }), absente du jeu de données. Noms proches : { $close }.
fault-portfolio-kind = { $feature } est de nature { $found } dans le jeu de données ; le modèle a été entraîné sur la nature { $expected }.
fault-portfolio-unit = { $feature } est en { $found } dans le jeu de données ; le modèle a été entraîné en { $expected }.
fault-portfolio-categories = Les catégories de { $feature } diffèrent. Nouvelles, inconnues du modèle : { $added }. Connues du modèle, absentes ici : { $absent }. Préparez le jeu de données avec le dictionary.toml du modèle.
fault-portfolio-categories-order = Les catégories de { $feature } sont dans un autre ordre : { $found } ; le modèle a été entraîné avec { $expected }. Préparez le jeu de données avec le dictionary.toml du modèle.

client-heading = Client { $client }
client-heading-score = Score de risque
client-heading-points = Comment se forme le score
client-heading-raised = Ce qui a augmenté le risque
client-heading-reasons = Principaux motifs du refus
client-heading-lowered = Ce qui a réduit le risque
client-heading-standing = Par rapport aux autres clients
client-heading-facts = L’essentiel
client-column-theme = Thème
client-column-points = Points
client-row-base = Point de départ
client-row-to-scale = Ramené à l’échelle
client-row-score = Score

client-synthetic = Données fictives : ce client n’existe pas.
client-decision-accepted = La demande est acceptée : le score de risque, { $score } sur 100, est sous la limite de { $limit }.
client-decision-refused = La demande est refusée : le score de risque, { $score } sur 100, atteint ou dépasse la limite de { $limit }.
client-model-decision = Ce que dit le modèle : « { $decision } »
in-force-accepted = { $by ->
    [review] Acceptée au réexamen par { $person } le { $day } ({ $model }).
   *[person] Acceptée par { $person } le { $day } ({ $model }).
 }
in-force-refused = { $by ->
    [review] Refusée au réexamen par { $person } le { $day } ({ $model }).
   *[person] Refusée par { $person } le { $day } ({ $model }).
 }
in-force-model-agreed = comme le modèle le proposait
in-force-model-accepted = le modèle proposait : acceptée
in-force-model-refused = le modèle proposait : refusée
client-distance-below = { $n } { $n ->
    [one] point
   *[other] points
 } sous la limite
client-distance-above = { $n } { $n ->
    [one] point
   *[other] points
 } au-dessus de la limite
client-distance-just-below = juste sous la limite
client-distance-just-above = juste à la limite
client-level-low = risque faible
client-level-moderate = risque modéré
client-level-high = risque élevé
client-level-very_high = risque très élevé
client-frequency = Dans cette situation, difficultés à rembourser : { $frequency }.
client-pd = Probabilité de défaut calibrée : { $pd }.
client-reliability = Vérifié sur { $tested } clients au score voisin, mis de côté pour cela : difficultés à rembourser pour { $defaults }, soit { $rate } ({ $interval } compte tenu du hasard) ; le modèle en attendait { $expected }.
client-base = Tout score part de { $base }, là où se trouve un client dont on ne sait encore rien ; chaque thème ajoute ou retire ensuite des points.
client-base-above = Tout score part de { $base }, là où se trouve un client dont on ne sait encore rien. C’est au-dessus de la limite : une demande n’est acceptée que si l’ensemble des thèmes retire assez de points.
client-to-scale = La somme des points, { $sum }, sort de l’échelle de 0 à 100. Elle est ramenée à { $score } ; ni la décision ni le risque estimé n’en sont changés.
client-theme-raises = { $theme } : cela augmente le risque estimé de { $points } { $n ->
    [one] point
   *[other] points
 }.
client-theme-lowers = { $theme } : cela réduit le risque estimé de { $points } { $n ->
    [one] point
   *[other] points
 }.
client-theme-neutral = { $theme } : cela laisse le risque estimé tel quel.
client-detail = { $label } : { $value }.
client-detail-missing = { $label } : { $value }, et cette absence compte.
client-usual-between = Chez les clients acceptés, le plus souvent de { $low } à { $high }.
client-usual-one = Chez les clients acceptés, le plus souvent { $low }.
client-usual-yes = Chez les clients acceptés, oui pour { $share }.
client-usual-commonest = Chez les clients acceptés, le plus souvent : { $values }.
client-usual-share = { $value } ({ $share })
client-standing-accepted = Sur 100 clients acceptés, { $n ->
    [0] presque aucun n’a
    [1] environ 1 a
   *[other] environ { $n } ont
 } un score plus élevé, donc un risque plus grand.
client-standing-refused = Les clients que le modèle accepte ont tous un score plus bas. Sur 100 clients, acceptés ou non, { $n ->
    [0] presque aucun n’a
    [1] environ 1 a
   *[other] environ { $n } ont
 } un score plus bas.
client-identity = Modèle { $model } du { $made_at }, données { $dataset }.
