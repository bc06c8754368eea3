"""Classes of the house against the standard library's, made of the same text."""

from __future__ import annotations

import copy
import dataclasses
import operator
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

from forms.common import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

_VALUES = st.one_of(st.none(), st.integers(-3, 3), st.text(max_size=2), st.booleans())
_NAMES = st.lists(
    st.sampled_from(["a", "b", "args", "named", "it", "names", "other"]), unique=True, max_size=4
)


def _pair(contents: dict[str, Any], kinds: dict[str, str], **options: bool) -> tuple[Any, Any]:
    """The same class of the house and of the standard library."""
    plain = {"__annotations__": kinds, "__module__": __name__, "__qualname__": "Made", **contents}
    one, two = (type("Made", (), dict(plain)) for _ in range(2))
    ours: Any = frozen.dataclass(frozen=True, slots=True, **options)(one)
    return ours, dataclass(frozen=True, slots=True, **options)(two)


def _outcome(work: Callable[[], Any]) -> Any:
    """What came out, or which kind of error."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - compared with what the standard library does
        return type(error)


@settings(max_examples=60)
@given(st.data())
def test_it_behaves_like_the_standard_librarys(data: st.DataObject) -> None:
    names = data.draw(_NAMES)
    defaults = names[data.draw(st.integers(0, len(names))) :]
    contents = {name: data.draw(_VALUES) for name in defaults}
    order, kw_only = data.draw(st.booleans()), data.draw(st.booleans())
    ours, theirs = _pair(contents, dict.fromkeys(names, "object"), order=order, kw_only=kw_only)

    args = data.draw(st.lists(_VALUES, max_size=4))
    named = data.draw(st.dictionaries(st.sampled_from([*names, "unknown"]), _VALUES, max_size=4))
    mine, other = _outcome(lambda: ours(*args, **named)), _outcome(lambda: theirs(*args, **named))
    if isinstance(other, type):
        assert mine is other
        return
    assert astuple(mine) == astuple(other)
    assert asdict(mine) == asdict(other)
    assert repr(mine) == repr(other)
    assert hash(mine) == hash(other)
    assert ours.__match_args__ == theirs.__match_args__
    assert [made.name for made in fields(ours)] == [made.name for made in fields(theirs)]
    assert copy.deepcopy(mine) == mine
    assert copy.copy(mine) == mine
    assert mine != other

    changes = data.draw(st.dictionaries(st.sampled_from([*names, "unknown"]), _VALUES, max_size=2))
    changed = _outcome(lambda: replace(mine, **changes))
    expected = _outcome(lambda: replace(other, **changes))
    assert repr(changed) == repr(expected)
    if not isinstance(expected, type):
        assert (changed == mine) == (expected == other)
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            ordered = _outcome(lambda compare=compare: compare(changed, mine))  # type: ignore[misc]
            assert ordered == _outcome(lambda compare=compare: compare(expected, other))  # type: ignore[misc]


@frozen.dataclass(frozen=True, slots=True)
class _Point:
    east: int
    north: int = 0
    notes: list[str] = field(default_factory=list)
    #: No field.
    count: ClassVar[int] = 3

    def __post_init__(self) -> None:
        if self.north < 0:
            raise ValueError(self.north)

    @property
    def both(self) -> int:
        return self.east + self.north


@frozen.dataclass(frozen=True, slots=True)
class _Named:  # noqa: PLW1641 - the hash is made
    name: str

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Named)

    @override
    def __repr__(self) -> str:
        return "named"


@frozen.dataclass(frozen=True, slots=True)
class _Loop:
    inside: list[object]


def test_nothing_can_be_set_deleted_or_added() -> None:
    point = _Point(1)
    for name in ("east", "another"):
        with pytest.raises(FrozenInstanceError, match=name):
            setattr(point, name, 2)
        with pytest.raises(FrozenInstanceError, match=name):
            delattr(point, name)
    assert not hasattr(point, "__dict__")


def test_a_factory_makes_a_value_for_each_object() -> None:
    assert _Point(1).notes == []
    assert _Point(1).notes is not _Point(1).notes


def test_what_is_checked_after_construction_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        _Point(1, -1)
    with pytest.raises(ValueError, match="-1"):
        replace(_Point(1), north=-1)


def test_a_wrong_call_says_what_the_class_takes() -> None:
    call: Any = _Point
    with pytest.raises(TypeError, match="_Point takes east, north, notes; got 1 by place, east by"):
        call(1, east=1)


def test_class_variables_properties_and_own_methods_stay() -> None:
    assert _Point(1, 2).both == 3
    assert _Point.count == 3
    assert [made.name for made in fields(_Point)] == ["east", "north", "notes"]
    assert _Named("a") == _Named("b")
    assert repr(_Named("a")) == "named"
    assert hash(_Named("a")) == hash(_Named("a"))


def test_it_matches_patterns_and_is_pickled() -> None:
    match _Point(1, 2):
        case _Point(east, north):
            assert (east, north) == (1, 2)
    assert pickle.loads(pickle.dumps(_Point(1, 2, ["x"]))) == _Point(1, 2, ["x"])  # noqa: S301 - ours


def test_an_object_that_holds_itself_can_be_shown() -> None:
    loop = _Loop([])
    loop.inside.append(loop)
    assert repr(loop) == "_Loop(inside=[...])"


def test_pydantic_checks_it_as_a_dataclass() -> None:
    adapter = TypeAdapter(_Point)
    assert adapter.validate_python({"east": "4"}) == _Point(4)
    with pytest.raises(ValidationError):
        adapter.validate_python({"north": 1})


def test_the_standard_librarys_can_inherit_from_it() -> None:
    @dataclass(frozen=True)
    class Further(_Point):
        height: int = 0

    assert Further(1, height=3) == Further(1, 0, [], 3)
    assert dataclasses.is_dataclass(_Point)


def test_what_it_cannot_do_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(TypeError, match="inherits fields"):

        @frozen.dataclass(frozen=True, slots=True)
        class Further(_Point):
            height: int = 0

    with pytest.raises(TypeError, match="only for factories"):
        _pair({"a": field(default=1, compare=False)}, {"a": "int"})
    wrong: Any = False
    with pytest.raises(TypeError, match="only for frozen"):
        frozen.dataclass(frozen=wrong, slots=True)


def test_without_slots_something_can_be_worked_out_once() -> None:
    @frozen.dataclass(frozen=True)
    class Square:
        side: int

        @cached_property
        def area(self) -> list[int]:
            return [self.side] * self.side

    square = Square(3)
    assert square.area is square.area
    assert square == Square(3)
    assert replace(square, side=2).area == [2, 2]
