letter-title = Décision sur votre demande de crédit
letter-reference = Dossier : { $client }
letter-decision-accepted = Votre demande de crédit est acceptée.
letter-decision-refused = Votre demande de crédit est refusée.

letter-score = Comment la décision a été prise
letter-score-used = Un programme informatique a calculé un score de risque. Nous l’avons utilisé pour décider.
letter-score-scale = Ce score va de 0 à 100. Plus il est bas, plus le risque est faible. À partir de { $limit }, il conduit à un refus.
letter-score-doubling = Pour { $points } { $n ->
    [one] point
   *[other] points
 } de plus, le risque de ne pas rembourser, comparé à la chance de rembourser, double.
letter-score-yours = Votre score est de { $score }.
letter-score-to-scale = Le total des points sortait de cette échelle. Il a été ramené à { $score }.
letter-score-overridden-accepted = Le score conduisait à accepter la demande. Une personne a décidé autrement.
letter-score-overridden-refused = Le score conduisait à refuser la demande. Une personne a décidé autrement.
letter-score-override = Sa raison : « { $reason } »

letter-reasons-against = Ce qui a le plus pesé contre votre demande
letter-reasons-for = Ce qui a le plus joué en faveur de votre demande

letter-data = Les informations utilisées
letter-data-intro = Le score utilise ces informations. Le tableau montre celles qui ont le plus compté, avec vos chiffres.
letter-data-theme = Thème
letter-data-label = Information
letter-data-value = Pour vous
letter-source-application = De votre demande :
letter-source-ours = De votre dossier chez nous :
letter-source-others = D’autres organismes :
letter-source-told = De { $sources } :
letter-source-ask = Sur ces sujets, demandez-nous leur origine :

letter-rights = Vos droits
letter-rights-intro = Ces démarches sont gratuites.
letter-right-explanation = Vous pouvez demander une explication claire de la décision et du score.
letter-right-view = Vous pouvez donner votre point de vue. Dites-nous ce que le dossier ne montre pas.
letter-right-review = Vous pouvez demander qu’une personne réexamine la décision. Ce ne sera pas la personne qui a décidé.
letter-right-copy = Vous pouvez demander une copie de vos données. Vous pouvez faire corriger une erreur.
letter-right-authority = Vous pouvez saisir l’autorité de protection des données de votre pays.

letter-contact = À qui vous adresser
letter-contact-intro = Rappelez le dossier { $client }.

letter-lender-example = Crédit Exemple, prêteur fictif
letter-lender-example-contact = 01 99 00 00 00, aide@exemple.invalid

error-lender-unknown = Aucune lettre ne peut partir sans le nom du prêteur ni une personne à joindre. Définissez CLAIRSCORE_LENDER et CLAIRSCORE_CONTACT, par exemple : CLAIRSCORE_LENDER="Banque du Lac" CLAIRSCORE_CONTACT="01 23 45 67 89".
error-letters-other = { $path } contient des lettres d’un autre portefeuille, d’un autre prêteur ou d’une autre date. Choisissez un autre dossier, ou supprimez celui-ci.
error-letter-choice = Indiquez pour qui écrire : --client ID (plusieurs fois si besoin), --refused ou --all.
step-letters = Lettres
done-letters = { $written ->
    [0] Aucune lettre écrite
    [one] Une lettre écrite
   *[other] { $written } lettres écrites
 } ; { $kept ->
    [0] aucune n’y était
    [one] une y était déjà
   *[other] { $kept } y étaient déjà
 }.
made-letters = Lettres : { $path }.

help-letter = Écrire la lettre de décision de clients d’un portefeuille : la décision, le score automatisé, les principaux motifs, les données et leurs sources, les droits. Un fichier par client et par format ; relancée, la commande reprend où elle s’est arrêtée. Le nom du prêteur et la personne à joindre viennent de CLAIRSCORE_LENDER et CLAIRSCORE_CONTACT.
summary-letter = Écrire les lettres de décision
argument-letter-out = Dossier des lettres.
option-letter-clients = Identifiant d’un client ; peut être répété.
option-letter-everyone = Tous les clients du portefeuille.
option-letter-refused = Tous les clients refusés.
option-letter-formats = Formats, séparés par des virgules : pdf, html.
option-letter-store = Registre des décisions : une décision prise par une personne l’emporte sur le score.
example-letter = clairscore letter portfolio letters --client 100013 --format pdf,html
client-letter-heading = Lettre de décision
client-letter-intro = La décision, ses motifs et les droits du client, à remettre ou à envoyer. Une décision enregistrée l’emporte sur le score.
client-letter-save = Lettre (PDF)

setting-address = Adresse postale du prêteur, imprimée en tête des lettres ; « \n » sépare les lignes.
setting-sources = Origine des données, dite dans les lettres : « votre demande et vos comptes chez nous », par exemple.
