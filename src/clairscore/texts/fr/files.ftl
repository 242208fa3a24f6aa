note-file-encoding = Le texte n’est pas en UTF-8 : il a été lu comme { $encoding }. Si les accents sont faux, indiquez un autre encodage avec --encoding.
note-file-rows-blank = { $count ->
    [one] { $count } ligne sans aucune valeur a été écartée
   *[other] { $count } lignes sans aucune valeur ont été écartées
 }.
note-file-rows-header = { $count ->
    [one] { $count } ligne qui répète le nom des colonnes a été écartée
   *[other] { $count } lignes qui répètent le nom des colonnes ont été écartées
 }.
note-file-rows-sum = { $count ->
    [one] { $count } ligne qui en résume d’autres a été écartée
   *[other] { $count } lignes qui en résument d’autres ont été écartées
 } : { $found }.
note-file-rows-remark = { $count ->
    [one] { $count } remarque entre ou sous les lignes a été écartée
   *[other] { $count } remarques entre ou sous les lignes ont été écartées
 } : { $found }.

file-damaged = il est abîmé ou coupé
file-damaged-workbook = le classeur est abîmé, ou verrouillé par un mot de passe
file-locked = il est verrouillé par un mot de passe
file-database = la base de données ne répond pas, ou refuse
file-kind-pdf = un document PDF
file-kind-7z = une archive 7z
file-kind-rar = une archive RAR
file-kind-tar = une archive tar
file-kind-hdf5 = un fichier HDF5
file-kind-numpy = un tableau de NumPy
file-kind-avro = un fichier Avro
file-kind-orc = un fichier ORC
file-kind-rdata = un fichier de R
file-kind-pickle = un pickle de Python, qui n’est jamais ouvert, car l’ouvrir exécute ce qu’il contient
file-kind-access = une base Access
file-kind-rtf = un texte mis en forme (RTF)
file-kind-image = une image
file-kind-html = une page web, que certains logiciels enregistrent sous le nom .xls
file-kind-xml = un fichier XML
file-kind-word = un document Word
file-kind-slides = une présentation
file-kind-binary = ni un texte, ni un format connu
file-kind-sqlite = une base SQLite
file-kind-duckdb = une base DuckDB
file-kind-stata = un fichier Stata
file-kind-sas = un fichier SAS
file-kind-xport = un fichier SAS
file-kind-spss = un fichier SPSS

fault-file-empty = Le fichier est vide. Donnez une table avec une ligne de noms de colonnes : CSV, Excel, Parquet, JSON…
fault-file-header-only = Le fichier a des noms de colonnes (ligne { $line }) mais aucune ligne en dessous.
fault-file-no-rows = Le fichier a des colonnes mais aucune ligne.
fault-file-kind = Le fichier est { $kind }. Enregistrez la table en CSV, Excel (.xlsx) ou Parquet, et donnez ce fichier.
fault-file-folder = Le dossier ne contient pas seulement des parties Parquet. Trouvés : { $found }. Donnez un fichier, ou un dossier de fichiers .parquet.
fault-file-zip-empty = L’archive ne contient aucun fichier.
fault-file-zip-several = L’archive contient { $count } fichiers : { $files }. Décompressez-la, et donnez l’un d’eux.
fault-file-swollen = Décompressé, le fichier ferait { $megabytes } Mo ou plus, bien plus qu’il ne devrait. Décompressez-le vous-même et vérifiez ce qu’il contient.
fault-file-table-unknown = Il n’y a pas de feuille ou de table { $table } (--sheet). Trouvées : { $found }.
fault-file-tables-several = Le fichier a plusieurs feuilles ou tables : { $found }. Désignez-en une avec --sheet.
fault-file-workbook-large = Le classeur est trop gros : { $megabytes } Mo et { $cells } cellules au plus. Enregistrez la feuille en CSV, et donnez ce fichier.
fault-file-json = Le fichier commence comme du JSON, mais ne contient pas d’enregistrements. Il faut une liste d’enregistrements ([{"{"}"id": 1, …{"}"}, …]) ou un enregistrement par ligne.
fault-file-encoding-mixed = { $count ->
    [one] La ligne { $lines } n’est pas en UTF-8, alors que le reste du fichier l’est
   *[other] { $count } lignes ne sont pas en UTF-8, alors que le reste du fichier l’est : { $lines }
 }. Récrivez les accents de { $count ->
    [one] cette ligne
   *[other] ces lignes
 } dans un éditeur de texte réglé sur UTF-8, sans convertir tout le fichier, ce qui abîmerait les autres lignes.
fault-file-encoding-unknown = Le texte n’est pas en UTF-8, et ne se lit pas bien en Windows-1252. Indiquez son encodage avec --encoding (cp850 pour les vieux logiciels DOS, mac_roman pour les vieux Mac, cp1250 ou cp1251 pour l’Europe de l’Est).
fault-file-encoding-name = Il n’y a pas d’encodage { $found } (--encoding). Exemples : utf-8, cp1252, iso-8859-15, cp850, mac_roman.
fault-file-encoding-wrong = Le texte n’est pas en { $encoding }, près de la ligne { $line }. Indiquez un autre encodage avec --encoding, ou n’en donnez pas pour qu’il soit reconnu.
fault-file-row-long = Une ligne dépasse { $megabytes } Mo : un guillemet est sans doute ouvert et jamais fermé.
fault-file-quote = Un guillemet est ouvert et jamais fermé, sans doute à la ligne { $line } : le fichier est peut-être coupé. Fermez-le ; dans une cellule, écrivez deux guillemets pour un.
fault-file-ragged = { $short } lignes ont trop peu de cellules et { $long } en ont trop ; il en faut { $expected }. Près de ces lignes (cellules trouvées) : { $examples }. Le fichier est peut-être coupé, ou des cellules qui contiennent le séparateur n’ont pas de guillemets.
fault-file-second-header = La ligne { $line } ressemble à une autre ligne de noms : { $found }. Désignez les colonnes comme elles y sont écrites.
fault-file-json-line = La ligne { $line } n’est pas un objet JSON, alors que le fichier en a un par ligne.
