step-own-table-read = Lecture de { $file }
step-own-table-check = Vérification de chaque colonne
step-own-table-write = Écriture du jeu de données

own-table-done = Jeu de données de { $clients ->
    [one] { $clients } client
   *[other] { $clients } clients
 } et { $features ->
    [one] { $features } variable
   *[other] { $features } variables
 }, dont { $inputs ->
    [one] { $inputs } entrée
   *[other] { $inputs } entrées
 } du modèle.
own-table-outcomes = { $target } : { $defaults } en défaut, { $repaid } remboursés, { $unlabelled } inconnus.
own-table-header = Le nom des colonnes est lu à la ligne { $line } ; les lignes au-dessus sont ignorées.
own-table-row-id = Sans --id, les { $rows } lignes sont numérotées à partir de 1 dans la colonne « row ». Si une colonne identifie vos clients, désignez-la avec --id.
own-table-no-target = Pas de cible : le jeu de données peut être noté, mais pas servir à l’apprentissage. Désignez avec --target la colonne qui dit qui a fait défaut.
own-table-mostly-default = { NUMBER($share, style: "percent", maximumFractionDigits: 1) } des issues connues comptent comme défaut ({ $target } = { $default }). Si { $default } veut dire que le crédit a été remboursé, refaites le jeu de données avec --positive "{ $other }".
own-table-numbers = Lues comme des nombres à virgule décimale ou à milliers séparés : { $columns }.
own-table-codes = Nombres entiers pris pour des codes de catégories : { $columns }. Dites dans le dictionnaire ce que veut dire chaque valeur, ou choisissez la nature number si ce sont des quantités.
own-table-protected = Proposées comme protégées, montrées et utiles pour vérifier l’équité mais pas entrées du modèle : { $features }. Confirmez ou corrigez dans le dictionnaire.
own-table-direction-up = Le risque est tenu de monter avec : { $columns }. Confirmez ou corrigez dans le dictionnaire (direction).
own-table-direction-down = Le risque est tenu de baisser quand montent : { $columns }. Confirmez ou corrigez dans le dictionnaire (direction).
own-table-protected-one = { $feature } ({ $topic })
own-table-topic-sex = sexe
own-table-topic-age = âge
own-table-topic-family = situation de famille
own-table-topic-dependants = personnes à charge
own-table-topic-origin = origine
own-table-topic-religion = religion
own-table-topic-health = santé
own-table-topic-opinions = opinions
own-table-free-text = Écartées comme texte libre, avec trop de valeurs différentes pour une catégorie : { $columns }.
own-table-dates = Écartées comme dates : { $columns }. Pour s’en servir, faites d’une date une durée (ancienneté du compte en mois).
own-table-nested = Écartées comme listes, structures ou octets : { $columns }.
own-table-identifier = Écartées comme identifiants, différents à chaque ligne : { $columns }. Si l’une identifie vos clients, désignez-la avec --id.
own-table-almost-numbers = Écartées comme codes, avec des nombres parmi des mots : { $columns }.
own-table-stray = { $column } contient des nombres, sauf { $found }.
own-table-missing = Sans aucune valeur, gardées mais pas entrées du modèle : { $columns }.
own-table-constant = Avec la même valeur à chaque ligne, gardées mais pas entrées du modèle : { $columns }.
own-table-drafted = Le dictionnaire a été ébauché d’après le nom et les valeurs des colonnes : corrigez libellés, natures et variables protégées, puis refaites le jeu de données avec --dictionary. La marche à suivre est écrite en tête.
own-table-undescribed = Absentes du dictionnaire, écartées : { $columns }.
own-table-percent = { $feature } est un pourcentage et va jusqu’à { NUMBER($maximum, style: "percent") } : les valeurs sont des fractions (0.125 se lit 12,5 %). Divisez-les par 100, ou choisissez la nature number.
own-table-unknown-categories = { $feature } : { $count ->
    [one] { $count } ligne a une valeur absente
   *[other] { $count } lignes ont des valeurs absentes
 } du dictionnaire, comptée comme manquante : { $found }.
own-table-holds-number = des nombres
own-table-holds-text = du texte
own-table-holds-date = des dates
own-table-holds-nested = des listes, des structures ou des octets

fault-own-table-names = Des colonnes portent le même nom (majuscules et minuscules ne comptent pas) : { $columns }. Renommez-les.
fault-own-table-column = Il n’y a pas de colonne { $column } ({ $option }). Trouvées : { $found }.
fault-own-table-column-close = Il n’y a pas de colonne { $column } ({ $option }). Vouliez-vous dire { $close } ? Trouvées : { $found }.
fault-own-table-same-role = { $column } est désignée à la fois par --id et par --target. Désignez deux colonnes.
fault-own-table-role = Le dictionnaire décrit { $feature } comme une variable, mais c’est l’identifiant ou la cible. Retirez-la de [features].
fault-own-table-id-missing = { $count ->
    [one] { $count } ligne n’a
   *[other] { $count } lignes n’ont
 } pas de { $column } (lignes { $rows }). Chaque client doit avoir un identifiant.
