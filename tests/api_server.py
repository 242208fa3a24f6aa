"""The API on a port of this machine, in a thread of the tests."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from clairscore.api.app import create_app
from clairscore.api.connections import BACKLOG, Connection
from clairscore.api.limits import Limits
from clairscore.api.services import Services


@contextmanager
def served(
    services: Services, limits: Limits | None = None, *, http: type[Connection] = Connection
) -> Generator[str]:
    """Serve on a loopback port and give the URL."""
    app = create_app(services, hosts=("127.0.0.1",), limits=limits)
    config = uvicorn.Config(app, port=0, http=http, log_config=None, ws="none", backlog=BACKLOG)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
