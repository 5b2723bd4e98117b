"""Specifications with what LanguageTool noticed in them: asked two at a time, and only about text that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from speclint.cache import Store, key
from speclint.grammar import client, places, server, text
from speclint.grammar.client import Fault, Helper, Match
from speclint.grammar.found import Found, Row, sober
from speclint.grammar.places import Unavailable
from speclint.grammar.server import Server
from speclint.grammar.text import Request
from speclint.light import replace
from speclint.spec import Slip, Spec

_AT_ONCE = 2
"""Two requests use two cores; four gain nothing there."""

_FORM = "1"
"""Changes when what is asked, or what is kept of an answer, changes."""

_LEAST_SECONDS = 0.1
"""Who has no time left is asked all the same, and given up at once."""
_NAMED = 5


def chosen(url: str) -> Server:
    """The server to ask; raises ``Unavailable`` where there is none, ``Misuse`` for one that must not be asked."""
    if url:
        server.demand_private(url)
    if not client.usable():
        raise Unavailable("language-tool-python is not installed: pip install 'speclint[languagetool]'")
    if url:
        return server.Configured(url)
    found = places.installed()
    if found is None:
        raise Unavailable(f"there is no LanguageTool on this computer; {places.HOW}")
    places.java()
    return server.Own(found)


def there() -> bool:
    """Whether a LanguageTool of our own could be asked."""
    return client.usable() and places.installed() is not None


class Proofreader:
    """One run's dealings with LanguageTool."""

    name = "languagetool"

    def __init__(self, url: str, rules: Iterable[str], store: Store) -> None:
        """*url* is the config's server or nothing; *rules* are LanguageTool's own names of those that are on."""
        self._rules = frozenset(rule.rstrip("*").rstrip("_") for rule in rules)
        self._store = store
        self._missing = ""
        self._missed: set[str] = set()
        self._answered: dict[str, Found] = {}
        """What this run has asked already, kept though nothing else is: ``fix`` reads a file again and again."""
        self._asked: _Asked | None = None
        self.key = ""
        """A name for the server's answers; nothing where there will be none."""
        if not self._rules:
            return
        try:
            found = chosen(url)
            self.key = key("grammar", _FORM, found.identity, *sorted(self._rules))
            self._asked = _Asked(found, self._rules)
        except Unavailable as fault:
            self._missing = str(fault)

    @property
    def incomplete(self) -> bool:
        """Whether some text went unread."""
        return bool(self._missing or self._missed)

    @property
    def lasting(self) -> bool:
        """Whether the same question need not be asked again tomorrow: nothing failed, and the server is our own."""
        return not self.incomplete and isinstance(self._asked and self._asked.server, server.Own)

    @property
    def folders(self) -> tuple[str, ...]:
        """What the answers depend on, beside texts."""
        found = self._asked and self._asked.server
        return (str(found.installation.folder),) if isinstance(found, server.Own) else ()

    def read(self, specs: Iterable[Spec]) -> Iterator[Spec]:
        """The same specifications in the same order; one that could not be read has no ``slips`` still."""
        asked = self._asked
        if asked is None:
            yield from specs
            return
        pool = ThreadPoolExecutor(_AT_ONCE)
        asked.open()
        try:
            yield from pool.map(lambda spec: self._one(asked, spec), specs)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            asked.close()

    def _one(self, asked: _Asked, spec: Spec) -> Spec:
        passages = tuple(text.passages(spec))
        blocks = [text.plain(passage.text) for _, passage in passages]
        try:
            known = self._known(asked, blocks)
        except Fault:
            self._missed.add(spec.document.path)
            return spec
        slips = [
            Slip(rule, said, section, passage, start, end, instead)
            for (section, passage), block in zip(passages, blocks, strict=True)
            for rule, said, start, end, instead in known[block]
        ]
        return replace(spec, slips=tuple(slips), read_by=self.name)

    def _known(self, asked: _Asked, blocks: Sequence[str]) -> dict[str, Found]:
        """What is noticed in each block, from earlier runs or from the server."""
        known: dict[str, Found] = {}
        for block in dict.fromkeys(blocks):
            kept = self._answered[block] if block in self._answered else self._store.get(key(self.key, block))
            if isinstance(kept, tuple):
                known[block] = kept
        new = [block for block in dict.fromkeys(blocks) if block not in known]
        for request in text.requests(new):
            for block, found in _sorted(request, asked.about(request)).items():
                known[block] = self._answered[block] = found
                self._store.put(key(self.key, block), found)
        return known

    def notices(self) -> Iterator[str]:
        """What was not read, and where texts went, in a sentence each."""
        if self._missing:
            yield f"Grammar was not checked: {self._missing}."
        if self._asked and self._asked.server.elsewhere:
            yield f"Grammar: the text of the files goes to {self._asked.server.elsewhere}, as the config asks."
        if self._missed:
            missed = sorted(self._missed)
            some = "1 file" if len(missed) == 1 else f"{len(missed)} files"
            why = self._asked.why if self._asked else ""
            more = ", …" if len(missed) > _NAMED else ""
            yield f"Grammar was not checked in {some} ({why}): {', '.join(missed[:_NAMED])}{more}."

    @property
    def missed(self) -> frozenset[str]:
        """The files that were not read."""
        return frozenset(self._missed)


