report-title = Rapport d’entraînement
report-made-by = Produit par { $made_by }. Jeu de données { $identity }, graine { $seed }.
report-read-here = Lire ce rapport en français
report-contents = Sommaire
report-none = aucun
report-synthetic-title = Données fictives
report-synthetic = Ce modèle a été entraîné sur des clients fictifs, qui n’existent pas. Les chiffres montrent comment se lit un tel rapport ; ils ne disent rien de clients réels.

report-h-summary = En bref
report-h-data = Les données
report-h-candidates = Les candidats comparés
report-h-smote = Ajouter des défauts artificiels (SMOTE) aide-t-il ?
report-h-measures = Ce que vaut le modèle retenu
report-h-reliability = Peut-on prendre les probabilités au mot ?
report-h-cutoff = Le seuil et ce qu’il coûte
report-h-confusion = Ce que les décisions réussissent et manquent
report-h-importance = Ce qui pèse dans le score
report-h-levers = Les changements qui devraient aider aident-ils ?
report-h-groups = Ce que vivent les groupes de clients
report-h-warnings = Points d’attention
report-h-method = Méthode et graines
report-h-glossary = Glossaire

report-name-dummy = Aucun modèle (le taux moyen pour tous)
report-name-logistic_regression = Régression logistique
report-name-lightgbm = LightGBM
report-name-lightgbm_class_weight = LightGBM avec classes pondérées
report-name-lightgbm_undersampling = LightGBM avec sous-échantillonnage
report-name-lightgbm_smote = LightGBM avec SMOTE

report-summary-data = Le modèle a appris de { $clients } clients dont l’issue est connue ; { $defaults } d’entre eux ont fait défaut ({ $frequency }). Il regarde { $inputs } { $n ->
    [one] variable
   *[other] variables
 } par client.
report-summary-lowest-cost = Sur { $count } candidats, « { $selected } » est retenu : ce sont ses erreurs qui coûtent le moins, { $cost } par client en moyenne en validation croisée.
report-summary-one-standard-error = Sur { $count } candidats, « { $selected } » est retenu. « { $lowest } » coûte un peu moins en moyenne ({ $lowest_cost } par client contre { $cost }), mais l’écart est inférieur à une erreur type, ce que le hasard suffit à expliquer : le modèle le plus simple est alors le choix le plus sûr.
report-summary-nothing-learnt = Aucun des { $count } candidats ne classe les clients à coup sûr mieux que le hasard sans coûter plus que « { $selected } », qui est retenu : pas de modèle.
report-summary-unfit = Le modèle est inapte : sur des clients mis de côté, son classement ne se distingue pas du hasard. « score » et « letter » le refusent, sauf demande expresse (--unfit).
report-summary-only = Il n’y avait qu’un candidat, « { $selected } » ; ses erreurs coûtent { $cost } par client en moyenne en validation croisée.
report-summary-ranking = Sur { $test } clients mis de côté jusqu’à la fin, un client qui a fait défaut reçoit un risque plus élevé qu’un client qui a remboursé { $pairs } fois sur 100 (AUC { $auc } ; le hasard donnerait 50).
report-summary-calibrated = On peut prendre ses probabilités au mot : un test ne trouve rien contre elles sur les clients mis de côté. Elles s’écartent en moyenne de { $gap } { $n ->
    [one] point
   *[other] points
 } de pourcentage du taux de défaut observé, et un modèle parfait montrerait { $perfect } par le seul hasard.
report-summary-off = Ses probabilités sont à lire avec précaution : un test parle contre elles sur les clients mis de côté. Elles s’écartent en moyenne de { $gap } { $n ->
    [one] point
   *[other] points
 } de pourcentage du taux de défaut observé, là où un modèle parfait montrerait { $perfect } par le seul hasard.
report-summary-cutoff = Un client est refusé à partir d’une probabilité de défaut de { $cutoff }. Sur les clients mis de côté, { $accepted } sont acceptés et le coût est de { $cost } par client, contre { $half } avec une limite de 50 %, { $all_accepted } si tous étaient accordés et { $all_refused } si tous étaient refusés.
report-summary-useless = À ces coûts, le modèle ne fait pas mieux qu’une même décision pour tous : il ne devrait pas être mis en service tel quel.
report-summary-warnings = { $n ->
    [one] Il y a un point d’attention
   *[other] Il y a { $n } points d’attention
 }.

