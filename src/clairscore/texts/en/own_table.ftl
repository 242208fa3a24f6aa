step-own-table-read = Reading { $file }
step-own-table-check = Checking every column
step-own-table-write = Writing the dataset

own-table-done = Dataset of { $clients ->
    [one] one client
   *[other] { $clients } clients
 } with { $features ->
    [one] one feature
   *[other] { $features } features
 }, { $inputs } of them model inputs.
own-table-outcomes = { $target }: { $defaults } defaulted, { $repaid } repaid, { $unlabelled } unknown.
own-table-header = Column names are read from line { $line }; the lines above it are skipped.
own-table-row-id = No --id was given: the { $rows } rows are numbered from 1 in the column "row". If a column identifies your clients, name it with --id.
own-table-no-target = No target: the dataset can be scored, but not used to train. Name the column that says who defaulted with --target.
own-table-mostly-default = { NUMBER($share, style: "percent", maximumFractionDigits: 1) } of the known outcomes count as default ({ $target } = { $default }). If { $default } means that the credit was repaid, make the dataset again with --positive "{ $other }".
own-table-numbers = Read as numbers with a decimal comma or with thousands apart: { $columns }.
own-table-codes = Whole numbers taken as codes of categories: { $columns }. Say in the dictionary what each value means, or choose the kind number where they are quantities.
own-table-protected = Proposed as protected, shown and used to check fairness but no model inputs: { $features }. Confirm or correct this in the dictionary.
own-table-protected-one = { $feature } ({ $topic })
own-table-topic-sex = sex
own-table-topic-age = age
own-table-topic-family = family status
own-table-topic-dependants = dependants
own-table-topic-origin = origin
own-table-topic-religion = religion
own-table-topic-health = health
own-table-topic-opinions = opinions
own-table-free-text = Left out as free text, with too many different values for a category: { $columns }.
own-table-dates = Left out as dates: { $columns }. Turn a date into a length of time (age of the account in months) to use it.
own-table-nested = Left out as lists, structures or bytes: { $columns }.
own-table-identifier = Left out as identifiers, different in every row: { $columns }. If one identifies your clients, name it with --id.
own-table-almost-numbers = Left out as text, though nearly all values are numbers: { $columns }. Empty the cells that hold words to use { $count ->
    [one] it
   *[other] them
 }.
own-table-stray = { $column } holds numbers but for { $found }.
own-table-missing = No value in any row, kept but no model input: { $columns }.
own-table-constant = The same value in every row, kept but no model input: { $columns }.
own-table-drafted = The dictionary was drafted from the columns’ names and values: correct its labels, kinds and protected features, then make the dataset again with --dictionary. How is written at its head.
own-table-undescribed = Not in the dictionary, left out: { $columns }.
own-table-percent = { $feature } is a percentage and reaches { NUMBER($maximum, style: "percent") }: values are fractions (0.125 reads 12.5 %). Divide them by 100, or choose the kind number.
own-table-unknown-categories = { $feature }: { $count ->
    [one] one row has a value
   *[other] { $count } rows have values
 } that the dictionary does not list, counted as missing: { $found }.
own-table-holds-number = numbers
own-table-holds-text = text
own-table-holds-date = dates
own-table-holds-nested = lists, structures or bytes

fault-own-table-empty = The file is empty. Give a CSV file with a line of column names, or a Parquet file.
fault-own-table-header-only = The file has column names (line { $line }) but no rows below them.
fault-own-table-no-rows = The file has columns but no rows.
fault-own-table-format = The file is neither CSV nor Parquet: it looks like a workbook, an archive or a database. Save the sheet as "CSV UTF-8", or unpack the archive, and give that file.
fault-own-table-encoding = The file is not UTF-8: line { $line } holds the byte { $found }. If it was saved as Latin-1 (Windows-1252), convert it: iconv -f WINDOWS-1252 -t UTF-8 TABLE > TABLE-utf8.csv
fault-own-table-utf16 = The file is UTF-16, as some spreadsheets save "Unicode text". Convert it: iconv -f UTF-16 -t UTF-8 TABLE > TABLE-utf8.csv
fault-own-table-row-long = A row is longer than { $megabytes } MB: a quotation mark is probably opened and not closed.
fault-own-table-quote = A quotation mark is opened and not closed, probably on line { $line }: the file may be cut off. Close it; within a cell, write two quotation marks for one.
fault-own-table-ragged = { $short } rows have too few cells and { $long } too many; { $expected } are expected. Near these lines (cells found): { $examples }. The file may be cut off, or cells that hold the separator lack quotation marks.
fault-own-table-second-header = Line { $line } looks like another line of names: { $found }. Name the columns as they are written there.
fault-own-table-names = Columns have the same name (capitals make no difference): { $columns }. Rename them.
fault-own-table-column = There is no column { $column } ({ $option }). Found: { $found }.
fault-own-table-column-close = There is no column { $column } ({ $option }). Did you mean { $close }? Found: { $found }.
fault-own-table-same-role = { $column } is named both as --id and as --target. Name two columns.
fault-own-table-role = The dictionary describes { $feature } as a feature, but it is the id or the target. Remove it from [features].
fault-own-table-id-missing = { $count ->
    [one] One row has
   *[other] { $count } rows have
 } no { $column } (rows { $rows }). Every client needs an id.
fault-own-table-id-repeated = { $column } identifies clients, but { $count ->
    [one] one value comes
   *[other] { $count } values come
 } more than once, in { $rows } rows: { $examples }. One row a client is expected.
fault-own-table-id-long = { $column } identifies clients, but a value has { $longest } characters; at most { $limit } are expected.
fault-own-table-target-empty = The target { $column } has no value in any row. Name another column with --target, or leave --target out to make a dataset that can only be scored.
fault-own-table-target-one = The target { $column } has one value alone: { $values }. Clients who defaulted and clients who repaid are both needed.
fault-own-table-target-many = The target { $column } has more than two values: { $values }. Two are expected, default and repaid; leave unknown outcomes empty.
fault-own-table-target-values = The target { $column } does not say which value means default: { $values }. If it is { $example }, add --positive "{ $example }".
fault-own-table-positive = The target { $column } has no value { $positive } (--positive): { $values }. If { $example } means default, write --positive "{ $example }".
fault-own-table-infinite = { $column }: { $count ->
    [one] one value is
   *[other] { $count } values are
 } infinite, or too large for a number of 32 bits. Leave unknown values empty.
fault-own-table-ambiguous = { $column }: values such as { $found } may have thousands or decimals behind the sign. Write them without a thousands separator and with a decimal point.
fault-own-table-no-feature = No column is left to describe clients: besides the id and the target there are only free text, dates or identifiers.
fault-own-table-kind = The dictionary says that { $feature } is of kind { $kind }, but the column holds { $holds }: { $found }. Correct the kind, or the values.
fault-own-table-categories = { $feature } has more than { $limit } different values ({ $count }): too many for a category. Remove it from the dictionary, or group its values.
fault-own-table-unknown = { $feature }: the dictionary lists none of the column’s values ({ $found }); it lists { $expected }. Correct the categories, or leave them out to have them listed.
