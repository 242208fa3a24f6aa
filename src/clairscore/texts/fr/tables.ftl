step-tables-reading = Lecture et contrôle des tables

tables-text = du texte
tables-number = des nombres

fault-tables-format = Aucune table ne peut être lue ici. Donnez le dossier des tables, le zip de Kaggle, ou un fichier des demandes : CSV, Excel, Parquet, JSON…
fault-tables-twice = La table { $table } est présente plusieurs fois : { $files }. N’en gardez qu’une.
fault-tables-no-application = Pas de table des demandes : il faut application_train ou application_test, en .csv, .parquet, .xlsx…, compressé ou non. Trouvés : { $found }.
fault-tables-unreadable = { $file } est tronqué ou endommagé : { $reason }. Récupérez le fichier à nouveau.
fault-tables-no-rows = { $file } nomme ses colonnes mais n’a aucune ligne. Récupérez le fichier à nouveau, ou retirez-le.
fault-tables-no-columns = { $file } n’a aucune des colonnes attendues dans sa première ligne. Présentes : { $found }. La première ligne doit donner le nom des colonnes.
fault-tables-column-twice = { $file } a des colonnes de même nom : { $columns }. Gardez-en une de chaque.
fault-tables-column-renamed = Il manque à { $file } la colonne { $column }. Il y a { $found } : est-ce elle ? Renommez-la en { $column }.
fault-tables-columns-missing = Il manque à { $file } { $count ->
    [one] la colonne
   *[other] { $count } colonnes :
 } { $columns }. Ajoutez ce qui manque ; laissez les cellules vides là où la valeur est inconnue.
fault-tables-not-number = { $file }, colonne { $column } : { $count ->
    [one] une valeur n’est pas un nombre
   *[other] { $count } valeurs ne sont pas des nombres
 }, d’abord au rang { $row } : « { $value } ». Il faut un nombre, ou une cellule vide.
fault-tables-text-for-number = { $file }, colonne { $column } : { $count ->
    [one] une valeur n’est pas un nombre
   *[other] { $count } valeurs ne sont pas des nombres
 }, par exemple « { $value } » pour { $place }. Il faut des chiffres avec un point décimal, ou une valeur nulle.
fault-tables-type = { $file } : la colonne { $column } est de type { $found }, par exemple « { $value } » ; il faut { $expected }. Enregistrez la colonne à nouveau avec ce type.
fault-tables-not-whole = { $file }, colonne { $column } : { $count ->
    [one] un identifiant n’est pas un nombre entier
   *[other] { $count } identifiants ne sont pas des nombres entiers
 } d’au plus 9007199254740992, par exemple « { $value } ». Corrigez ces identifiants.
fault-tables-infinite = { $file }, colonne { $column } : { $count ->
    [one] une valeur est infinie
   *[other] { $count } valeurs sont infinies
 }, par exemple « { $value } » pour { $place }. Il faut des nombres finis ; laissez la cellule vide si la valeur est inconnue.
fault-tables-null-key = { $file }, colonne { $column } : { $count ->
    [one] une ligne est
   *[other] { $count } lignes sont
 } sans valeur, alors que cette colonne dit à quoi la ligne se rattache. Complétez-la, ou retirez ces lignes.
fault-tables-target = { $file }, colonne { $column } : { $count ->
    [one] une valeur n’est
   *[other] { $count } valeurs ne sont
 } ni 0 ni 1, par exemple « { $value } » pour { $place }. Il faut 1 pour un défaut, 0 pour un crédit remboursé, rien si c’est inconnu.
fault-tables-row-short = { $file } : { $count ->
    [one] une ligne a
   *[other] { $count } lignes ont
 } trop peu de champs, d’abord la ligne { $line }. Le fichier est peut-être tronqué : récupérez-le à nouveau.
fault-tables-row-long = { $file } : { $count ->
    [one] une ligne a
   *[other] { $count } lignes ont
 } trop de champs, d’abord la ligne { $line }. Mettez entre guillemets droits (") les champs qui contiennent une virgule.
fault-tables-quotes = { $file } : un guillemet droit (") ouvert à la ligne { $line } n’est pas refermé. Refermez-le ; dans un champ, un guillemet se double ("").
fault-tables-duplicate-id = { $count ->
    [one] Une ligne reprend
   *[other] { $count } lignes reprennent
 } le SK_ID_CURR d’une autre demande dans { $files }, par exemple { $examples }. Gardez une seule ligne par SK_ID_CURR.

note-tables-column-renamed = Il manque à { $file } la colonne { $column } ; { $found } n’est pas connue : est-ce elle ? Ce qui a besoin de { $column } est laissé de côté.
note-tables-columns-absent = Il manque à { $file } { $count ->
    [one] la colonne
   *[other] { $count } colonnes :
 } { $columns }. Ce qui en a besoin est laissé de côté.
note-tables-columns-unknown = { $file } a { $count ->
    [one] une colonne qui ne sert pas :
   *[other] { $count } colonnes qui ne servent pas :
 } { $columns }.
note-tables-orphans = { $table } : { $count ->
    [one] une ligne a
   *[other] { $count } lignes ont
 } un { $link } absent de la table { $parent } ; on n’en tient pas compte.
note-tables-repeated = { $table } : { $count ->
    [one] une ligne reprend
   *[other] { $count } lignes reprennent
 } la clé ({ $key }) d’une autre ; toutes servent telles quelles.
note-tables-unlinked = { $table } ne sert pas : sans la table { $parent }, rien ne rattache ses lignes à un client.
fault-tables-file = { $file } : { $fault }
note-tables-file = { $file } : { $note }
fault-tables-ambiguous = { $file }, colonne { $column } : des valeurs comme { $found } peuvent avoir des milliers ou des décimales après le signe. Écrivez-les sans séparateur de milliers et avec un point décimal.