report-data-clients = Clients dont l’issue est connue
report-data-unlabelled = Clients dont l’issue est inconnue (non utilisés)
report-data-defaults = Clients qui ont fait défaut
report-data-defaults-value = { $n } ({ $share }, { $frequency })
report-data-inputs = Variables utilisées
report-data-themes = Variables utilisées, par thème
report-data-theme = { $theme } ({ $n })
report-data-protected = Variables protégées tenues hors du modèle
report-data-admitted = Variables protégées admises par le prêteur
report-part = Part
report-part-clients = Clients
report-part-use = À quoi elle sert
report-part-train = Entraînement
report-part-calibration = Calibration
report-part-test = Test
report-part-train-use = Comparer, régler et ajuster les candidats
report-part-calibration-use = Transformer les scores en probabilités
report-part-test-use = Mesurer le modèle retenu, une seule fois, à la fin
report-parts-caption = Répartition des clients

report-candidates-intro = Tous les candidats ont suivi le même protocole : les mêmes { $folds } plis, la même façon de calibrer. Le coût est ce que coûtent par client les mauvaises décisions : { $false_negative } pour accorder à un client qui fera défaut, { $false_positive } pour refuser un client qui aurait remboursé.
report-candidates-caption = Candidats : moyenne sur les plis ± écart type, sur probabilités calibrées
report-candidate = Candidat
report-candidate-kept = { $name } (retenu)
report-difference-cost = Coût par rapport au candidat retenu
report-difference-auc = AUC par rapport au candidat retenu
report-mean-sd = { $mean } ± { $sd }
report-difference = { $value } ({ $interval })
report-verdict-selected = Le candidat retenu
report-verdict-more = Coûte plus, au-delà du hasard
report-verdict-less = Coûte moins, au-delà du hasard
report-verdict-same = Ne se distingue pas du candidat retenu
report-candidates-more = Coût plus élevé que « { $selected } », au-delà de ce que le hasard explique : { $names }.
report-candidates-less = Coût moins élevé que « { $selected } », au-delà de ce que le hasard explique : { $names }.
report-candidates-same = Coût impossible à distinguer de celui de « { $selected } » : { $names }. Un autre échantillon de clients pourrait les classer autrement.
report-candidates-ranking-worse = Classement des clients moins bon que « { $selected } » (AUC), au-delà de ce que le hasard explique : { $names }.
report-candidates-ranking-better = Classement des clients meilleur que « { $selected } » (AUC), au-delà de ce que le hasard explique : { $names }.

report-smote-intro = SMOTE ajoute aux données d’entraînement des clients en défaut artificiels, pour que les deux issues pèsent autant. Ce qu’il a changé ici, pli par pli, face au même modèle sans lui :
report-smote-caption = { $model } : sans et avec SMOTE, moyenne sur les plis
report-smote-measure = Mesure
report-smote-without = Sans SMOTE
report-smote-with = Avec SMOTE
report-smote-change = Écart (intervalle à 95 %)
report-smote-better = Mieux, au-delà du hasard
report-smote-worse = Moins bien, au-delà du hasard
report-smote-same = Pas d’écart au-delà du hasard
report-smote-harms = { $model } : SMOTE dégrade ceci, au-delà de ce que le hasard explique : { $worse }. Il n’améliore rien de mesurable.
report-smote-helps = { $model } : SMOTE améliore ceci, au-delà de ce que le hasard explique : { $better }. Il ne dégrade rien de mesurable.
report-smote-mixed = { $model } : SMOTE améliore ceci, au-delà de ce que le hasard explique : { $better } ; et dégrade ceci : { $worse }.
report-smote-nothing = { $model } : SMOTE ne change aucune de ces mesures au-delà de ce que le hasard explique.
report-smote-absent = Cet entraînement n’a pas comparé un même modèle avec et sans SMOTE : on ne peut rien en dire ici.
report-smote-auc = AUC (plus haut, c’est mieux)
report-smote-brier_raw = Score de Brier avant calibration (plus bas, c’est mieux)
report-smote-ece_raw = Erreur de calibration avant calibration (plus bas, c’est mieux)
report-smote-cost_raw = Coût par client avant calibration (plus bas, c’est mieux)
report-smote-cost = Coût par client après calibration (plus bas, c’est mieux)
report-short-auc = AUC
report-short-brier_raw = score de Brier avant calibration
report-short-ece_raw = erreur de calibration avant calibration
report-short-cost_raw = coût avant calibration
report-short-cost = coût après calibration

