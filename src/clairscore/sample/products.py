"""What the lender sells: cash loans, credits for goods in shops, and cards."""

from dataclasses import dataclass

CASH, CONSUMER, REVOLVING = "Cash loans", "Consumer loans", "Revolving loans"


@dataclass(frozen=True)
class Product:
    """What is sold: its share, its place in the schema's columns and its terms."""

    share: float
    contract: str
    amount: float = 0.0
    monthly_rate: float = 0.0
    level: str = "XNA"  # NAME_YIELD_GROUP
    sale: str = "XNA"  # NAME_PRODUCT_TYPE
    trade: str = "XNA"  # NAME_SELLER_INDUSTRY
    refused: float = 0.1
    canceled: float = 0.01


PRODUCTS = {
    "Cash": Product(0.172, CASH, refused=0.17, canceled=0.83),  # left before an offer was made
    "Cash X-Sell: low": Product(0.078, CASH, 330_000, 0.012, "low_normal", "x-sell", refused=0.24),
    "Cash X-Sell: middle": Product(0.086, CASH, 250_000, 0.022, "middle", "x-sell", refused=0.25),
    "Cash X-Sell: high": Product(0.036, CASH, 110_000, 0.035, "high", "x-sell", refused=0.25),
    "Cash Street: low": Product(0.020, CASH, 420_000, 0.014, "low_action", "walk-in", refused=0.5),
    "Cash Street: middle": Product(0.021, CASH, 300_000, 0.024, "middle", "walk-in", refused=0.5),
    "Cash Street: high": Product(0.036, CASH, 160_000, 0.038, "high", "walk-in", refused=0.5),
    "POS household with interest": Product(
        0.158, CONSUMER, 62_000, 0.021, "middle", trade="Consumer electronics"
    ),
    "POS mobile with interest": Product(
        0.132, CONSUMER, 38_000, 0.034, "high", trade="Connectivity", refused=0.13
    ),
    "POS industry with interest": Product(
        0.059, CONSUMER, 80_000, 0.018, "low_normal", trade="Furniture"
    ),
    "POS other with interest": Product(
        0.014, CONSUMER, 70_000, 0.022, "middle", trade="Auto technology"
    ),
    "POS household without interest": Product(
        0.050, CONSUMER, 75_000, 0.006, "low_action", trade="Consumer electronics"
    ),
    "POS mobile without interest": Product(
        0.014, CONSUMER, 50_000, 0.006, "low_action", trade="Connectivity"
    ),
    "POS industry without interest": Product(
        0.0075, CONSUMER, 90_000, 0.006, "low_normal", trade="Construction"
    ),
    "POS others without interest": Product(0.0015, CONSUMER, 70_000, 0.006, trade="Jewelry"),
    "Card Street": Product(0.067, REVOLVING, 180_000, sale="walk-in", refused=0.30, canceled=0.30),
    "Card X-Sell": Product(0.048, REVOLVING, 200_000, sale="x-sell", refused=0.13, canceled=0.12),
}
TERMS = {
    CASH: {"12": 0.26, "18": 0.16, "24": 0.2, "30": 0.07, "36": 0.16, "48": 0.08, "60": 0.07},
    CONSUMER: {"4": 0.04, "6": 0.19, "8": 0.08, "10": 0.23, "12": 0.3, "18": 0.06, "24": 0.1},
}
