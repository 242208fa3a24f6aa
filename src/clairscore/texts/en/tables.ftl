step-tables-reading = Reading and checking the tables

tables-text = text
tables-number = numbers

fault-tables-format = No table can be read here. Give the folder of the tables, the Kaggle zip, or one file with the applications: CSV, Excel, Parquet, JSON …
fault-tables-twice = The table { $table } comes more than once: { $files }. Keep one of them.
fault-tables-no-application = No application table: expected application_train or application_test, as .csv, .parquet, .xlsx …, packed or not. Found: { $found }.
fault-tables-unreadable = { $file } is truncated or damaged: { $reason }. Get the file again.
fault-tables-no-rows = { $file } has column names but no rows. Get the file again, or remove it.
fault-tables-no-columns = { $file } has none of the expected columns in its first line. Found: { $found }. The first line must hold the column names.
fault-tables-column-twice = { $file } has columns of the same name: { $columns }. Keep one of each.
fault-tables-column-renamed = { $file } lacks the column { $column }. Found { $found }: did you mean that? Rename it to { $column }.
fault-tables-columns-missing = { $file } lacks { $count ->
    [one] the column
   *[other] { $count } columns:
 } { $columns }. Add what is missing; leave the cells empty where the values are unknown.
fault-tables-not-number = { $file }, column { $column }: { $count ->
    [one] one value is not a number
   *[other] { $count } values are not numbers
 }, first in row { $row }: «{ $value }». Expected a number, or an empty cell.
fault-tables-text-for-number = { $file }, column { $column }: { $count ->
    [one] one value is not a number
   *[other] { $count } values are not numbers
 }, such as «{ $value }» at { $place }. Expected digits with a decimal point, or null.
fault-tables-type = { $file }, column { $column } holds { $found }, such as «{ $value }»; { $expected } expected. Store the column as { $expected }.
fault-tables-not-whole = { $file }, column { $column }: { $count ->
    [one] one id is not a whole number
   *[other] { $count } ids are not whole numbers
 } up to 9007199254740992, such as «{ $value }». Correct these ids.
fault-tables-infinite = { $file }, column { $column }: { $count ->
    [one] one value is infinite
   *[other] { $count } values are infinite
 }, such as «{ $value }» at { $place }. Expected finite numbers; leave the cell empty where the value is unknown.
fault-tables-null-key = { $file }, column { $column }: { $count ->
    [one] one row has
   *[other] { $count } rows have
 } no value, but this column says what the row belongs to. Fill it in, or remove the rows.
fault-tables-target = { $file }, column { $column }: { $count ->
    [one] one value is
   *[other] { $count } values are
 } neither 0 nor 1, such as «{ $value }» at { $place }. Expected 1 for a default, 0 for a credit repaid, empty if unknown.
fault-tables-row-short = { $file }: { $count ->
    [one] one row has
   *[other] { $count } rows have
 } too few fields, first on line { $line }. The file may be truncated: get it again.
fault-tables-row-long = { $file }: { $count ->
    [one] one row has
   *[other] { $count } rows have
 } too many fields, first on line { $line }. Put fields that hold commas between double quotes.
fault-tables-quotes = { $file }: a double quote opened on line { $line } is not closed. Close it; a quote within a field is doubled ("").
fault-tables-duplicate-id = { $count ->
    [one] One row repeats
   *[other] { $count } rows repeat
 } the SK_ID_CURR of another application in { $files }, such as { $examples }. Keep one row for each SK_ID_CURR.

note-tables-column-renamed = { $file } lacks the column { $column }; { $found } is not known: did you mean that? What needs { $column } is left out.
note-tables-columns-absent = { $file } lacks { $count ->
    [one] the column
   *[other] { $count } columns:
 } { $columns }. What needs them is left out.
note-tables-columns-unknown = { $file } has { $count ->
    [one] a column that is not used:
   *[other] { $count } columns that are not used:
 } { $columns }.
note-tables-orphans = { $table }: { $count ->
    [one] one row has
   *[other] { $count } rows have
 } a { $link } that the table { $parent } doesn’t have; not used.
note-tables-repeated = { $table }: { $count ->
    [one] one row repeats
   *[other] { $count } rows repeat
 } the key ({ $key }) of another; all rows are used as they are.
note-tables-unlinked = { $table } is not used: nothing links its rows to a client without the table { $parent }.
fault-tables-file = { $file }: { $fault }
note-tables-file = { $file }: { $note }
fault-tables-ambiguous = { $file }, column { $column }: values such as { $found } may have thousands or decimals behind the sign. Write them without a thousands separator and with a decimal point.