fault-own-table-id-repeated = { $column } identifie les clients, mais { $count ->
    [one] { $count } valeur revient
   *[other] { $count } valeurs reviennent
 } plusieurs fois, dans { $rows } lignes : { $examples }. Il faut une ligne par client.
fault-own-table-id-long = { $column } identifie les clients, mais une valeur a { $longest } caractères ; il en faut { $limit } au plus.
fault-own-table-target-empty = La cible { $column } n’a de valeur dans aucune ligne. Désignez une autre colonne avec --target, ou ne donnez pas --target pour un jeu de données qui sera seulement noté.
fault-own-table-target-one = La cible { $column } n’a qu’une valeur : { $values }. Il faut des clients en défaut et des clients qui ont remboursé.
fault-own-table-target-many = La cible { $column } a { $count } valeurs différentes : { $values }. Désignez avec --positive celles qui veulent dire défaut, et avec --repaid celles qui veulent dire remboursé.
fault-own-table-target-values = La cible { $column } ne dit pas quelle valeur veut dire défaut : { $values }. Si c’est { $example }, ajoutez --positive "{ $example }".
fault-own-table-positive = La cible { $column } n’a pas de valeur { $positive } { $repaid } (--positive, --repaid) : { $values }. Si { $example } veut dire défaut, écrivez --positive "{ $example }".
fault-own-table-infinite = { $column } : { $count ->
    [one] { $count } valeur est infinie, ou trop grande
   *[other] { $count } valeurs sont infinies, ou trop grandes
 } pour un nombre de 32 bits. Laissez vides les valeurs inconnues.
fault-own-table-ambiguous = { $column } : des valeurs comme { $found } peuvent avoir des milliers ou des décimales après le signe. Écrivez-les sans séparateur de milliers et avec un point décimal.
fault-own-table-no-feature = Il ne reste aucune colonne pour décrire les clients : hors identifiant et cible, il n’y a que du texte libre, des dates ou des identifiants.
fault-own-table-kind = Le dictionnaire dit que { $feature } est de nature { $kind }, mais la colonne contient { $holds } : { $found }. Corrigez la nature, ou les valeurs.
fault-own-table-categories = { $feature } a plus de { $limit } valeurs différentes ({ $count }) : c’est trop pour une catégorie. Retirez-la du dictionnaire, ou regroupez ses valeurs.
fault-own-table-unknown = { $feature } : le dictionnaire ne cite aucune des valeurs de la colonne ({ $found }) ; il cite { $expected }. Corrigez les catégories, ou retirez-les pour qu’elles soient listées.
own-table-dates-mixed = { $column } contient des dates, écrites de plusieurs façons : { $ways }.
own-table-blanks = { $column } : lu comme manquant : { $found }.
own-table-repeats-dropped = { $count ->
    [one] { $count } ligne qui en répète une autre en entier a été écartée
   *[other] { $count } lignes qui en répètent une autre en entier ont été écartées
 } (--drop-repeats).
own-table-outcomes-unknown = Ni défaut ni remboursé, donc une issue inconnue : { $values }.
fault-own-table-rows-repeated = { $column } identifie les clients, mais { $count ->
    [one] { $count } valeur revient
   *[other] { $count } valeurs reviennent
 } plusieurs fois, dans { $rows } lignes : { $examples }. { $whole ->
    [one] { $whole } ligne en répète
   *[other] { $whole } lignes en répètent
 } une autre en entier : pour écarter ces lignes, ajoutez --drop-repeats.
fault-own-table-id-shortened = { $column } identifie les clients, mais un tableur a raccourci { $count ->
    [one] { $count } valeur
   *[other] { $count } valeurs
 } : { $found }. Les chiffres sont perdus : exportez la table à nouveau, avec cette colonne en texte.
fault-own-table-target-three = La cible { $column } a plus de deux valeurs : { $values }. Désignez avec --positive celles qui veulent dire défaut, et avec --repaid celles qui veulent dire remboursé ; l’issue des autres est inconnue.
fault-own-table-target-both = La cible { $column } : une valeur est désignée à la fois par --positive et par --repaid : { $values }. Désignez chacune une fois.
fault-own-table-units = { $column } : l’unité change d’une ligne à l’autre : { $units }. Ramenez tout à une unité, ou écrivez l’unité à chaque ligne.
fault-own-table-unit = { $feature } était écrite avec l’unité { $before } et l’est maintenant avec { $now } : les nombres ne veulent peut-être pas dire la même chose. Écrivez-les comme avant, ou corrigez « written » dans le dictionnaire.
fault-own-table-strays = { $column } contient des nombres, mais { $count ->
    [one] { $count } valeur n’en est pas un
   *[other] { $count } valeurs n’en sont pas
 } : { $found }. Corrigez-les ou videz leurs cellules ; ou, si elles remplacent une valeur manquante, désignez chacune avec --missing.
fault-dictionary-written = { $feature } : « written » dit comment les valeurs sont écrites : decimal ("," ou "."), thousands (",", "." ou " "), unit (%, EUR, months…) et missing (une liste de mots).
fault-dictionary-offered = { $feature } : « offered » dit quels montants ou quelles durées sont proposés : step (pas, plus grand que 0), low (le moins) et high (le plus), par exemple offered = {"{"} step = 500, low = 1000, high = 75000 {"}"}.
