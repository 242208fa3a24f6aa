yes = yes
no = no
list-none = none
list-shortened = { $shown } … and { $more } more

error-input-faults = { $source }: { $count ->
    [one] one fault
   *[other] { $count } faults
 }.
error-file-unreadable = The file { $path } can't be read: { $reason }. Check that the path is right, that the file is whole and that you may read it.
error-path-unusable = The path { $path } can't be used: { $reason }. A file name has 255 characters at most; check each part of the path and what you may read and write.
error-target-taken = { $path } exists already. Choose another output, or add --replace to replace an artefact made by Clairscore.
error-write-failed = { $path } can't be written: { $reason }. Free some space or choose another folder; nothing was left half-written.
error-scratch-full = The folder of temporary files, { $path }, has no room: { $reason }. Free some space there, or name another folder in TMPDIR; nothing was left half-written.
error-artefact-missing = No { $expected } at { $path }. Check the path; the folder must hold a manifest.json written by Clairscore.
error-artefact-damaged = The artefact { $path } is damaged: { $parts } missing, changed or added since it was written. Make it again.
error-artefact-kind = { $path } holds a { $found }; a { $expected } is expected here.
error-artefact-newer = { $path } was written by { $made_by } in format { $found }; this version reads up to format { $known }. Upgrade Clairscore.
error-public-keys = { $path } must hold Ed25519 public keys in PEM and nothing else. Take them from their private keys: openssl pkey -in key.pem -pubout
error-private-key = { $path } holds no Ed25519 private key in PEM without a password. Make one, and keep it apart from what it signs: openssl genpkey -algorithm ed25519 -out key.pem
error-target-busy = Another process is writing { $path }. Wait until it is done, or choose another output.
error-artefact-older = { $path } was written by { $made_by } in format { $found }, whose manifest is not sealed; this version reads format { $known }. Make it again.
error-artefact-untrusted = { $path } is not signed by a key of CLAIRSCORE_TRUSTED_KEYS. Have it signed by who answers for it: clairscore seal { $path } --key KEY.

fault-dictionary-id = The dictionary has no line «id = "…"» naming the id column.
fault-dictionary-empty = The dictionary has no feature.
fault-dictionary-theme-incomplete = Theme { $theme } needs fr, en and code.
fault-dictionary-feature-incomplete = Feature { $feature } needs fr, en, theme and kind.
fault-dictionary-kind = Feature { $feature } has kind { $found }; expected one of { $expected }.
fault-dictionary-theme = Feature { $feature } has theme { $found }, which is not described; expected one of { $expected }.
fault-dictionary-unit = Feature { $feature } is a duration with unit { $found }; expected one of { $expected }.
fault-dictionary-direction = Feature { $feature } has direction { $found }; expected one of { $expected }: does the risk rise or fall with its value?
fault-dictionary-direction-category = Feature { $feature } is a category and has a direction: its values have no order. Remove its direction, or make it a number.
fault-dictionary-role = Feature { $feature } has role { $found }; expected one of { $expected }.
fault-dictionary-role-twice = Several features have role { $role }: { $features }. Only one can have it.
fault-dictionary-origin = Theme { $theme } has origin { $found }; expected one of { $expected }.
fault-dictionary-list = Line { $key } must be a list of features of the dictionary; these are none: { $found }.
fault-dictionary-key = Feature { $feature } has lines that are not known: { $found }; expected only { $expected }.
fault-dictionary-flag = Feature { $feature } has { $key } = { $found }; expected true or false.
fault-dictionary-categories = Feature { $feature }: each line of its categories needs fr and en, such as «M = { "{" } fr = "Homme", en = "Man" { "}" }».
fault-dictionary-explanation = Feature { $feature }: its explanation needs fr and en.
error-tracking-unreachable = MLflow can't be reached at { $uri }: { $reason }. Check the address and that the server runs, or leave --mlflow out. Nothing was computed.
error-extra-missing = This needs { $package }, which is not installed. Type: pip install 'clairscore[{ $extra }]'
