api-ready = L’API répond sur { $url } (spécification : { $url }/v1/openapi.json). Ctrl+C l’arrête.

help-api = Servir les scores, décisions et motifs d’un portefeuille à des programmes, en HTTP et JSON. Sans connexion des personnes, elle ne répond qu’à cette machine.
summary-api = Servir les décisions à des programmes
example-api = clairscore api portfolio --port 8502

error-address-unknown = Rien à cette adresse. La spécification est à /v1/openapi.json.
error-method-not-allowed = Cette adresse ne répond pas à cette méthode. L’en-tête Allow dit lesquelles.
error-request-too-large = La requête est trop grande : { $megabytes } Mo au plus. Envoyez les demandes en plusieurs fois.
error-framing-unclear = La requête donne sa longueur de deux façons (Content-Length et Transfer-Encoding). N’en gardez qu’une.
error-body-too-slow = La requête n’est pas arrivée en entier en { $seconds } s. Envoyez-la en plusieurs fois, ou par une liaison plus rapide.
error-host-unknown = Ce serveur ne répond pas à ce nom. CLAIRSCORE_TRUSTED_HOSTS donne les noms qui sont les siens.
error-too-many-requests = Trop de requêtes. Réessayez dans { $seconds } s.
error-too-busy = Trop de requêtes en même temps. Réessayez dans un instant.
error-took-too-long = La réponse a pris plus de { $seconds } s. Demandez moins à la fois, ou réessayez.
error-unexpected = Une erreur inattendue s’est produite. Elle est notée sous { $request }.
error-too-many-explained = { $most } demandes au plus sont expliquées à la fois. Envoyez-les en plusieurs fois, ou sans « explain ».
error-feature-unknown = Pas de variable { $feature }. Noms proches : { $close }. /v1/model les donne toutes.
error-person-needed = Indiquez qui agit, dans « person » : personne ne se connecte ici, et le registre doit nommer quelqu’un.
error-person-known = Vous agissez en votre nom. Retirez « person ».

fault-request-json = Le corps n’est pas du JSON lisible.
fault-request-missing = { $place } : manque.
fault-request-extra-forbidden = { $place } : champ inconnu.
fault-request-string-too-short = { $place } : texte trop court.
fault-request-string-too-long = { $place } : texte trop long.
fault-request-too-long = { $place } : trop d’éléments.
fault-request-greater-than-equal = { $place } : trop petit.
fault-request-less-than-equal = { $place } : trop grand.
fault-request-date = { $place } : une date s’écrit AAAA-MM-JJ.
fault-request-json-invalid = Le corps n’est pas du JSON lisible.
fault-request-other = { $place } : valeur non acceptée.

error-client-problem = { $title } (code { $problem }, statut { $status })
error-client-unreachable = L’API ne répond pas sur { $url } : { $reason }.