report-measures-intro = Mesuré une seule fois, sur les { $test } clients de la part de test, qu’aucune étape de l’entraînement n’avait vus. L’intervalle dit où tomberait la valeur pour 95 échantillons sur 100 de cette taille.
report-measures-caption = Mesures sur la part de test
report-measure = Mesure
report-value = Valeur
report-interval = Intervalle à 95 %
report-measure-auc = AUC
report-measure-pr_auc = Précision moyenne (PR‑AUC)
report-measure-ks = KS
report-measure-gini = Gini
report-measure-brier = Score de Brier
report-measure-log_loss = Perte logarithmique
report-measure-ece = Erreur de calibration (ECE)
report-measure-cost = Coût par client
report-meaning-auc = Prenons un client qui a fait défaut et un client qui a remboursé : le premier reçoit le risque le plus élevé { $pairs } fois sur 100. Le hasard donnerait 50.
report-meaning-pr_auc = En descendant la liste depuis le client le plus risqué, la part moyenne de vrais défauts. Une liste en désordre donnerait { $rate }.
report-meaning-ks = À la meilleure ligne de partage, la part des clients en défaut situés au-dessus dépasse de { $points } points de pourcentage celle des clients qui remboursent.
report-meaning-gini = L’AUC sur une autre échelle : 0 pour le hasard, 1 pour la perfection.
report-meaning-brier = Écart quadratique moyen entre probabilité et issue ; plus bas, c’est mieux. Donner à tous le taux moyen donnerait { $baseline }.
report-meaning-log_loss = Punit surtout les erreurs commises avec assurance ; plus bas, c’est mieux. Donner à tous le taux moyen donnerait { $baseline }.
report-meaning-ece = Écart moyen entre probabilité annoncée et taux observé : { $points } { $n ->
    [one] point
   *[other] points
 } de pourcentage. Plus bas, c’est mieux.
report-meaning-cost = Ce que coûtent en moyenne les mauvaises décisions au seuil ; plus bas, c’est mieux. Tout accepter coûterait { $all_accepted }, tout refuser { $all_refused }.

report-table = Les mêmes chiffres en tableau
report-reliability-title = Probabilité annoncée et taux de défaut observé, part de test
report-reliability-alt = { $n } groupes de clients de probabilité voisine, en points : vers la droite la probabilité annoncée, vers le haut le taux de défaut observé, avec son intervalle à 95 %. Sur la diagonale en pointillé, les deux sont égaux.
report-reliability-all = Dans chaque groupe de clients, la probabilité annoncée est dans l’intervalle à 95 % du taux de défaut observé.
report-reliability-some = Dans { $within } groupes de clients sur { $n }, la probabilité annoncée est dans l’intervalle à 95 % du taux de défaut observé.
report-reliability-low = Annoncée trop bas pour : { $groups }.
report-reliability-high = Annoncée trop haut pour : { $groups }.
report-axis-announced = Probabilité annoncée
report-axis-observed = Taux de défaut observé
report-legend-groups = Un groupe de clients et son intervalle à 95 %
report-legend-diagonal = Annoncé = observé
report-column-bin = PD annoncée, de – à
report-column-mean-pd = PD moyenne annoncée
report-column-observed = Observé
report-column-n = Clients

report-cutoff-theory = Le seuil découle des deux coûts seuls : quand on peut prendre les probabilités au mot, refuser est l’erreur la moins chère à partir de { $false_positive } ÷ ({ $false_positive } + { $false_negative }) = { $cutoff }.
report-cutoff-inside = Sur la part de test, le seuil le moins cher aurait été { $empirical } (intervalle à 95 % : { $interval }). Le seuil est dans cet intervalle : les données ne le contredisent pas.
report-cutoff-outside = Sur la part de test, le seuil le moins cher aurait été { $empirical } (intervalle à 95 % : { $interval }). Le seuil est hors de cet intervalle : vérifiez la calibration avant de vous y fier.
report-cutoff-scale = Sur l’échelle du score, ce seuil est 50, et { $points } { $n ->
    [one] point de plus double
   *[other] points de plus doublent
 } la cote de défaut. { $within } des clients dont le modèle a appris tiennent de 0 à 100 ; au-delà, un score y est ramené, par une étape que montre son explication.
