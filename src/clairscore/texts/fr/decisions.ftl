help-decisions = Le registre des décisions : qui a décidé quoi, quand, sur quels éléments, et ce qu’il en est advenu. On y ajoute, on n’y change rien ; une chaîne d’empreintes le prouve.
summary-decisions = Enregistrer, réexaminer et contrôler les décisions
example-decisions = clairscore decisions verify --store sqlite:///decisions.db

help-decisions-record = Enregistre la décision sur un client, telle que sa page la montre : celle du modèle, ou une dérogation motivée.
summary-decisions-record = Enregistrer la décision sur un client
help-decisions-list = Liste les décisions enregistrées, la plus récente d’abord.
summary-decisions-list = Les décisions enregistrées
help-decisions-verify = Contrôle toute la chaîne et dit quelle entrée a été modifiée, retirée, déplacée ou coupée. Notez ailleurs l’empreinte de tête affichée : elle seule permet de prouver plus tard que rien n’a été réécrit par quelqu’un qui a tous les droits sur la base.
summary-decisions-verify = Contrôler que rien n’a été changé
help-decisions-replay = Recalcule une décision à partir des données enregistrées et du modèle qui l’a prise, et montre tout écart.
summary-decisions-replay = Recalculer une décision
help-decisions-reviews = Liste les réexamens en attente, dans l’ordre des demandes.
summary-decisions-reviews = Les réexamens en attente
help-decisions-ask-review = Demande le réexamen d’une décision par une autre personne, avec le point de vue du client.
summary-decisions-ask-review = Demander un réexamen
help-decisions-settle-review = Rend le résultat d’un réexamen : la décision est confirmée ou changée, avec les motifs. La personne qui a décidé ne peut pas réexaminer.
summary-decisions-settle-review = Rendre le résultat d’un réexamen
help-decisions-oversight = Montre comment les personnes décident à côté du modèle : dérogations, réexamens, acceptation par groupe protégé.
summary-decisions-oversight = Suivre les dérogations et les réexamens
help-decisions-export = Écrit tout ce que le registre contient sur un client, en JSON (.json) ou en PDF accessible (.pdf), pour répondre à une demande d’accès.
summary-decisions-export = Le dossier d’un client, en JSON ou en PDF
help-decisions-erase = Efface toutes les données d’un client. La chaîne reste vérifiable : il n’en reste que des empreintes salées, dont le sel est effacé aussi.
summary-decisions-erase = Effacer les données d’un client
help-decisions-purge = Efface les données personnelles des décisions plus anciennes qu’une durée, sauf celles en cours de réexamen.
summary-decisions-purge = Effacer les données trop anciennes
help-decisions-upgrade = Met un registre au schéma de cette version. Sauvegardez-le d’abord.
summary-decisions-upgrade = Mettre un registre à jour

argument-decision = Identifiant d’une décision.
argument-review = Identifiant d’un réexamen.
argument-artefact = Portefeuille écrit par « score », ou modèle écrit par « train ».
argument-file = Fichier à écrire, en .json ou .pdf.
option-store = URL du registre, comme sqlite:///decisions.db ou postgresql://…, ou le chemin d’un fichier SQLite. CLAIRSCORE_DECISIONS la fixe une fois pour toutes.
option-decisions-record-store = URL du registre ; par défaut decisions.db, à côté du portefeuille.
option-decisions-record-client = Identifiant du client.
option-decisions-list-client = Seulement les décisions sur ce client.
option-decisions-export-client = Identifiant du client.
option-decisions-erase-client = Identifiant du client.
option-override = Décider autrement que le modèle : accept ou refuse.
option-reason = Motif de la dérogation, obligatoire avec --override.
option-person = Qui agit ; par défaut, le nom de session.
option-limit = Au plus autant de lignes.
option-anchor = Empreinte de tête notée plus tôt : elle doit encore être dans la chaîne.
option-decisions-verify-anchors = Fichier de têtes signées, gardé hors du registre : ce qui venait en dernier doit encore s’y trouver. Si CLAIRSCORE_TRUSTED_KEYS est réglé, signé par l’une de ces clés.
help-decisions-anchor = Ajoute ce qui vient en dernier dans le registre, signé, à un fichier gardé là où ceux qui écrivent le registre ne peuvent pas écrire. À lancer régulièrement.
summary-decisions-anchor = Noter la tête signée hors du registre
example-decisions-anchor = clairscore decisions anchor ancres.jsonl --key cle.pem --store decisions.db
argument-anchors = Fichier de têtes signées ; créé s’il n’existe pas.
option-decisions-anchor-key = Clé privée Ed25519 au format PEM, gardée hors du registre.
record-anchored = Tête notée dans { $path } : entrée { $position }, { $head }
option-decisions-reviews-everything = Aussi ceux qui ont un résultat.
option-view = Point de vue du client, tel qu’il l’exprime.
option-due = Jour où le client doit avoir une réponse ; par défaut, dans 30 jours.
option-outcome = confirm ou change.
option-reasons = Motifs du résultat.
option-since = Seulement les décisions depuis ce jour.
option-older-than = Âge à partir duquel effacer : 5y, 18m, 12w, 90d.

