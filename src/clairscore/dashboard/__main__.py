"""The script that Streamlit runs, for each session, whenever something changes."""

from clairscore.dashboard.app import draw
from clairscore.dashboard.services import served

draw(served())
