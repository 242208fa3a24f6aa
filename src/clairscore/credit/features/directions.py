"""Which way the risk goes with each feature: what models of Home Credit's tables are held to.

Only what a lender would vouch for before a client stands here. A change that the client makes moves
several features: asking for less lowers the amount and every ratio of it. All of them therefore
have their direction, or are no input; a test moves each base feature and looks at what follows.
"""

from typing import Final

from clairscore.credit.dictionary import Direction

REQUEST: Final = (  # more is asked for: more has to be repaid
    "credit_amount",
    "credit_to_goods",
    "credit_beyond_goods",
    "credit_to_previous",
    "credit_to_largest_previous",
    "credit_to_income",
    "debt_after_to_income",
    "annuity",
    "annuity_to_income",
    "annuities_to_income",
    "annuity_to_previous",
    "annuity_to_instalments",
)
BURDENS: Final = (  # what income carries: shares of it fall when income rises, and the risk with them
    "goods_to_income",
    "debt_to_income",
    "cards_limit_to_income",
    "instalments_paid_to_income",
    "bureau_annuity",
    "previous_running_annuity",
)
CARDS: Final = (  # the limit is used up; means of 12 months are free, as the recent change is taken from them
    "cards_use",
    "cards_highest_use",
    "cards_use_3m",
    "cards_use_change",
    "cards_over_limit_share",
    "bureau_card_debt",
    "bureau_card_use",
)
LATE: Final = (  # paid late, short or not at all; what lies before a change is free, as for cards
    "bureau_past_end_credits",
    "bureau_bad_credits",
    "bureau_overdue_credits",
    "bureau_days_overdue",
    "bureau_overdue",
    "bureau_largest_overdue",
    "bureau_ever_overdue_share",
    "bureau_overdue_to_debt",
    "bureau_late_months",
    "bureau_late_share",
    "bureau_very_late_months",
    "bureau_worst_delay",
    "bureau_worst_delay_12m",
    "bureau_late_share_12m",
    "bureau_late_credits",
    "pos_late_months",
    "pos_late_share",
    "pos_late_share_12m",
    "pos_notable_late_share",
    "pos_notable_late_share_12m",
    "pos_longest_delay",
    "pos_longest_delay_12m",
    "pos_in_collection",
    "instalments_unpaid",
    "instalments_mean_delay",
    "instalments_mean_delay_3m",
    "instalments_mean_delay_6m",
    "instalments_mean_delay_12m",
    "instalments_delay_change",
    "instalments_longest_delay",
    "instalments_longest_delay_12m",
    "instalments_late_share",
    "instalments_late_share_3m",
    "instalments_late_share_6m",
    "instalments_late_share_12m",
    "instalments_late_share_change",
    "instalments_late_7_share",
    "instalments_late_30_share",
    "instalments_short_share",
    "instalments_short_share_12m",
    "instalments_shortfall",
    "instalments_largest_shortfall",
    "cards_minimum_missed_share",
    "cards_minimum_missed_share_12m",
    "cards_late_share",
    "cards_late_share_12m",
    "cards_longest_delay",
    "cards_longest_delay_12m",
)
REFUSALS: Final = (  # refused here before
    "previous_refused",
    "previous_refused_share",
    "previous_refused_12m",
    "previous_refused_24m",
)
SCORES: Final = (  # others' scores: a high one is a good one
    "external_score_1",
    "external_score_2",
    "external_score_3",
    "external_score_mean",
    "external_score_lowest",
    "external_score_highest",
)
MEANS: Final = ("income", "income_left", "income_per_person")  # more to repay with
STEADY: Final = ("years_employed", "employed_to_age")  # a job held for long
ON_TIME: Final = (  # paid in full, ahead, or long without a delay
    "instalments_paid_share",
    "instalments_mean_advance",
    "bureau_last_late_month",
    "pos_last_late_month",
)

DIRECTIONS: Final = {
    **dict.fromkeys((*REQUEST, *BURDENS, *CARDS, *LATE, *REFUSALS), Direction.UP),
    **dict.fromkeys((*SCORES, *MEANS, *STEADY, *ON_TIME), Direction.DOWN),
}
"""By feature; all others are left to the data: the term, debts and histories go both ways."""
