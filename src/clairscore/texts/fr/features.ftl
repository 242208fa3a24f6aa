step-features-table = Calcul des variables : { $table }
step-features-write = Jointure et écriture du jeu de données

note-features-undescribed = { $feature } : { $values } sans description dans le dictionnaire ; montré tel quel.
note-features-table-absent = { $count ->
    [one] Une variable a besoin
   *[other] { $count } variables ont besoin
 } de la table { $table }, absente, et { $count ->
    [one] est laissée
   *[other] sont laissées
 } de côté.
note-features-columns-absent = { $count ->
    [one] Une variable laissée
   *[other] { $count } variables laissées
 } de côté, faute de certaines colonnes de la table { $table } : { $features }.
