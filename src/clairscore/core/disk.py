"""Full disks, as the system and vendors' libraries tell of them."""

import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
TEMPORARY: Final = "max_temp_directory_size"  # DuckDB, of its temporary files
SAID: Final = {
    **{os.strerror(number): number for number in NO_ROOM},
    TEMPORARY: errno.ENOSPC,
    "database or disk is full": errno.ENOSPC,  # SQLite
    "disk I/O error": errno.EIO,  # SQLite, where a file may not grow
}
QUOTED: Final = re.compile(r"\"((?:/|[A-Z]:\\)[^\"\n]+?)\\?\"")
DEEPEST: Final = 10


def no_room(error: BaseException) -> str | None:
    """Return what keeps a file from growing, in the system's words; None if it is another fault."""
    for one in _with_causes(error):
        if isinstance(one, OSError) and one.errno in NO_ROOM:
            return os.strerror(one.errno)
        said = str(one)
        for words, number in SAID.items():
            if words in said:
                return os.strerror(number)
    return None


def file_of(error: BaseException) -> Path | None:
    """Return the file that could not be read or written, if the fault names one."""
    for one in _with_causes(error):
        name = _name(one) if isinstance(one, OSError) else None
        if isinstance(name, str | bytes) and Path(os.fsdecode(name)).is_absolute():
            return Path(os.fsdecode(name))
        quoted = QUOTED.search(str(one))
        if quoted:
            return Path(quoted[1])
    return None


def _name(error: OSError) -> object:
    """Return the name that goes with an error; of a copy that found no room, its own."""
    copied = error.filename2 if error.errno in NO_ROOM else None
    return copied or error.filename


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    for _ in range(DEEPEST):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__