made-client-file = Dossier écrit : { $path }.

record-moment = { $moment } UTC
record-accepted = accepté
record-refused = refusé
record-nothing = Rien d’enregistré.
record-decision = Décision { $decision }, client { $client }
record-erased-client = (données effacées)
record-erased-text = (effacé)
record-followed = { $person } a suivi le modèle : { $decided }. { $moment }.
record-overridden = { $person } a dérogé au modèle, qui disait { $model } : { $decided }. { $moment }.
record-figures = Score { $score } sur 100, probabilité de défaut { $pd }.
record-reason = Motif : { $reason }
record-verified = { $entries ->
    [0] Le registre est vide.
    [one] Une entrée contrôlée : la chaîne est intacte.
   *[other] { $entries } entrées contrôlées : la chaîne est intacte.
 }
record-faulty = { $entries ->
    [one] Une entrée contrôlée
   *[other] { $entries } entrées contrôlées
 } : { $faults ->
    [one] une anomalie.
   *[other] { $faults } anomalies.
 }
record-erased-entries = { $n ->
    [0] Aucune donnée n’a été effacée.
    [one] Une entrée dont les données ont été effacées, comme la chaîne le dit.
   *[other] { $n } entrées dont les données ont été effacées, comme la chaîne le dit.
 }
record-head = Tête : { $head }
record-erased = Données effacées : { $decisions ->
    [0] aucune décision
    [one] une décision
   *[other] { $decisions } décisions
 }, { $reviews ->
    [0] aucun réexamen
    [one] un réexamen
   *[other] { $reviews } réexamens
 }.
record-kept = { $kept ->
    [one] Une décision en cours de réexamen est gardée.
   *[other] { $kept } décisions en cours de réexamen sont gardées.
 }
record-upgraded = Schéma du registre : { $before } → { $after }.

record-fault-changed = Entrée { $position } : son contenu a été modifié depuis l’enregistrement.
record-fault-moved = Entrée { $position } : on y trouve ce qui a été enregistré comme entrée { $detail }.
record-fault-missing = Entrées { $position } à { $detail } : elles manquent.
record-fault-unlinked = Entrée { $position } : elle ne suit pas celle qui la précède ; l’une des deux a été ajoutée après coup.
record-fault-cut-off = La fin manque : de l’entrée { $position } à l’entrée { $detail }.
record-fault-head = La tête du registre ne correspond pas à la dernière entrée, { $position }.
record-fault-part-changed = Entrée { $position } : ses données personnelles ({ $detail }) ont été modifiées depuis l’enregistrement.
record-fault-part-missing = Entrée { $position } : ses données personnelles ({ $detail }) ont disparu sans qu’un effacement le dise.
record-fault-drawn = Entrée { $position } : la table { $detail }, qui sert à chercher et à compter, ne dit pas la même chose que la chaîne.
record-fault-anchor = L’empreinte de tête notée plus tôt, { $detail }, n’est plus dans la chaîne, qui s’arrête à l’entrée { $position } : elle a été réécrite ou coupée.
record-fault-malformed = Entrée { $position } : { $detail } n’est pas ce que contient une entrée de cette sorte ; Clairscore ne l’a pas écrite.
record-fault-clock = Entrée { $position } : son heure, { $detail }, précède celle de l’entrée d’avant ou se trouve dans l’avenir. Une horloge a été déplacée.
record-fault-part-extra = Entrée { $position } : il y a des données personnelles ({ $detail }) dont aucune entrée ne parle, ou qui devaient être effacées.
record-fault-access-changed = Journal des accès, ligne { $position } : elle a changé depuis son écriture, ou a perdu son client sans effacement.
record-fault-access-missing = Journal des accès, lignes { $position } à { $detail } : elles manquent.
record-fault-access-head = Journal des accès : sa fin, ligne { $position }, n’est pas la dernière écrite.
record-fault-access-anchor = Journal des accès : sa fin notée plus tôt, ligne { $position } ({ $detail }), n’y est plus : il a été réécrit ou coupé.
record-fault-schema = La base a été altérée : { $detail }. Ce qui protège le registre n’est plus tel que « clairscore decisions upgrade » le laisse.

