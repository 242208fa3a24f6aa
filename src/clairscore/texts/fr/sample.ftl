step-sample = Création de { $clients } clients fictifs
fault-sample-clients = { $found } clients demandés ; il en faut au moins { $least }, sans quoi il n’y a pas de défaut de paiement à apprendre.
fault-sample-seed = La graine vaut { $found } ; elle doit être positive ou nulle.
fault-sample-risk = Le risque vaut { $found } ; il doit être compris entre −{ $most } et { $most }.
