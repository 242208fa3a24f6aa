"""What is told first of a Home Credit client, and what makes two of them alike."""

from typing import Final

KEY_FACTS: Final = (
    "contract_type",
    "credit_amount",
    "goods_price",
    "annuity",
    "term",
    "income",
    "income_type",
    "years_employed",
    "occupation",
    "education",
    "age",
    "sex",
    "family_status",
    "children",
    "housing_type",
)
"""In an order that a person would tell them."""
CRITERIA: Final = (
    "age",
    "income",
    "contract_type",
    "family_status",
    "income_type",
    "years_employed",
    "credit_amount",
)
