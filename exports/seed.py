"""What synthetic figures must add up to: the region's published totals and each unit's weight."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from enum import Enum
from importlib.resources import files
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

_FILE: Final = "seed.toml"
Count = Annotated[int, Field(ge=0)]


class Grouping(Enum):
    """The northern group before and since 1 July 2025; the value is the word of ``--group``."""

    OLD = "old"
    NEW = "new"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rising(_Model):
    """How many units of a group grew."""

    old: Count
    new: Count

    def of(self, grouping: Grouping) -> int:
        """The count of one group."""
        return self.old if grouping is Grouping.OLD else self.new


class Flow(_Model):
    """A total from January to the anchor month; growth in percent; machine numbers."""

    total: str
    growth: str
    rising: Rising


class Industry(_Model):
    """Units whose production index grew."""

    rising: Rising


class Promotion(_Model):
    """Industry promotion funds in triệu đồng; ``national`` is a share in percent."""

    done: Count
    plan: Count
    national: Count


class Clusters(_Model):
    """Industrial clusters: numbers, ha, projects, workers."""

    planned: Count
    established: Count
    operating: Count
    area: Count
    projects: Count
    jobs: Count


class Markets(_Model):
    """Markets in operation."""

    total: Count
    wholesale: Count


class Recommendations(_Model):
    """How many recommendations the units sent together."""

    total: Count


class Recommendation(_Model):
    """One text to choose from; the fields are those of form KN."""

    field: str
    kind: str
    authority: str
    document: str = ""
    title: str
    obstacle: str
    proposal: str


class Seed(_Model):
    """The whole file; ``weights`` are economy and foreign trade by code of the old units."""

    anchor: Annotated[int, Field(ge=2, le=11)]
    exports: Flow
    imports: Flow
    retail: Flow
    industry: Industry
    promotion: Promotion
    clusters: Clusters
    markets: Markets
    recommendations: Recommendations
    weights: dict[str, tuple[Count, Count]]
    recommendation: tuple[Recommendation, ...]


def shipped_seed() -> Seed:
    """The seed that comes with the program."""
    text = files("exports").joinpath("samples", _FILE).read_text("utf-8")
    return Seed.model_validate(tomllib.loads(text, parse_float=Decimal))