report-costs-caption = Coût par client sur la part de test, selon la façon de décider
report-way = Façon de décider
report-cost = Coût par client
report-way-cutoff = Au seuil ({ $cutoff })
report-way-half = À une limite de 50 %
report-way-accepted = Tout accepter
report-way-refused = Tout refuser
report-cost-title = Coût par client selon le seuil, part de test
report-cost-alt = Une courbe du coût par client (vers le haut) pour chaque seuil (vers la droite). Une ligne tiretée marque le seuil en usage, une bande l’intervalle à 95 % du seuil le moins cher.
report-cost-sentence = Au seuil de { $cutoff }, les décisions coûtent { $cost } par client ; le point le plus bas de la courbe est { $lowest }.
report-axis-cutoff = Seuil
report-axis-cost = Coût par client
report-legend-cost = Coût par client
report-legend-cutoff = Seuil en usage
report-legend-empirical = Seuil le moins cher, intervalle à 95 %
report-column-acceptance = Acceptés
report-column-default-accepted = Taux de défaut des acceptés

report-confusion-intro = Sur { $of } clients semblables à ceux de la part de test :
report-confusion-defaults = { $defaults } font défaut : { $caught } d’entre eux sont refusés, { $missed } sont acceptés par erreur.
report-confusion-repay = { $repay } remboursent : { $kept } d’entre eux sont acceptés, { $lost } sont refusés par erreur.
report-confusion-refused = { $refused } sont refusés en tout, dont { $caught } auraient fait défaut : { $share } des refus sont justes.
report-confusion-caption = Décisions et issues sur la part de test, en clients
report-confusion-outcome = Issue
report-confusion-accepted-column = Acceptés
report-confusion-refused-column = Refusés
report-confusion-default-row = En défaut
report-confusion-repaid-row = Remboursé

report-importance-intro = De combien chaque variable déplace le score, vers le haut ou vers le bas, en moyenne sur les clients. Peser n’est pas causer : une variable peut en remplacer une autre.
report-themes-title = Part de chaque thème dans ce qui déplace le score
report-themes-alt = Des barres, la plus longue pour le thème qui pèse le plus.
report-themes-sentence = Ce qui pèse le plus : { $themes }.
report-theme-share = { $theme } ({ $share })
report-features-title = Les variables qui déplacent le plus le score, en points
report-features-alt = Des barres pour les { $shown } variables qui pèsent le plus, en points de score ; le tableau les donne toutes ({ $count }).
report-features-sentence = « { $feature } » pèse le plus : cette variable déplace le score de { $points } points en moyenne.
report-features-unused = { $n ->
    [one] Une variable n’a aucun poids.
   *[other] { $n } variables n’ont aucun poids.
 }
report-column-theme = Thème
report-column-share = Part
report-column-feature = Variable
report-column-points = Points en moyenne

report-groups-intro = Les variables protégées décrivent les clients ; le modèle ne s’en sert pas. Elles servent ici à voir ce que vivent les groupes, sur la part de test.
report-groups-intro-admitted = Les variables protégées décrivent les clients. Le prêteur a admis celles-ci dans le modèle : { $features }. Elles servent ici à voir ce que vivent les groupes, sur la part de test.
report-groups-absent = Les données n’ont pas de variable protégée aux groupes assez nombreux : on ne peut rien dire ici des groupes. Cela ne veut pas dire que tous sont traités de même.
report-groups-title = Part de clients acceptés, par groupe ({ $feature })
report-groups-alt = Une ligne par groupe : un point à la part acceptée, avec son intervalle à 95 %.
report-groups-spread = Acceptés : de { $low } ({ $lowest }) à { $high } ({ $highest }). Taux de défaut observé : { $lowest_rate } chez les premiers, { $highest_rate } chez les seconds.
report-groups-apart = Cet écart dépasse ce que le hasard explique. Les chiffres seuls ne disent pas s’il est justifié : comparez aux taux de défaut et cherchez ce qui le produit.
report-groups-overlap = Les intervalles se recouvrent : le hasard pourrait expliquer cet écart.
report-groups-one = Un seul groupe est assez nombreux pour être montré ; il n’y a rien à quoi le comparer.
report-groups-calibrated = Dans chaque groupe, la probabilité annoncée en moyenne est dans l’intervalle du taux de défaut observé.
report-groups-off = La probabilité annoncée en moyenne est hors de l’intervalle du taux de défaut observé pour : { $groups }. Pour eux, les probabilités sont décalées.
report-groups-limits = Ce que cela ne peut pas montrer : les groupes de moins de 30 clients sont laissés de côté ; les combinaisons de variables ne sont pas examinées ; d’autres variables peuvent remplacer une variable protégée ; et les clients refusés dans le passé, dont l’issue est inconnue, ne sont pas dans les données. Sur de nombreux groupes, environ un sur vingt sort de son intervalle par le seul hasard.
report-group-above = { $low } et plus
report-group-band = { $low } à moins de { $high }
report-column-group = Groupe
report-column-accepted = Acceptés (intervalle à 95 %)
report-column-default-rate = Taux de défaut (intervalle à 95 %)
report-column-announced = PD moyenne annoncée
report-column-auc = AUC

