model-heading = Le modèle
model-no-report = Ce portefeuille ne contient pas de rapport d’entraînement : on peut voir ce qui pèse et comment, pas ce que vaut le modèle. Entraînez-le avec « clairscore train », puis recalculez les scores.
model-candidate = Modèle
model-calibration = Probabilités calibrées par
model-calibration-platt = la méthode de Platt
model-calibration-isotonic = régression isotonique
model-cutoff = Seuil de refus (probabilité de défaut)
model-costs = Coûts des erreurs
model-costs-value = { $default } pour un défaut accepté, { $refusal } pour un bon client refusé
model-points-per-doubling = Points de score qui doublent la cote de défaut
model-moving = Variables qui peuvent changer le score
model-importance = De combien chaque thème et chaque variable déplacent le score, vers le haut ou vers le bas, en moyenne sur tous les clients de ce portefeuille. Peser n’est pas causer : une variable peut en remplacer une autre.

model-h-acting = Comment agit une variable
model-intro-acting = Combien de points une variable ajoute ou retire au score, selon sa valeur. C’est ce que fait le modèle ; ce n’est pas la preuve que changer cette valeur changerait ce qui arrive.
model-feature = Variable
model-axis-points = Points
model-acting-theme = Thème : { $theme }.
model-acting-title = Points ajoutés ou retirés au score : { $feature }
model-acting-alt = Une ligne par groupe de valeurs : un point à la moyenne des points, et un trait où se trouvent 8 clients sur 10 de ce groupe. À droite du trait vertical pointillé du zéro, le score monte : le risque estimé est plus grand. D’après { $n } clients répartis sur tout le portefeuille, toujours les mêmes.
model-acting-sentence = En moyenne, de { $low } ({ $lowest }) à { $high } ({ $highest }). Plus de points, plus de risque estimé.
model-column-sampled = Clients regardés
model-column-mean = Moyenne
model-column-spread = 8 clients sur 10

model-identity-model = Modèle (sha256)
model-identity-made = Modèle produit par
model-identity-data = Données notées (sha256)
model-identity-scored = Scores calculés par
model-identity-origin = Origine des données
model-origin-synthetic = Fictives : inventées par un programme, sans les dossiers de personne
model-origin-lender = Celles du prêteur

model-h-files = À emporter
model-intro-files = La fiche du modèle dit à quoi il peut servir, à quoi il ne doit pas servir, et ses limites. Le rapport d’entraînement se lit dans un navigateur, sans connexion.
model-file-model_card = Fiche du modèle (Markdown)
model-file-report = Rapport d’entraînement (HTML)
