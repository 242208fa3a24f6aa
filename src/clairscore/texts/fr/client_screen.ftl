client-view = Présentation
client-view-adviser = Pour le conseiller
client-view-client = Pour le client
client-nearest-ids = Clients aux numéros proches
client-alike-heading = Un client comme celui-ci
client-alike-intro = Les profils les plus proches, par ce qui compte le plus dans les scores.
client-alike-accepted = Accepté
client-alike-refused = Refusé
client-alike-near = Près de la limite
client-alike-link = Client { $client } : { $detail }
client-made-from = Établi à partir de : { $identity }
client-reason-code = Code { $code }

client-data-heading = Toutes les données
client-data-find = Chercher dans les données
client-data-hint = Par exemple « revenu » ou « retard »
client-data-all = Afficher les { $total }
client-data-shown = { $n } informations sur { $total }, celles qui ont le plus compté d’abord.
client-data-found = { $n ->
    [0] Aucune des { $total } informations ne correspond.
    [one] Une des { $total } informations correspond.
   *[other] { $n } des { $total } informations correspondent.
 }
client-data-column-label = Information
client-data-column-value = Ce client
client-data-column-usual = D’habitude (acceptés)
client-data-shares = { $values }
client-data-column-points = Points
client-data-value = { $label } : { $value }
client-data-little = On sait peu de choses : { $n } informations sur { $total } ({ $share }). Le score repose sur peu de faits, et sur ce qui manque.
client-data-silent = On ne sait rien de ceci : { $themes }.
client-data-unusual = Très loin des valeurs habituelles, à vérifier : { $values }.

client-plain-heading = Votre demande
client-plain-accepted = Votre demande est acceptée.
client-plain-refused = Votre demande est refusée.
client-plain-decided-agreed = Une personne a pris cette décision le { $day }. Le score calculé par un programme y conduisait aussi.
client-plain-decided-otherwise = Une personne a pris cette décision le { $day }. Le score calculé par un programme conduisait à la décision contraire.
client-plain-against-heading = Ce qui a pesé contre la demande
client-plain-for-heading = Ce qui a joué en faveur de la demande
client-plain-against = { $theme } : cela a pesé { $weight ->
    [much] lourdement
    [clearly] nettement
   *[little] un peu
 } contre la demande.
client-plain-for = { $theme } : cela a joué { $weight ->
    [much] fortement
    [clearly] nettement
   *[little] un peu
 } en sa faveur.
client-plain-review = Un programme a estimé le risque. Vous pouvez demander qu’une personne réexamine la demande, expliquer ce qu’elle ne montre pas et faire corriger des données erronées.