report-warnings-none = L’entraînement n’a soulevé aucun avertissement.

report-method-split = Les clients ont été répartis au hasard, avec le même taux de défaut dans chaque part : { $train } pour entraîner, { $calibration } pour calibrer, { $test } pour tester.
report-method-search = { $n ->
    [0] Les candidats ont gardé leurs réglages habituels.
    [1] Les réglages ont été cherchés en un essai.
   *[other] Les réglages ont été cherchés en { $trials } essais par candidat au plus.
 } Les candidats ont été comparés par validation croisée : { $folds } plis, { $r ->
    [one] une seule fois
   *[other] répétés { $repeats } fois
 }.
report-method-selection = Le candidat retenu est le plus simple dont le coût est à moins d’une erreur type du plus bas. Les écarts entre candidats sont appariés par pli ; leurs intervalles tiennent compte du recouvrement des données d’entraînement (t corrigé pour le rééchantillonnage).
report-method-platt = Les probabilités ont été calibrées par la méthode de Platt (une droite en log-cotes) : elle garde l’ordre des clients et l’additivité des explications.
report-method-isotonic = Les probabilités ont été calibrées par régression isotonique, car la droite de Platt laissait une erreur trop grande.
report-method-intervals = Les intervalles sur la part de test sont à 95 %, par rééchantillonnage des clients (bootstrap) ; ceux des taux sont de Wilson.
report-method-seed = Graine { $seed } : les mêmes données, les mêmes réglages et la même version donnent le même résultat. Jeu de données (sha256) : { $identity }.
report-method-parameters = Réglages de « { $model } »
report-parameter = Réglage

report-glossary-default = Défaut
report-glossary-default-is = Le client n’a pas remboursé, au sens de la cible du prêteur. « Remboursé » désigne tout le reste.
report-glossary-pd = Probabilité de défaut (PD)
report-glossary-pd-is = Combien de clients semblables, sur 100, feraient défaut. La probabilité « annoncée » est la PD du modèle.
report-glossary-cutoff = Seuil
report-glossary-cutoff-is = La PD à partir de laquelle un client est refusé.
report-glossary-score = Score de risque, points
report-glossary-score-is = La PD sur une échelle lisible de 0 à 100 : 50 est le seuil ; combien de points doublent la cote de défaut dépend du modèle. Les niveaux : moins du quart de la cote au seuil (faible), moins qu’elle (modéré), moins de quatre fois (élevé), quatre fois et plus (très élevé).
report-glossary-calibration = Calibration
report-glossary-calibration-is = Accorder les probabilités à ce qui arrive : sur les clients à 10 %, 10 sur 100 font défaut.
report-glossary-folds = Validation croisée, plis
report-glossary-folds-is = Les clients hors de la part de test sont découpés en plis ; chacun est jugé à son tour par un modèle qui ne l’a pas vu.
report-glossary-chance = Au-delà du hasard
report-glossary-chance-is = L’intervalle à 95 % de l’écart ne contient pas zéro.
report-glossary-interval = Intervalle à 95 %
report-glossary-interval-is = La plage où tomberait la valeur pour 95 échantillons sur 100 de même taille.
report-glossary-one-standard-error = Règle d’une erreur type
report-glossary-one-standard-error-is = Parmi les candidats dont le coût est à moins d’une erreur type du plus bas, on garde le plus simple.
report-glossary-smote = SMOTE
report-glossary-smote-is = Des clients en défaut artificiels, obtenus en mélangeant de vrais clients, ajoutés aux données d’entraînement.
report-glossary-class-weights = Classes pondérées, sous-échantillonnage
report-glossary-class-weights-is = Deux autres façons d’équilibrer les issues : compter davantage chaque défaut, ou écarter une partie des clients qui ont remboursé.

