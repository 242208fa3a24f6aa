"""The specification says all that the API does: requests made up from it get the answers it tells."""

from contextlib import suppress
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from clairscore.api.app import create_app
from clairscore.api.limits import Limits
from clairscore.api.services import Services
from clairscore.credit.decisions import open_store
from clairscore.credit.portfolio import open_portfolio


@pytest.fixture
def specified(asked_for: Path, tmp_path: Path) -> schemathesis.BaseSchema:
    portfolio = open_portfolio(asked_for)
    record = open_store(f"sqlite:///{tmp_path}/decisions.db")
    app = create_app(
        Services(portfolio, "en", lambda: record),
        hosts=("localhost", "testserver"),
        limits=Limits(a_second=1e6, burst=10**6),
    )
    return schemathesis.openapi.from_asgi("/v1/openapi.json", app)


EXAMPLES = settings(
    max_examples=12,
    derandomize=True,  # the same requests each time
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
OPERATIONS = {GenerationMode.POSITIVE: 18, GenerationMode.NEGATIVE: 14}


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_api_does_what_its_specification_says(
    specified: schemathesis.BaseSchema, mode: GenerationMode
) -> None:
    """Valid and invalid requests of every operation; all of Schemathesis' checks of answers."""
    tried: list[str] = []
    for found in specified.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: Case) -> None:
            if case.method == "POST":
                # whether features, values and people make sense isn't for a schema to say
                case.call_and_validate(excluded_checks=[positive_data_acceptance])
            else:
                case.call_and_validate()

        with suppress(Unsatisfiable):  # any text is a header: nothing invalid can be sent
            check()
            tried.append(operation.label)
    assert len(tried) == OPERATIONS[mode]
