error-costs-invalid = Les coûts { $found } ne sont pas deux nombres positifs. Écrivez le coût d’un crédit accordé à un client qui fait défaut, deux points, puis le coût d’un refus à un client qui aurait remboursé : 10:1.
error-levers-perverse = Le modèle entraîné ne respecte pas les sens du dictionnaire : { $levers } augmentent le risque, jusqu’à { $worst_points } points, là où il devrait baisser. Le modèle n’est pas écrit. C’est une faute de Clairscore, pas de vos données : signalez-la.
error-model-unfit = Ce modèle n’a rien appris : sur des clients mis de côté, son classement ne se distingue pas du hasard (son rapport le dit). Les scores et les lettres qu’il donnerait seraient de la chance. Entraînez sur plus de clients ou d’autres variables ; pour continuer malgré tout, pour voir comment cela marche, ajoutez --unfit.
error-candidate-unknown = Il n’y a pas de candidat { $found }. Vouliez-vous dire { $suggestion } ? Sont connus : { $known }.

fault-target-absent = Le jeu de données n’a pas de cible. L’entraînement demande une colonne qui vaut 1 pour un défaut et 0 pour un crédit remboursé.
fault-target-classes = La cible { $target } contient { $count ->
    [0] aucune valeur connue
    [one] la seule valeur { $found }
   *[other] les valeurs { $found }
 } ; il faut 0 (remboursé) et 1 (défaut), tous deux présents. Si une autre valeur signifie défaut, indiquez-la avec --positive en préparant le jeu de données.
fault-target-too-few = La cible { $target } compte { $defaults } défauts et { $repaid } crédits remboursés ; il en faut au moins { $expected } de chaque. Ajoutez des clients dont l’issue est connue.
fault-protected-unknown = { $feature } n’est pas une variable protégée de ce jeu de données ; sont protégées : { $known }.
fault-infinite-values = La variable { $feature } contient { $count ->
    [one] une valeur infinie
   *[other] { $count } valeurs infinies
 } ; il faut des nombres finis ou des valeurs manquantes. Une division par zéro en est souvent la cause : laissez alors la valeur vide.
fault-no-usable-input = Aucune des { $count } variables utilisables n’a deux valeurs différentes. Vérifiez le dictionnaire (input, protected) et le jeu de données.

warning-columns-empty = { $count ->
    [one] Une variable est vide
   *[other] { $count } variables sont vides
 } pour tous les clients dont l’issue est connue, sans utilité pour le modèle : { $columns }.
warning-columns-constant = { $count ->
    [one] Une variable a
   *[other] { $count } variables ont
 } la même valeur pour tous les clients dont l’issue est connue, sans utilité pour le modèle : { $columns }.
warning-few-defaults = Seulement { $defaults } défauts dont apprendre : les intervalles sont larges, et un autre échantillon pourrait conduire à un autre choix.
warning-lever = Changer { $feature } dans le sens qui devrait baisser le risque l’augmente pour { $count } des { $clients } clients essayés : d’autres entrées qui en découlent n’ont pas de sens dans le dictionnaire. Donnez-leur-en un, ou laissez-les de côté.
warning-no-better-than-dummy = Sur les plis, { $candidate } n’est pas nettement moins coûteux que la même probabilité pour tous. Ne décidez pas d’après lui.

step-training-data = Lecture et vérification du jeu de données
step-training-candidate = Réglage et mesure : { $candidate }
step-training-final = Ajustement, calibration et mesure : { $candidate }
step-training-tracking = Enregistrement des essais