report-candidates-title = Coût par client par rapport au candidat retenu, avec intervalles à 95 %
report-candidates-alt = Une ligne par candidat : un point à l’écart de coût avec « { $selected } », et son intervalle à 95 % ; à droite, son coût moyen. À droite de la ligne pointillée du zéro, un candidat coûte plus.
report-candidates-sentence = Un intervalle qui traverse la ligne pointillée du zéro ne se distingue pas de « { $selected } ». Le nombre à droite est le coût moyen par client.
report-legend-model = Le modèle
report-legend-chance = Une liste en désordre
report-axis-roc-x = Bons clients refusés
report-axis-roc-y = Clients en défaut refusés
report-roc-title = Défauts repérés et bons clients perdus (ROC), part de test
report-roc-alt = Une courbe du coin inférieur gauche au coin supérieur droit : vers la droite la part des clients qui remboursent et sont refusés, vers le haut la part des clients en défaut refusés, pour chaque seuil possible. La diagonale en pointillé est le hasard.
report-roc-sentence = Refuser { $x } des clients qui remboursent permet de repérer { $y } de ceux qui font défaut.
report-axis-pr-x = Clients en défaut refusés
report-axis-pr-y = Défauts parmi les refusés
report-pr-title = Refus justes et défauts repérés (précision–rappel), part de test
report-pr-alt = Une courbe : vers la droite la part des clients en défaut refusés, vers le haut la part de vrais défauts parmi les refusés, pour chaque seuil possible. La ligne en pointillé est le hasard.
report-pr-sentence = Quand { $x } des clients en défaut sont refusés, { $y } des clients refusés auraient fait défaut.

card-title = Fiche du modèle
card-short = Estime la probabilité qu’un client fasse défaut sur un crédit, d’après sa demande et son historique : { $model }, calibré. { $made_by }.
card-h-use = Usage prévu
card-use-scores = Donner à un conseiller une probabilité de défaut calibrée, un score de risque et ses motifs, pour une demande semblable à celles des données d’entraînement.
card-use-helps = Éclairer la décision d’une personne ; le seuil est une proposition tirée des deux coûts du prêteur.
card-use-users = Pour les conseillers, les gestionnaires du risque et les validateurs du prêteur qui l’a entraîné, sur les clients de ce prêteur.
card-h-not = Ce à quoi il ne doit pas servir
card-not-alone = Refuser quiconque sans une personne en mesure d’examiner le dossier et de passer outre le score.
card-not-others = Les clients d’autres prêteurs, d’autres produits, d’autres pays, ou d’autres fins comme l’embauche, l’assurance ou la tarification.
card-not-causes = Conclure sur ce qui cause le défaut, ou sur ce qui arriverait si un client changeait.
card-not-changed = Des clients décrits autrement qu’à l’entraînement : variables calculées ou codées différemment.
card-not-synthetic = Un client réel, quel qu’il soit : le modèle n’a vu que des clients fictifs.
card-h-data = Données d’entraînement
card-data-origin = Les données sont celles du prêteur et n’accompagnent pas le modèle. Il revient au prêteur de dire plus bas comment elles ont été recueillies, sur quelle période et pour quel produit.
card-h-results = Résultats
card-h-limits = Limites et risques
card-limit-selection = Seuls les clients à qui un crédit a été accordé ont une issue connue : pour ceux qui ont été refusés dans le passé, les probabilités sont extrapolées.
card-limit-drift = L’économie, les produits et les clients changent. Comparez régulièrement les probabilités aux issues et réentraînez le modèle quand elles s’écartent.
card-limit-fairness = Écarter les variables protégées ne rend pas un modèle équitable : d’autres peuvent les remplacer.
card-limit-explanations = Les motifs disent exactement ce qui a pesé dans le score ; ils ne disent pas ce qui cause le défaut.
card-h-law = Notes juridiques pour l’Union européenne
card-law-intro = Points à vérifier avec un juriste ; ceci n’est pas un avis juridique, et le modèle n’est ni conforme ni non conforme par lui-même.
card-law-ai-act = Règlement sur l’IA, (UE) 2024/1689 : évaluer la solvabilité des personnes physiques est un usage à haut risque (annexe III, point 5 b). Il demande gestion des risques, gouvernance des données, documentation technique, journalisation, contrôle humain et exactitude (articles 9 à 15), et donne aux personnes concernées un droit à l’explication (article 86). Cette fiche et le rapport d’entraînement servent la documentation ; ils ne la remplacent pas.
card-law-gdpr = RGPD, article 22 et articles 13 à 15 : un score qui détermine fortement une décision peut être en lui-même une décision automatisée (Cour de justice, C-634/21, SCHUFA). Les clients ont droit à des informations utiles sur la logique sous-jacente, à l’intervention d’une personne et à la contestation.
card-law-credit = Crédit aux consommateurs, directive (UE) 2023/2225, article 18 : quand la solvabilité est évaluée par un traitement automatisé, les clients peuvent demander l’intervention d’une personne, une explication et un réexamen ; les catégories particulières de données et les réseaux sociaux ne peuvent pas être utilisés.
card-law-discrimination = Le droit de la non-discrimination porte sur les effets autant que sur les variables : les chiffres par groupe ci-dessus sont le point de départ d’un examen.
card-h-reproduce = Comment le produire à nouveau
card-h-lender = À compléter par le prêteur
card-lender-owner = Qui répond du modèle
card-lender-purpose = Produit, pays et date de mise en service
card-lender-origin = Origine, période et base légale des données
card-lender-approval = Qui l’a validé, quand, à quelles conditions
card-lender-monitoring = Ce qui est surveillé, à quel rythme, et quand le modèle est retiré
card-lender-contact = Où les clients demandent une explication ou un réexamen
card-pair = { $name } : { $value }
card-data-synthetic = Les données ont été inventées par un programme, sans les dossiers de personne ; elles imitent seulement la forme des tables d’un prêteur.

