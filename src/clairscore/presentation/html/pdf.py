"""Accessible PDF: typst compiles a template of `templates` with data to PDF/UA-1."""

import json
from importlib import resources
from typing import Any, Final

STANDARD: Final = "ua-1"
"""Tagged, titled, with language and reading order: typst refuses to write what lacks them."""


def compile_pdf(template: str, data: Any) -> bytes:  # noqa: ANN401 (JSON values of any depth)
    """Return the PDF of a template.

    Parameters
    ----------
    template
        Its place in `presentation/templates`, ending in ``.typ``. It reads the data with
        ``json(bytes(sys.inputs.data))``: texts in them are never taken for markup.
    data
        JSON values.
    """
    import typst  # noqa: PLC0415 (30 MB; who writes no PDF needs none of it)

    source = resources.files("clairscore.presentation") / "templates" / template
    return typst.compile(
        source.read_bytes(),
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
