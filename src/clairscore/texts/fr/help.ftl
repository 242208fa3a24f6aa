help-heading = Aide
help-intro = Comment lire ce que montrent ces écrans, ce que veulent dire les mots, et ce que peut demander un client.

help-h-score = Lire un score
help-score-one = Le score de risque va de 0 à 100 : plus il est élevé, plus le risque estimé est grand. En dessous de 50, la demande est acceptée ; à partir de 50, elle est refusée.
help-score-two = { $points } { $n ->
    [one] point
   *[other] points
 } de plus, et la cote de défaut double : tant que le risque est faible, il est alors à peu près deux fois plus grand. Un score proche de 50 est une décision serrée ; c’est là que l’avis d’une personne compte le plus.
help-score-three = C’est l’échelle de ce modèle : presque tous les clients dont il a appris y tiennent. Pour les autres, le total des points sort de l’échelle ; il est alors ramené à 0 ou à 100, et cette étape se voit : « Ramené à l’échelle ».
help-example-gauge = Score de risque d’un exemple inventé
help-example-gauge-words = { $score } sur 100, sous la limite
help-levels = Les quatre niveaux de risque

help-h-example = Lire ce qui fait le score
help-example-one = Tout score part du même point, là où se trouve un client dont on ne sait encore rien. Chaque thème ajoute ensuite des points (le risque estimé monte) ou en retire (il baisse). Tout s’additionne, sans reste. Un exemple inventé :
help-example-title = Comment se forme le score d’un client inventé
help-example-scores = Scores d’autres organismes
help-example-request = Crédit demandé
help-example-budget = Charges au regard des revenus
help-example-work = Travail, études et revenus
help-example-sentence = De haut en bas : on part de { $base }, on ajoute et on retire, on arrive à { $score }. C’est sous la limite de { $limit } : la demande est acceptée.
help-example-two = Les points disent ce qui a pesé dans le calcul, pas ce qui cause un défaut. Un thème qui pèse peu chez ce client peut peser beaucoup chez un autre.

help-h-probability = Lire une probabilité
help-probability-one = « 7 clients sur 100 » veut dire ceci : parmi 100 clients que le modèle voit de la même façon, 7 environ ne remboursent pas, et 93 remboursent. Personne ne sait d’avance de quel côté sera ce client.
help-probability-two = L’écran « Modèle » dit si ces annonces se vérifient, sur des clients tenus à l’écart de l’entraînement. Un intervalle à 95 % est la marge à garder en tête : plus il est large, moins on sait.

help-h-glossary = Les mots
help-term-client = Client
help-term-client-is = La personne qui demande un crédit, sous un numéro.
help-term-application = Demande
help-term-application-is = Ce que le client demande : montant, durée, mensualité, objet.
help-term-decision = Décision
help-term-decision-is = Accepté ou refusé, selon que le score est sous la limite ou non. C’est une proposition à une personne.
help-term-feature = Variable
help-term-feature-is = Une information sur le client ou sa demande, que le modèle peut regarder.
help-term-theme = Thème
help-term-theme-is = Des variables que l’on nommerait comme une seule raison.
help-term-contribution = Contribution
help-term-contribution-is = Les points qu’une variable ou un thème ajoute au score ou en retire. Leur somme, avec le point de départ, est le score ; si elle sort de l’échelle, elle y est ramenée.
help-term-reason = Motif
help-term-reason-is = Une contribution dite en une phrase, avec la valeur du client et ce qui est habituel chez les clients acceptés. Quatre au plus pour un refus.
help-term-code = Code motif
help-term-code-is = L’identifiant stable d’un motif, pour les courriers et les registres.
help-term-similar = Clients comparables
help-term-similar-is = Des clients proches de celui-ci, par des filtres ou par leur profil ; toujours vingt au moins.
help-term-portfolio = Portefeuille
help-term-portfolio-is = Tous les clients dont le score a été calculé avec un même modèle.
help-term-override = Dérogation
help-term-override-is = Une personne décide autrement que le modèle, et dit pourquoi.
help-term-review = Réexamen
help-term-review-is = Une personne reprend le dossier depuis le début, à la demande du client.

help-h-rights = Ce que peut demander un client
help-right-explanation = Une explication : quels éléments ont compté dans la décision, dans des mots clairs. L’écran « Client » est fait pour cela.
help-right-person = Qu’une personne examine sa demande, et pas seulement un programme.
help-right-view = Donner son point de vue, apporter un document, et contester la décision.
help-right-data = Savoir quelles données ont servi, et faire corriger celles qui sont fausses.
help-right-refusal = En cas de refus, en connaître les principaux motifs.
help-right-note = Ces lignes ne sont pas un avis juridique ; votre établissement dit comment et à qui s’adresser.

help-h-keyboard = Au clavier
help-keys = Touches et ce qu’elles font
help-key = Touche
help-key-does = Effet
help-key-tab = Tabulation
help-key-tab-does = Aller au lien, au bouton ou au champ suivant ; avec Majuscule, au précédent.
help-key-skip = Tabulation, puis Entrée, en haut de page
help-key-skip-does = Sauter l’en-tête et aller au contenu.
help-key-search = Flèches, Entrée, Échap dans la recherche
help-key-search-does = Parcourir les clients proposés, en ouvrir un, fermer la liste.
help-key-open = Entrée ou Espace
help-key-open-does = Ouvrir ou refermer un thème, ou le tableau d’une figure.
help-key-slider = Flèches sur un curseur
help-key-slider-does = Changer la valeur ; Début et Fin vont aux extrémités.
help-key-table = Flèches sur un tableau large
help-key-table-does = Le faire défiler de côté.
help-key-zoom = Ctrl et +, Ctrl et −
help-key-zoom-does = Agrandir ou réduire ; rien ne se perd jusqu’à 400 %.

help-h-accessibility = Accessibilité
help-accessibility-aim = Ces écrans visent le niveau AA des règles WCAG 2.2, en français et en anglais, en clair et en sombre, de 320 pixels de large à un grand écran.
help-accessibility-figures = Chaque figure a un titre, une description, une phrase qui dit ce qu’elle montre, et les mêmes chiffres en tableau, à télécharger aussi.
help-accessibility-colour = Rien n’est dit par la couleur seule : les signes, les hachures et les mots disent la même chose. Les changements sont annoncés aux lecteurs d’écran.
help-accessibility-tested = Ce qui est vérifié à chaque version, par des programmes : les règles d’axe-core sur tous les écrans, les parcours au clavier, les contrastes. Des essais avec des personnes restent à faire.
help-accessibility-limits = Quelques défauts tiennent à l’outil qui affiche ces pages ; la documentation (accessibility.md) en donne la liste.
help-accessibility-contact = Si quelque chose vous bloque, dites-le à la personne qui gère cet outil chez vous : c’est un défaut, pas une fatalité.
