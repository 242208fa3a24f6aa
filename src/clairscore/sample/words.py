"""The values of the schema's text columns, with the shares in which they are drawn.

Where a column is drawn by rank (`pick_at`), the order matters; it is said beside it.
"""

# From young to old: the rank rises with age.
FAMILY = {
    "Single / not married": 0.17,
    "Married": 0.70,
    "Separated": 0.07,
    "Widow": 0.06,
}
# From young to old.
HOUSING = {
    "With parents": 0.05,
    "Rented apartment": 0.016,
    "House / apartment": 0.884,
    "Municipal apartment": 0.037,
    "Office apartment": 0.009,
    "Co-op apartment": 0.004,
}
# Pensioners are drawn apart, by age.
INCOME_TYPES = {
    "Working": 0.63,
    "Commercial associate": 0.283,
    "State servant": 0.087,
    "Unemployed": 0.0001,
    "Student": 0.0001,
    "Businessman": 0.00005,
    "Maternity leave": 0.00005,
}
# From little schooling to much.
EDUCATION = {
    "Lower secondary": 0.013,
    "Secondary / secondary special": 0.71,
    "Incomplete higher": 0.033,
    "Higher education": 0.243,
    "Academic degree": 0.0008,
}
# From desk to bench: the rank rises with manual work.
OCCUPATIONS = {
    "IT staff": 0.003,
    "HR staff": 0.003,
    "Managers": 0.10,
    "Accountants": 0.047,
    "High skill tech staff": 0.054,
    "Core staff": 0.13,
    "Secretaries": 0.006,
    "Realty agents": 0.004,
    "Medicine staff": 0.04,
    "Private service staff": 0.013,
    "Sales staff": 0.152,
    "Waiters/barmen staff": 0.007,
    "Cooking staff": 0.028,
    "Cleaning staff": 0.022,
    "Laborers": 0.261,
    "Security staff": 0.032,
    "Drivers": 0.088,
    "Low-skill Laborers": 0.01,
}
ORGANISATIONS = {
    "Business Entity Type 3": 0.27,
    "Self-employed": 0.152,
    "Other": 0.066,
    "Medicine": 0.044,
    "Government": 0.041,
    "Business Entity Type 2": 0.042,
    "School": 0.035,
    "Trade: type 7": 0.031,
    "Kindergarten": 0.027,
    "Construction": 0.027,
    "Business Entity Type 1": 0.024,
    "Transport: type 4": 0.021,
    "Trade: type 3": 0.014,
    "Industry: type 9": 0.013,
    "Industry: type 3": 0.013,
    "Security": 0.013,
    "Housing": 0.012,
    "Industry: type 11": 0.011,
    "Military": 0.01,
    "Agriculture": 0.01,
    "Bank": 0.01,
    "Police": 0.009,
    "Transport: type 2": 0.009,
    "Postal": 0.009,
    "Security Ministries": 0.008,
    "Trade: type 2": 0.008,
    "Restaurant": 0.007,
    "Services": 0.006,
    "University": 0.005,
    "Industry: type 7": 0.005,
    "Transport: type 3": 0.005,
    "Industry: type 1": 0.004,
    "Hotel": 0.004,
    "Electricity": 0.004,
    "Industry: type 4": 0.003,
    "Trade: type 6": 0.002,
    "Industry: type 5": 0.002,
    "Insurance": 0.002,
    "Telecom": 0.002,
    "Emergency": 0.002,
    "Industry: type 2": 0.002,
    "Advertising": 0.002,
    "Realtor": 0.002,
    "Culture": 0.002,
    "Industry: type 12": 0.002,
    "Trade: type 1": 0.001,
    "Mobile": 0.001,
    "Legal Services": 0.001,
    "Cleaning": 0.001,
    "Transport: type 1": 0.001,
    "Industry: type 6": 0.0005,
    "Industry: type 10": 0.0005,
    "Religion": 0.0003,
    "Industry: type 13": 0.0003,
    "Trade: type 4": 0.0003,
    "Trade: type 5": 0.0003,
    "Industry: type 8": 0.0002,
}
COMPANIONS = {
    "Unaccompanied": 0.811,
    "Family": 0.131,
    "Spouse, partner": 0.037,
    "Children": 0.011,
    "Other_B": 0.006,
    "Other_A": 0.003,
    "Group of people": 0.001,
}
WEEKDAYS = {
    "MONDAY": 0.165,
    "TUESDAY": 0.175,
    "WEDNESDAY": 0.17,
    "THURSDAY": 0.165,
    "FRIDAY": 0.165,
    "SATURDAY": 0.11,
    "SUNDAY": 0.05,
}
REFUSALS = {
    "HC": 0.6,
    "LIMIT": 0.19,
    "SCO": 0.13,
    "SCOFR": 0.045,
    "VERIF": 0.012,
    "SYSTEM": 0.003,
    "XNA": 0.02,
}
PAYMENTS = {
    "Cash through the bank": 0.99,
    "Non-cash from your account": 0.009,
    "Cashless from the account of the employer": 0.001,
}
PURPOSES = {
    "Repairs": 0.33,
    "Other": 0.22,
    "Urgent needs": 0.12,
    "Buying a used car": 0.04,
    "Building a house or an annex": 0.038,
    "Everyday expenses": 0.034,
    "Medicine": 0.031,
    "Payments on other loans": 0.028,
    "Education": 0.022,
    "Journey": 0.018,
    "Purchase of electronic equipment": 0.015,
    "Buying a new car": 0.014,
    "Wedding / gift / holiday": 0.014,
    "Buying a home": 0.012,
    "Car repairs": 0.011,
    "Furniture": 0.011,
    "Buying a holiday home / land": 0.008,
    "Business development": 0.006,
    "Gasification / water supply": 0.004,
    "Buying a garage": 0.002,
    "Hobby": 0.001,
    "Money for a third person": 0.0005,
    "Refusal to name the goal": 0.0005,
}
# Goods by the seller's trade.
GOODS = {
    "Consumer electronics": {
        "Consumer Electronics": 0.48,
        "Audio/Video": 0.27,
        "Computers": 0.2,
        "Photo / Cinema Equipment": 0.05,
    },
    "Connectivity": {"Mobile": 0.86, "Computers": 0.12, "Photo / Cinema Equipment": 0.02},
    "Furniture": {"Furniture": 0.7, "Clothing and Accessories": 0.24, "Homewares": 0.06},
    "Construction": {"Construction Materials": 0.92, "Gardening": 0.08},
    "Auto technology": {"Auto Accessories": 0.55, "Vehicles": 0.3, "Sport and Leisure": 0.15},
    "Jewelry": {"Jewelry": 0.7, "Medical Supplies": 0.2, "Tourism": 0.1},
}
SHOP_CHANNELS = {"Country-wide": 0.62, "Stone": 0.26, "Regional / Local": 0.12}
CASH_CHANNELS = {
    "Credit and cash offices": 0.79,
    "Contact center": 0.08,
    "AP+ (Cash loan)": 0.12,
    "Channel of corporate sales": 0.01,
}
