step-features-table = Computing the features of { $table }
step-features-write = Joining and writing the dataset

note-features-undescribed = { $feature }: { $values } not described in the dictionary; shown as found.
note-features-table-absent = { $count ->
    [one] One feature needs
   *[other] { $count } features need
 } the table { $table }, which is absent, and { $count ->
    [one] is
   *[other] are
 } left out.
note-features-columns-absent = { $count ->
    [one] One feature
   *[other] { $count } features
 } left out, since columns of the table { $table } are absent: { $features }.