replay-same = { $compared } valeurs recalculées, toutes identiques à celles enregistrées (plus grand écart : { $largest }).
replay-differs = { $compared } valeurs recalculées, dont { $differences } { $differences ->
    [one] diffère
   *[other] diffèrent
 } (plus grand écart : { $largest }).
replay-difference = { $name } : enregistré { $recorded }, recalculé { $computed }

review-of = Réexamen { $review } de la décision { $decision }, client { $client }
review-asked = Demandé par { $person }, le { $moment }.
review-view = Point de vue du client : { $view }
review-due = En attente ; réponse due le { $due }.
review-settled-confirm = Confirmé par { $person } : { $decided }. { $moment }.
review-settled-change = Changé par { $person } : { $decided }. { $moment }.

oversight-none = pas encore
oversight-rate = { $share } ({ $interval } ; { $successes } sur { $n })
oversight-row = { $name } : { $rate }
oversight-line-overridden = Dérogations : { $rate }
oversight-line-accepted = Acceptation, après réexamen : { $rate }
oversight-line-reviews = Réexamens : { $asked } { $asked ->
    [one] demandé
   *[other] demandés
 }, { $open } en attente, { $overdue } en retard.
oversight-line-agreed = Décisions confirmées par le réexamen : { $rate }
oversight-h-person = Dérogations par personne
oversight-h-theme = Dérogations par thème principal
oversight-h-group = Acceptation par groupe protégé, après réexamen
oversight-h-month = Par mois
oversight-month = { $month } : dérogations { $overridden } ; acceptation { $accepted } ; confirmées par le réexamen { $agreed }
oversight-h-month-overridden = Dérogations par mois
oversight-h-month-accepted = Acceptation par mois, après réexamen
oversight-h-month-agreed = Décisions confirmées par le réexamen, par mois de la décision

error-record-url = « { $url } » ne désigne pas de registre des décisions. Il faut sqlite:///chemin/decisions.db ou postgresql://utilisateur:mot-de-passe@hôte/base.
error-record-postgres-missing = Le pilote PostgreSQL n’est pas installé. Tapez : pip install "clairscore[postgres]"
error-record-missing = Pas de registre des décisions à l’emplacement { $place }. Vérifiez l’URL ; « clairscore decisions record » ou le tableau de bord en crée un.
error-record-unavailable = Le registre des décisions { $place } ne répond pas ou ne peut pas être écrit : { $reason }. Rien n’est à moitié enregistré. Avant de recommencer, regardez dans l’historique du client si la décision y figure.
error-record-older = Le registre { $place } est au schéma { $found } ; cette version demande { $known }. Sauvegardez-le, puis : clairscore decisions upgrade --store URL
error-record-newer = Le registre { $place } est au schéma { $found }, plus récent que { $known } que cette version connaît. Mettez Clairscore à jour.
error-record-damaged = Le registre des décisions est endommagé et ne peut pas continuer ({ $what }) : quelque chose a disparu ou changé. Tapez « clairscore decisions verify », et restaurez une sauvegarde.
error-record-gone = Le registre des décisions { $place } a été supprimé ou remplacé pendant qu’il était ouvert. Rien n’a été enregistré. Remettez-le depuis une sauvegarde, puis réessayez.
error-anchors-damaged = { $path } n’est pas un fichier de têtes signées, ou a été modifié (ligne { $line }). Prenez la copie gardée ailleurs.
error-anchors-untrusted = { $path } : la ligne { $line } n’est pas signée par une clé de CLAIRSCORE_TRUSTED_KEYS. Vérifiez les clés, ou d’où vient ce fichier.
error-decision-text-unusable = Un texte contient un caractère qui ne peut pas être conservé (NUL, ou une moitié de paire). Ressaisissez-le sans lui.
error-review-due = L’échéance du réexamen, le { $due }, est passée : nous sommes le { $today }. Donnez un jour plus tard.
error-decision-unknown = Pas de décision { $decision } dans le registre. « clairscore decisions list » montre celles qui y sont.
error-review-unknown = Pas de réexamen { $review } dans le registre. « clairscore decisions reviews --all » montre ceux qui y sont.
error-api-key-unknown = Pas de clé d’API { $key }.
error-nothing-recorded = Le registre ne contient rien sur le client { $client }.
error-decision-erased = Les données de la décision { $decision } ont été effacées : on ne peut plus la réexaminer ni la recalculer.
error-decision-text-needed = { $what ->
    [person] Il manque le nom de la personne qui agit. Indiquez-le.
    [override-reason] Il manque le motif de la dérogation. Écrivez-le en une phrase au moins.
    [client-view] Il manque le point de vue du client. Écrivez-le en une phrase au moins.
   *[review-reasons] Il manque les motifs du résultat. Écrivez-les en une phrase au moins.
 }
