dashboard-screen-new_application = Nouvelle demande
new-application-heading = Nouvelle demande
new-application-intro = Pour un client qui n’est pas dans le portefeuille. Rien n’est enregistré : tout disparaît quand vous fermez la page.
new-application-first = L’essentiel de la demande
new-application-client = nouveau client
new-application-send = Voir le résultat
new-application-clear = Tout effacer
new-application-result = Résultat
new-application-outside = Ce client n’est pas dans le portefeuille : le modèle l’évalue sur ce que vous avez saisi, et compte le reste comme non renseigné. Rien n’est enregistré, et rien ne lui est promis.
fault-entry-required = { $label } : à remplir pour obtenir un résultat.
fault-entry-nothing = Remplissez au moins un champ : sans rien savoir du client, il n’y a rien à évaluer.

upload-heading = Plusieurs demandes dans un fichier
upload-intro = Une table, une demande par ligne : CSV, Excel, Parquet ou JSON. Les colonnes portent les noms du modèle de fichier, ou ceux de la table des demandes de Home Credit ; une colonne « id » est reprise dans les résultats. Les valeurs s’écrivent comme dans vos propres fichiers : catégories par code ou en toutes lettres, parts avec leur signe (12,5 %) ou, si vos fichiers font ainsi, en fractions (0,125).
upload-label = Choisir un fichier de demandes
upload-hint = 10 000 demandes et 10 Mo au plus. Le fichier est lu en mémoire et n’est pas conservé.
upload-template = Modèle de fichier (CSV)
upload-download = Tous les résultats (CSV)
upload-result = Résultats du fichier
upload-faulty = Ce fichier ne peut pas être évalué
upload-done = { $name } : { $n ->
    [one] une demande évaluée
   *[other] { $n } demandes évaluées
 }, { $accepted ->
    [0] aucune acceptée
    [one] une acceptée
   *[other] { $accepted } acceptées
 }, { $refused ->
    [0] aucune refusée
    [one] une refusée
   *[other] { $refused } refusées
 }.
upload-more = Les { $shown } premières sont montrées ici ; le fichier de résultats les contient toutes, avec les motifs.
upload-computed = Colonnes recalculées à partir des autres, donc pas lues : { $features }.
upload-raw = Lu comme des colonnes brutes de la table des demandes Home Credit ({ $n ->
    [one] une colonne
   *[other] { $n } colonnes
 }). Les crédits passés n’y figurent pas : ce qui en dépend compte comme non renseigné.
upload-column-client = Demande
upload-column-decision = Décision
upload-column-score = Score de risque
upload-column-level = Niveau
error-upload-too-large = { $name } est trop grand : { $megabytes } Mo et { $rows } demandes au plus à la fois. Partagez-le en plusieurs fichiers, ou évaluez-le avec « clairscore score ».
error-upload-unreadable = { $name } n’a pu être lu ni comme un tableau CSV ni comme du JSON. Enregistrez-le en CSV, en UTF-8, avec les noms des colonnes sur la première ligne.
fault-upload-empty = Le fichier ne contient aucune demande.
fault-upload-no-feature = Aucune colonne ne porte le nom d’une variable connue. Partez du modèle de fichier.
fault-upload-repeated = Colonnes présentes plusieurs fois : { $columns }.
fault-upload-unknown-close = La colonne { $column } n’est pas connue. Vouliez-vous dire { $close } ?
fault-upload-column = Il manque la colonne { $column } ({ $label }).
fault-upload-rows = { $fault } { $n ->
    [one] Demande { $rows }.
   *[other] { $n } demandes, dont { $rows }.
 }
fault-upload-number = { $feature } : « { $found } » n’est pas un nombre.
fault-upload-choice = { $feature } : « { $found } » n’est pas une réponse connue. Réponses possibles : { $expected }.
fault-upload-required = { $feature } ({ $label }) : valeur obligatoire absente.
upload-unknown = Colonnes que le modèle ne connaît pas, laissées de côté : { $columns }.
upload-blanks = { $feature } : lu comme non renseigné : { $found }.
fault-upload-ambiguous = { $feature } : dans { $found }, le signe peut séparer des milliers ou des décimales. Écrivez le nombre sans séparateur de milliers et avec un point décimal (44000 ou 44.0).
fault-upload-unit = { $feature } : les fichiers du prêteur étaient écrits avec l’unité { $before }, celui-ci avec { $now } : les nombres ne veulent peut-être pas dire la même chose. Écrivez-les comme dans ces fichiers.