class _Asked:
    """A server and the two workers that ask it; it is brought back once, and after that let be."""

    def __init__(self, found: Server, rules: frozenset[str]) -> None:
        self.server = found
        self.why = ""
        """Why something went unread, the first time it did."""
        self._dead = ""
        self._rules = rules
        self._idle: list[Helper] = []
        self._all: list[Helper] = []
        self._open = False
        self._crew = Lock()
        """For the three above: it is never held for long."""
        self._lock = Lock()
        self._url = ""
        self._lives = 1
        self._generation = 0
        self._warm = False
        """Whether the server has answered before: the first answers take far longer."""

    def about(self, request: Request) -> tuple[Match, ...]:
        """What the server notices; raises ``Fault``."""
        tried = False
        while True:
            helper = self._helper()
            url, generation = self._address()
            self.server.wanted()
            try:
                limit = min(client.patience(request, cold=not self._warm), self.server.left())
                found = helper.ask(url, request, self._rules, max(limit, _LEAST_SECONDS))
            except Fault as fault:
                self._retire(helper)
                if fault.kind == "worker" and not tried:  # the server may be well: another one asks again
                    tried = True
                    continue
                if fault.kind in {"gone", "slow"}:
                    self._revive(generation, fault)
                    continue
                self.why = self.why or str(fault)
                raise
            self._warm = True
            self.server.heard()
            with self._crew:
                self._idle += [helper] if helper in self._all else []
            return found

    def _helper(self) -> Helper:
        if self._dead:
            raise Fault("gone", self._dead)
        with self._crew:
            if not self._open:
                raise Fault("answer", "the run has ended")
            if self._idle:
                return self._idle.pop()
            self._all.append(Helper(proxied=bool(self.server.elsewhere)))
            return self._all[-1]

    def _retire(self, helper: Helper) -> None:
        helper.close()
        with self._crew:
            self._all = [other for other in self._all if other is not helper]

    def _address(self) -> tuple[str, int]:
        with self._lock:
            if not self._url and not self._dead:
                self._found(self.server.address)
            if self._dead:
                raise Fault("gone", self._dead)
            return self._url, self._generation

    def _revive(self, generation: int, fault: Fault) -> None:
        """Bring the server back, unless the other worker has; raises ``Fault`` when it has had its second life."""
        with self._lock:
            if generation != self._generation:
                return
            self._generation += 1
            dead, self._url = self._url, ""
            if self._lives:
                self._lives -= 1
                self._found(lambda: self.server.revive(dead))
                self._warm = self.server.started_by_others
            else:
                self._dead = str(fault)
                self.why = self.why or self._dead
            if self._dead:
                raise Fault("gone", self._dead)

    def _found(self, ask: Callable[[], str]) -> None:
        try:
            self._url = ask()
        except Unavailable as fault:
            self._dead = str(fault)
            self.why = self.why or self._dead

    def open(self) -> None:
        """Let there be workers."""
        with self._crew:
            self._open = True

    def close(self) -> None:
        """End the workers; who still asks gets no other."""
        with self._crew:
            ended, self._all, self._idle, self._open = self._all, [], [], False
        for helper in ended:
            helper.close()


def _sorted(request: Request, matches: Iterable[Match]) -> dict[str, Found]:
    """Matches by the block they stand in; what does not stand in one, or is no sober answer, is left out."""
    found: dict[str, list[Row]] = {block: [] for block in request.blocks}
    for match in matches:
        if spot := request.spot(match.start, match.end):
            index, start, end = spot
            found[request.blocks[index]].append((match.rule, match.message, start, end, match.instead))
    return {block: sober(rows) for block, rows in found.items()}