error-override-same = La dérogation décide la même chose que le modèle. Confirmez plutôt sa décision.
error-idempotency-conflict = La clé d’idempotence { $key } a déjà servi pour une autre décision. Prenez-en une nouvelle par décision.
error-review-pending = La décision { $decision } est déjà en cours de réexamen ; réponse due le { $due }. Attendez son résultat.
error-review-settled = Le réexamen { $review } a déjà un résultat, rendu par { $reviewer }.
error-review-same-person = { $person } a pris la décision et ne peut pas la réexaminer. Une autre personne doit le faire.
error-decision-other-model = La décision a été prise par le modèle { $wanted } ; celui-ci est { $found }. Indiquez le portefeuille ou le modèle de l’époque.
error-export-kind = On ne peut pas écrire { $path } : il faut un nom en { $expected }.

client-file-title = Dossier du client { $client } dans le registre des décisions
client-file-intro = Tout ce que le registre contient sur vous, au { $day } : chaque décision avec les données utilisées, chaque réexamen, et qui a consulté votre dossier.
client-file-in-force = La décision en vigueur
client-file-accesses = Qui a consulté le dossier
client-file-no-access = Aucune consultation enregistrée.
client-file-when = Quand
client-file-who = Qui
client-file-why = Pourquoi
client-file-feature = Donnée
client-file-value = Valeur
client-file-missing = non renseigné

dashboard-screen-reviews = Réexamens
dashboard-screen-oversight = Supervision

record-h-section = Décisions et réexamens
record-none-yet = Aucune décision n’est encore enregistrée pour ce client.
record-not-kept = Aucun registre des décisions n’est tenu ici.
record-follow = Suivre le modèle : { $decided }
record-override = Déroger : { $decided }
form-record = Enregistrer votre décision
form-record-send = Enregistrer la décision
form-ask = Le client conteste : demander un réexamen
form-ask-send = Demander le réexamen
form-settle = Rendre le résultat d’un réexamen
form-settle-send = Enregistrer le résultat
field-decision = Décision
field-reason = Motif
field-reason-hint = Obligatoire si vous dérogez au modèle. Il sera lu par le client s’il demande son dossier.
field-view = Point de vue du client
field-view-hint = Ce que le client dit de la décision, dans ses mots.
field-person = Votre nom
field-review = Réexamen
field-outcome = Résultat
field-reasons = Motifs
field-needed = Ce champ est à remplir.
review-outcome-confirm = Confirmer la décision
review-outcome-change = Changer la décision
review-choice = Client { $client }, réponse due le { $due }
reviews-intro = Un client peut donner son point de vue et demander qu’une personne revoie la décision. Celle qui a décidé ne peut pas la revoir.
reviews-h-open = En attente
reviews-none = Aucun réexamen en attente.
reviews-caption = { $n ->
    [one] Un réexamen en attente
   *[other] { $n } réexamens en attente
 }
reviews-column-client = Client
reviews-column-decided = Décision
reviews-column-asked = Demandé le
reviews-column-view = Point de vue du client
reviews-column-due = Réponse due le
reviews-decided = { $decided }, par { $person }
oversight-intro = Comment les personnes décident à côté du modèle. Les intervalles à 95 % disent ce que le nombre de décisions permet de savoir.
oversight-alt = Un point par ligne, avec son intervalle à 95 %.
oversight-sentence = Plus il y a de décisions, plus l’intervalle est étroit ; deux intervalles qui se recouvrent largement ne montrent pas de différence.
oversight-axis = part des décisions
oversight-column-share = Part
oversight-column-interval = Intervalle à 95 %
oversight-column-counts = Décisions
oversight-counts = { $successes } sur { $n }
oversight-missing = non renseigné
