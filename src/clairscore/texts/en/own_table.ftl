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
own-table-direction-up = The risk is held to rise with: { $columns }. Confirm or correct this in the dictionary (direction).
own-table-direction-down = The risk is held to fall as these rise: { $columns }. Confirm or correct this in the dictionary (direction).
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
own-table-almost-numbers = Left out as codes, numbers among words: { $columns }.
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
fault-own-table-target-many = The target { $column } has { $count } different values: { $values }. Name those that mean default with --positive, and those that mean repaid with --repaid.
fault-own-table-target-values = The target { $column } does not say which value means default: { $values }. If it is { $example }, add --positive "{ $example }".
fault-own-table-positive = The target { $column } has no value { $positive } { $repaid } (--positive, --repaid): { $values }. If { $example } means default, write --positive "{ $example }".
fault-own-table-infinite = { $column }: { $count ->
    [one] one value is
   *[other] { $count } values are
 } infinite, or too large for a number of 32 bits. Leave unknown values empty.
fault-own-table-ambiguous = { $column }: values such as { $found } may have thousands or decimals behind the sign. Write them without a thousands separator and with a decimal point.
fault-own-table-no-feature = No column is left to describe clients: besides the id and the target there are only free text, dates or identifiers.
fault-own-table-kind = The dictionary says that { $feature } is of kind { $kind }, but the column holds { $holds }: { $found }. Correct the kind, or the values.
fault-own-table-categories = { $feature } has more than { $limit } different values ({ $count }): too many for a category. Remove it from the dictionary, or group its values.
fault-own-table-unknown = { $feature }: the dictionary lists none of the column’s values ({ $found }); it lists { $expected }. Correct the categories, or leave them out to have them listed.
own-table-dates-mixed = { $column } holds dates, written in several ways: { $ways }.
own-table-blanks = { $column }: read as missing: { $found }.
own-table-repeats-dropped = { $count ->
    [one] One row that repeats another whole was
   *[other] { $count } rows that repeat another whole were
 } left out (--drop-repeats).
own-table-outcomes-unknown = Neither default nor repaid, hence an unknown outcome: { $values }.
fault-own-table-rows-repeated = { $column } identifies clients, but { $count ->
    [one] one value comes
   *[other] { $count } values come
 } more than once, in { $rows } rows: { $examples }. { $whole ->
    [one] One row repeats
   *[other] { $whole } rows repeat
 } the whole row: to leave out such rows, add --drop-repeats.
fault-own-table-id-shortened = { $column } identifies clients, but a spreadsheet has shortened { $count ->
    [one] one value
   *[other] { $count } values
 }: { $found }. The digits are lost: export the table again with this column as text.
fault-own-table-target-three = The target { $column } has more than two values: { $values }. Name those that mean default with --positive, and those that mean repaid with --repaid; the outcome is unknown for the rest.
fault-own-table-target-both = The target { $column }: a value is named both with --positive and with --repaid: { $values }. Name each once.
fault-own-table-units = { $column }: units differ from row to row: { $units }. Bring them to one unit, or write the unit in every row.
fault-own-table-unit = { $feature } was written with the unit { $before } and is now with { $now }: the numbers may not mean the same. Write them as before, or correct “written” in the dictionary.
fault-own-table-strays = { $column } holds numbers, but { $count ->
    [one] one value is none
   *[other] { $count } values are none
 }: { $found }. Correct them or empty their cells; or, if they stand for missing values, name each with --missing.
fault-dictionary-written = { $feature }: “written” says how values are written: decimal ("," or "."), thousands (",", "." or " "), unit (%, EUR, months …) and missing (a list of words).
fault-dictionary-offered = { $feature }: “offered” says which amounts or terms are lent: step (above 0), low and high, for example offered = {"{"} step = 500, low = 1000, high = 75000 {"}"}.
