"""Who someone is, and what they may do: roles and rights, bearer tokens, API keys.

Nothing here knows a web framework or a database; `docs/security.md` says what it protects against.
"""

from clairscore.access.files import FileAccess
from clairscore.access.keys import key_digest, new_key, person_of_key
from clairscore.access.rights import (
    LOCAL,
    AccessDenied,
    NotSignedIn,
    Person,
    Right,
    Role,
    may,
)
from clairscore.access.tokens import Claims, Tokens

__all__ = [
    "LOCAL",
    "AccessDenied",
    "Claims",
    "FileAccess",
    "NotSignedIn",
    "Person",
    "Right",
    "Role",
    "Tokens",
    "key_digest",
    "may",
    "new_key",
    "person_of_key",
]
