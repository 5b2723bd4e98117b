"""How a page is put together from its templates: all text is escaped, and nothing is loaded from anywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from speclint.light import dataclass
from speclint.reporters.words import plain
from speclint.shipped import VERSION
from speclint.text.expression import Expression

_BLANK = Expression(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page carries: its style, its script, and the policy that lets nothing else in."""

    style: object
    script: object
    policy: object
    referrer: str = "no-referrer"
    version: str = VERSION


def page(template: str, *, scripts: tuple[str, ...] = (), forms: bool = False, **given: object) -> str:
    """Fill the template of a page; *scripts* come after the report's own; *forms* may be sent back to its server."""
    return _BLANK.sub("\n", _template(template)(frame=_frame(scripts, forms=forms), **given)).strip() + "\n"


@cache
def text(name: str) -> str:
    """A file of the folder ``templates``, also where the package is a zip archive."""
    return files("speclint.reporters.html").joinpath("templates", name).read_text("utf-8")


@cache
def _template(name: str) -> Callable[..., str]:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only who writes HTML needs it

    environment = Environment(
        loader=FunctionLoader(text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
    )
    return environment.get_template(name).render


def _plain(value: object) -> object:
    """Text from a document steers no screen; what is markup already is left alone."""
    return plain(value) if type(value) is str else value


@cache
def _frame(scripts: tuple[str, ...], *, forms: bool) -> Frame:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    style, script = text("style.css").strip(), "\n".join(text(name).strip() for name in ("script.js", *scripts))
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'; "
    policy += "form-action 'self'; connect-src 'self'" if forms else "form-action 'none'"
    return Frame(Markup(style), Markup(script), Markup(policy), referrer="same-origin" if forms else "no-referrer")  # noqa: S704 - our own files


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