report-levers-absent = Aucune entrée du modèle n’a de sens dans le dictionnaire : le modèle suit les données seules, et un changement qui devrait aider peut augmenter le risque.
report-levers-intro = { $n ->
    [0] Aucune entrée n’est tenue à un sens.
    [one] Une entrée est tenue à un sens : le risque ne peut que monter, ou que baisser, avec elle.
   *[other] { $directed } entrées sont tenues à un sens : le risque ne peut que monter, ou que baisser, avec elles.
 } Le modèle terminé a été essayé sur des clients mis de côté, en changeant chacune dans le sens qui aide, puis le montant (la durée restant la même) et le revenu avec tout ce qui s’en déduit.
report-levers-none-perverse = Le risque n’a augmenté pour aucun client.
report-levers-perverse = Le risque a augmenté pour certains clients en changeant : { $features }.
report-levers-caption = Changements essayés
report-column-lever = Changement
report-column-lever-clients = Clients essayés
report-column-lever-perverse = Risque augmenté
report-column-lever-worst = Plus forte hausse (points)
report-lever-alone = { $feature }, seule
report-lever-with = { $feature }, avec ce qui s’en déduit

report-calibration-holds = Aucun décalage, étirement ou courbure des probabilités n’explique mieux que le hasard ce qui est arrivé aux clients mis de côté (test du rapport de vraisemblance, p = { $p }).
report-calibration-fails = Décaler, étirer ou courber les probabilités expliquerait mieux ce qui est arrivé aux clients mis de côté (test du rapport de vraisemblance, p = { $p }, moins de 0,05).
report-calibration-intercept = En moyenne, elles sont décalées de { $intercept } en log-cote ({ $interval } ; 0 est juste).
report-calibration-slope = Leur étendue serait à multiplier par { $slope } ({ $interval } ; 1 est juste).
report-calibration-error = L’erreur de calibration sur dix groupes est de { $ece }. Elle n’est jamais nulle : un modèle parfaitement calibré montre { $interval } sur autant de clients. Au-delà de ce que donne le hasard en moyenne : { $beyond }.

report-measures-refit = Ces chiffres sont ceux du modèle avant qu’il n’apprenne de ces clients. Celui qui est mis en service a ensuite appris de tous les clients, avec les mêmes paramètres : il en a vu plus, et ne peut plus être mesuré sur eux.
report-method-refit = Le modèle mis en service a appris des { $clients } clients dont l’issue est connue ; il est calibré sur les scores que chaque client a reçus d’un modèle qui ne l’avait pas vu.
